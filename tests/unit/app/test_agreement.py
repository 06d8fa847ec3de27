import pytest

from app.agreement import missing_names, missing_numbers, negated, numbers, said_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 000 soldats", {"10000"}),
        ("10\u202f000 soldats", {"10000"}),
        ("10,000 soldiers", {"10000"}),
        ("10.000 Soldaten", {"10000"}),
        ("3,5 % puis 3.5 %", {"3.5"}),
        ("le 1er avril 2022", {"1", "2022"}),
        ("Eagle Partner-2023", {"2023"}),
        ("article 04", {"4"}),
        ("aucun chiffre", set()),
    ],
)
def test_numbers_are_read_however_they_are_written(text, expected):
    assert numbers(text) == expected


def test_a_number_that_no_quote_holds_is_missing():
    assert missing_numbers("12 people were hurt in 2022", ["deux blessés en 2022"]) == {"12"}


def test_numbers_may_stand_in_different_quotes():
    assert missing_numbers("from 2021 to 2023", ["en 2021", "jusqu’en 2023"]) == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("deux blessés", {"2"}),
        ("am 6. November", {"6", "11"}),
        ("в апреле 2022 года", {"4", "2022"}),
        ("néant", set()),
    ],
)
def test_small_numbers_and_months_are_said_in_words_too(text, said):
    assert said_numbers(text) == said


def test_a_number_may_be_a_word_in_the_quote():
    assert missing_numbers("2 people were hurt", ["Deux personnes ont été blessées"]) == set()


def test_a_name_that_no_text_holds_is_missing_and_endings_do_not_matter():
    held = ["Le président kirghize Sadyr Japarov a reçu Vladimir Poutine à Bichkek."]
    assert missing_names("Il a reçu Poutine à Bichkek.", held, "fr") == set()
    assert missing_names("Il a reçu « Loukachenko » à Minsk.", held, "fr") == {"loukachenko", "minsk"}
    assert missing_names("Лукашенко принял Путина.", ["К Путину приехал Лукашенко."], "ru") == set()


def test_the_first_word_of_a_sentence_and_german_nouns_are_no_names():
    assert missing_names("Hier, la réponse. Demain, non.", [""], "fr") == set()
    assert missing_names("Das Treffen fand in Astana statt.", [""], "de") == set()


@pytest.mark.parametrize(
    ("text", "language", "denies"),
    [
        ("L’Arménie ne peut quitter l’organisation.", "fr", True),
        ("L’Arménie peut quitter l’organisation.", "fr", False),
        ("It didn't. It could not.", "en", True),
        ("Она не вышла.", "ru", True),
        ("Sie trat keinem Bund bei, ohne Zögern.", "de", True),
        ("No salió.", "es", True),
        ("No salió.", "fi", False),
    ],
)
def test_denials_are_known_by_their_words(text, language, denies):
    assert negated(text, language) is denies
