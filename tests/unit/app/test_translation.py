import pytest

from app.translation import shown


@pytest.mark.parametrize(
    ("original", "written", "kept"),
    [
        ("Armenia left.", "Вот перевод на русский язык: Армения ушла.", "Армения ушла."),
        ("Armenia left.", "Here is the translation:\nArmenia left it.", "Armenia left it."),
        ("Armenia left: it had enough.", "Армения ушла: с неё хватит.", "Армения ушла: с неё хватит."),
        ("Armenia left at 12:30.", "Армения ушла в 12:30.", "Армения ушла в 12:30."),
    ],
)
def test_what_announces_a_translation_is_no_part_of_it(original, written, kept):
    assert shown(written, original, "ru") == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Am 26 April 2025 gab er es zu.", "Am 26. April 2025 gab er es zu."),
        ("Am 26. April 2025 gab er es zu.", "Am 26. April 2025 gab er es zu."),
        ("Im Jahr 2022 März und April", "Im Jahr 2022 März und April"),
    ],
)
def test_german_days_have_their_point(written, kept):
    assert shown(written, "He admitted it on 26 April 2025.", "de") == kept


def test_other_languages_write_days_without_a_point():
    assert shown("Le 26 août il céda.", "He gave in on 26 August.", "fr") == "Le 26 août il céda."


def test_markup_has_no_place_in_a_translation():
    assert shown("**Er** kam.", "He came.", "de") == "Er kam."
