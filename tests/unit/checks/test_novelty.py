import pytest

from app.checks.novelty import made_up

QUOTE = "L’Arménie a gelé sa participation à l’alliance en février 2024."


@pytest.mark.parametrize(
    ("statement", "question", "expected"),
    [
        ("L’Arménie gèle sa participation depuis février 2024.", "Qui a gelé quoi ?", False),
        ("Les rosiers grimpants supportent bien la mi-ombre.", "Quelles plantes ?", True),
        ("Les rosiers grimpants supportent la mi-ombre.", "Les rosiers grimpants supportent-ils ?", False),
        ("L’Arménie.", "Qui ?", False),
        ("La France gèle sa participation à l’alliance.", "Qui ?", False),
    ],
)
def test_a_statement_is_made_up_when_few_of_its_new_words_are_in_the_quotes(statement, question, expected):
    assert made_up(statement, question, [QUOTE], "fr") is expected


def test_the_words_may_stand_in_several_quotes():
    both = "Erevan a gelé sa participation ; Minsk a prêté son territoire."
    told = ["Erevan a gelé sa participation.", "Minsk a prêté son territoire."]
    assert not made_up(both, "Que font-ils ?", told, "fr")


def test_a_number_may_be_told_in_digits_or_in_words():
    quote = ["Zwölf Kinder unter fünf Jahren starben."]
    assert not made_up("12 Kinder unter 5 Jahren sind gestorben.", "Was ist passiert?", quote, "de")
    assert not made_up("Trente pays, douze élus.", "Qui ?", ["30 pays et 12 députés."], "fr")
    assert made_up("13 Rosen blühten am 6. Balkon.", "Was ist passiert?", quote, "de")
