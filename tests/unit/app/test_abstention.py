import math

import pytest

from app.abstention import Abstention, Logistic, load, log_odds, signals_of
from vectorstore.hit import Evidence


def evidence(*similarities: float) -> list[Evidence]:
    return [Evidence("a", 0, 1, "x", "", "fr", similarity) for similarity in similarities]


def test_signals_do_not_depend_on_the_order_of_the_evidence():
    assert signals_of(evidence(0.1, 0.5, 0.3), None) == signals_of(evidence(0.5, 0.3, 0.1), None)
    assert signals_of(evidence(0.1, 0.5, 0.3), None) == {
        "similarity": 0.5, "second": 0.3, "spread": pytest.approx(0.4),
    }  # fmt: skip


def test_one_sentence_is_its_own_second():
    assert signals_of(evidence(0.4), 0.5) == {
        "similarity": 0.4, "second": 0.4, "spread": 0.0, "answerable": 0.0,
    }  # fmt: skip


def test_each_kind_of_answer_has_its_own_model():
    abstention = Abstention(Logistic({"answerable": 1.0}, 0.0, 0.6), Logistic({"similarity": 1.0}, 0.0, 0.9))
    assert abstention.judge({"similarity": 1.0, "answerable": 2.0}) == (pytest.approx(0.881, abs=1e-3), True)
    assert abstention.judge({"similarity": 1.0}) == (pytest.approx(0.731, abs=1e-3), False)


@pytest.mark.parametrize("probability", [0.0, 1.0])
def test_certainty_stays_finite(probability):
    assert math.isfinite(log_odds(probability))


def test_the_models_that_ship_were_fitted_and_prefer_a_sure_question():
    abstention = load()
    sure, _ = abstention.judge(signals_of(evidence(0.3, 0.25, 0.1), 0.95))
    unsure, _ = abstention.judge(signals_of(evidence(0.05, 0.04, 0.03), 0.3))
    assert sure > unsure
