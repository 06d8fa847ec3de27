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
