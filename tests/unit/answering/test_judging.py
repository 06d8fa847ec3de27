from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from app.answering.judging import ANSWERING_WEIGHT, RELEVANCE_WEIGHT, Judgment, judge, paired
from vectorstore.hit import Evidence

FIRST = Evidence("a", 0, 3, "Un.", "", "fr", 0.9)
EVIDENCE = (
    FIRST,
    replace(FIRST, text="Deux.", similarity=0.7),
    replace(FIRST, text="Trois.", similarity=0.8),
)


class Model:
    """Thinks of a sentence what ``odds`` says, and keeps what it was asked."""

    def __init__(self, odds: dict[str, float | None]) -> None:
        self.odds = odds
        self.asked: list[str] = []

    def relevance(self, sentences: Sequence[str]) -> Iterator[float | None]:
        for sentence in sentences:
            self.asked.append(sentence)
            yield self.odds.get(sentence, -3.0)


def judged(model: Model, answering=None, enough=lambda odds: False, evidence=EVIDENCE) -> Judgment:
    judgment = judge(paired(evidence, answering), model.relevance, enough)
    assert judgment is not None
    return judgment


def test_all_are_asked_the_likeliest_first_while_it_is_not_enough():
    model = Model({"Trois.": 2.0})
    judgment = judged(model)
    assert model.asked == ["Un.", "Trois.", "Deux."]
    assert judgment.relevance == (-3.0, -3.0, 2.0)
    assert judgment.best == 2.0
    assert judgment.unasked == 0


def test_the_judgments_are_part_of_the_scores_and_the_order_stays():
    judgment = judged(Model({"Un.": 1.0, "Deux.": 2.0, "Trois.": -1.0}), answering=[4.0, 0.0, -5.0])
    assert [item.text for item in judgment.evidence] == ["Un.", "Deux.", "Trois."]
    assert [item.similarity for item in judgment.evidence] == pytest.approx(
        [
            0.9 + RELEVANCE_WEIGHT + 4 * ANSWERING_WEIGHT,
            0.7 + 2 * RELEVANCE_WEIGHT,
            0.8 - RELEVANCE_WEIGHT - 5 * ANSWERING_WEIGHT,
        ]
    )


def test_once_it_is_enough_what_is_behind_the_best_is_not_asked_about():
    model = Model({"Un.": 0.5})
    judgment = judged(model, enough=lambda odds: max(odds) > 0)
    assert model.asked == ["Un."]
    assert [item.text for item in judgment.evidence] == ["Un."]
    assert judgment.unasked == 2


def test_what_could_still_be_the_best_is_asked_about_even_when_it_is_enough():
    model = Model({"Un.": -1.0})
    judgment = judged(model, enough=lambda odds: True)
    assert model.asked == ["Un.", "Trois."]
    assert judgment.unasked == 1


def test_who_reads_pairs_says_what_is_likeliest():
    model = Model({"Deux.": 1.0})
    judged(model, answering=[0.0, 25.0, 0.0], enough=lambda odds: True)
    assert model.asked == ["Deux."]


def test_a_model_without_an_opinion_judges_nothing():
    assert judge(EVIDENCE, Model({"Trois.": None}).relevance, lambda odds: False) is None
