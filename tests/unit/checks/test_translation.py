from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.checks.translation import GUESSED, Piece, Translated, Translation, shown
from app.evaluation import squad
from app.evaluation.translations import samples

XQUAD = Path(__file__).parents[4] / "shared" / "benchmarks" / "xquad"


class Writer:
    """Writes the next of its texts in two pieces, as surely as told, and notes what it is reminded of."""

    def __init__(self, *texts: str, logprobs: tuple[float, ...] = ()) -> None:
        self.texts = iter(texts)
        self.logprobs = logprobs
        self.reminded: list[list[str]] = []

    def __call__(self, sentence: str, source: str, language: str, kept: Sequence[str]) -> Iterator[Piece]:
        self.reminded.append(list(kept))
        text = next(self.texts)
        yield Piece(text[:5], self.logprobs)
        yield Piece(text[5:])


def test_a_translation_is_seen_while_it_is_written():
    translation = Translation(Writer("Two people hurt."), "Deux blessés.", "fr", "en")
    assert list(translation) == ["Two p", "Two people hurt."]
    assert translation.taken == Translated("Two people hurt.")


@pytest.mark.parametrize(
    ("wrong", "numbers"),
    [("Some people were hurt in 2022.", ["17"]), ("In 2022, 17 of 30 people were hurt.", ["17", "2022"])],
)
def test_a_translation_that_changes_a_number_is_begun_again_with_a_reminder(wrong, numbers):
    writer = Writer(wrong, "In 2022, 17 people were hurt.")
    translation = Translation(writer, "En 2022, 17 blessés.", "fr", "en")
    assert translation.finish() == Translated("In 2022, 17 people were hurt.")
    assert writer.reminded == [[], numbers]


@pytest.mark.parametrize("last", ["Some were hurt again.", "In 2022, 17 of 30 people were hurt.", ""])
def test_a_translation_that_never_keeps_the_numbers_is_not_taken(last):
    writer = Writer("Some were hurt.", last, "17 people were hurt in 2022.")
    assert Translation(writer, "En 2022, 17 blessés.", "fr", "en").finish() is None
    assert len(writer.reminded) == 2


def test_a_small_number_in_words_may_not_change():
    writer = Writer("Drei Männer starben.", "Vier Männer starben.")
    assert Translation(writer, "Sept hommes moururent.", "fr", "de").finish() is None


def test_numbers_in_words_are_read_in_the_languages_of_both():
    writer = Writer("Una vez vivió aquí.")
    assert Translation(writer, "She once lived here.", "en", "es").finish() == Translated(
        "Una vez vivió aquí."
    )


def test_a_number_that_was_not_there_is_not_taken():
    writer = Writer("Many people hurt, 17 of them badly.", "Many people hurt, 17 of them.")
    assert Translation(writer, "Beaucoup de blessés.", "fr", "en").finish() is None


def test_a_translation_that_names_another_country_is_begun_again_with_the_right_one():
    writer = Writer("Железная дорога из России.", "Железная дорога из Китая.")
    translation = Translation(writer, "The railway from China.", "en", "ru")
    assert translation.finish() == Translated("Железная дорога из Китая.")
    assert writer.reminded == [[], ["Китай"]]


def test_a_translation_that_slips_into_another_script_is_begun_again_with_the_names():
    writer = Writer("Они fledили в Ош.", "Они бежали в Ош.")
    translation = Translation(writer, "They escaped to Osh.", "en", "ru")
    assert translation.finish() == Translated("Они бежали в Ош.")
    assert writer.reminded == [[], ["Osh"]]
    again = Writer("Он 天 остался.", "Он остался 天.")
    assert Translation(again, "He stayed.", "en", "ru").finish() is None


def test_a_name_that_goes_on_in_another_script_is_written_as_it_was():
    translation = Translation(Writer("Дорога в Jalал-Абад."), "The road to Jalal-Abad.", "en", "ru")
    assert translation.finish() == Translated("Дорога в Jalal-Абад.")


@pytest.mark.parametrize(
    ("logprobs", "doubtful"),
    [((GUESSED - 0.1, GUESSED - 0.1), True), ((GUESSED + 0.1, GUESSED + 0.1), False), ((), False)],
)
def test_a_translation_that_the_model_is_unsure_of_is_doubtful(logprobs, doubtful):
    writer = Writer("Belarus wird nur besiegt.", logprobs=logprobs)
    finished = Translation(writer, "La Biélorussie se battrait seule.", "fr", "de").finish()
    assert finished == Translated("Belarus wird nur besiegt.", doubtful)


def test_a_translation_is_as_sure_as_its_last_try():
    class Improving(Writer):
        def __call__(self, *given):
            yield from super().__call__(*given)
            self.logprobs = (GUESSED + 0.1,)

    writer = Improving("Many people hurt.", "17 people hurt.", logprobs=(GUESSED - 1,))
    assert Translation(writer, "17 blessés.", "fr", "en").finish() == Translated("17 people hurt.")


def test_an_empty_translation_is_none():
    assert Translation(Writer("  "), "Rien.", "fr", "en").finish() is None


@pytest.mark.parametrize(
    ("original", "written", "kept"),
    [
        ("Armenia left.", "Вот перевод на русский язык: Армения ушла.", "Армения ушла."),
        ("Armenia left.", "Here is the translation:\nArmenia left it.", "Armenia left it."),
        ("Armenia left: so.", 'Here is the translation: "Армения ушла: вот."', "Армения ушла: вот."),
        ("Armenia left.", "«Армения ушла.»", "Армения ушла."),
        ("“Armenia left.”", "«Армения ушла.»", "«Армения ушла.»"),
        ("“Armenia” and “Georgia”", "«Армения» и «Грузия»", "«Армения» и «Грузия»"),
        ("Armenia left: it had enough.", "Армения ушла: с неё хватит.", "Армения ушла: с неё хватит."),
        ("Armenia left.", "Русский: Армения ушла.", "Армения ушла."),
        ("He warned that it left.", "Он предупредил: она ушла.", "Он предупредил: она ушла."),
        ("The Russian side warned it left.", "Русская сторона: она ушла.", "Русская сторона: она ушла."),
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
        ("26 April, er gab es zu.", "26. April, er gab es zu."),
        ("26. April, er gab es zu.", "26. April, er gab es zu."),
    ],
)
def test_german_days_have_their_point(written, kept):
    assert shown(written, "He admitted it on 26 April 2025.", "de") == kept


def test_other_languages_write_days_without_a_point():
    assert shown("Le 26 août il céda.", "He gave in on 26 August.", "fr") == "Le 26 août il céda."


def test_markup_has_no_place_in_a_translation():
    assert shown("**Er** kam.", "He came.", "de") == "Er kam."


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("L’Arménie a gelé sa participation à l’alliance cette année-là.", "en"),
        ("Armenia froze its part in the alliance in that year.", "de"),
        ("Armenia froze its part in the alliance in that year.", "ru"),
    ],
)
def test_a_translation_into_another_language_is_not_taken(written, language):
    original = "L’Arménie a gelé sa participation à l’alliance cette année-là."
    assert Translation(Writer(written, written), original, "fr", language).finish() is None


@pytest.mark.skipif(not XQUAD.exists(), reason="the paragraphs of XQuAD are not beside the project")
def test_hardly_a_translation_that_a_person_made_is_refused_or_doubted():
    english, spanish = (squad.read(XQUAD / f"xquad.{language}.json") for language in ("en", "es"))
    made = [
        Translation(
            Writer(pair.reference, pair.reference), pair.original, pair.source, pair.language
        ).finish()
        for pair in samples(english, spanish, 10_000, seed=0)
    ]
    assert len(made) > 600
    assert made.count(None) < 0.02 * len(made)
    assert sum(one is not None and one.doubtful for one in made) < 0.03 * len(made)
