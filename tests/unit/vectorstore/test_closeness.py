import numpy as np
import pytest

from vectorstore.closeness import SUBJECTS, Closeness, Scale, measured

LANGUAGES = tuple(SUBJECTS[0])


class Bilingual:
    """Knows the subjects, and as real models do, whether two texts are in one language.

    Cosines are ``answering`` for an answer and ``unrelated`` for another text, and less by ``foreign`` when
    that is in another language than the question.
    """

    def __init__(self, answering: float, unrelated: float, foreign: float) -> None:
        self._gaps = answering - unrelated, unrelated - foreign, foreign
        self._places = {
            text: (number, language)
            for number, subject in enumerate(SUBJECTS)
            for language, texts in subject.items()
            for text in texts
        }

    def encode_query(self, text: str) -> np.ndarray:
        number, language = self._places[text]
        subject, spoken, always = self._gaps
        return np.array(
            [subject * (number == n) for n in range(len(SUBJECTS))]
            + [spoken * (language == other) for other in LANGUAGES]
            + [always]
        )

    def encode_passages(self, texts: list[str]) -> np.ndarray:
        rows = []
        for text in texts:
            number, language = self._places[text]
            rows.append(
                [number == n for n in range(len(SUBJECTS))] + [language == other for other in LANGUAGES] + [1]
            )
        return np.array(rows, dtype=float)


@pytest.mark.parametrize(("answering", "unrelated", "foreign"), [(0.84, 0.76, 0.73), (0.5, 0.1, 0.0)])
def test_the_scale_is_the_same_for_every_model_and_language(answering, unrelated, foreign):
    scale = measured(Bilingual(answering, unrelated, foreign))
    for asked, read in (("fr", "fr"), ("it", "it"), ("", "")):
        assert scale.of(unrelated, asked, read) == pytest.approx(0)
        assert scale.of(answering, asked, read) == pytest.approx(1)
    for asked, read in (("ru", "fr"), ("it", "fr")):
        assert scale.of(foreign, asked, read) == pytest.approx(0)
        assert scale.of(answering - unrelated + foreign, asked, read) == pytest.approx(1)


def test_a_language_has_its_own_scale_where_it_was_measured():
    scale = Closeness(
        {"": Scale(0.7, 0.8), "ru": Scale(0.7, 0.9)}, {"": Scale(0.6, 0.7), "ru": Scale(0.5, 0.6)}
    )
    assert scale.of(0.8, "ru", "ru") == pytest.approx(0.5)
    assert scale.of(0.55, "ru", "fr") == pytest.approx(0.5)
    assert scale.of(0.65, "pl", "fr") == pytest.approx(0.5)


def test_the_scale_goes_on_evenly():
    scale = Scale(0.7, 0.8)
    assert [scale.of(cosine) for cosine in (0.65, 0.75, 0.9)] == pytest.approx([-0.5, 0.5, 2])


def test_the_nearest_of_many_unrelated_texts_comes_near_by_chance():
    scale = Closeness({"": Scale(0.7, 0.8)}, {}, spread=0.03)
    lone, few, many = (scale.of(0.8, among=among) for among in (1, 10, 1_000))
    assert lone == pytest.approx(1)
    assert lone > few > many > 0
    draws = 0.7 + 0.03 * np.random.default_rng(1).normal(size=(2_000, 1_000)).max(axis=1)
    assert np.mean([scale.of(draw, among=1_000) for draw in draws]) == pytest.approx(0, abs=0.1)


def test_a_model_that_tells_nothing_apart_still_has_a_scale():
    assert np.isfinite(measured(Bilingual(0.5, 0.5, 0.5)).of(0.5))


def test_every_subject_is_told_in_every_language():
    assert all(tuple(subject) == LANGUAGES for subject in SUBJECTS)
    assert len({text for subject in SUBJECTS for texts in subject.values() for text in texts}) == 60
