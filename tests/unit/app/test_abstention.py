import math

import pytest

from app.abstention import Abstention, load, log_odds, signals_of
from vectorstore.hit import Evidence


def evidence(*similarities: float) -> list[Evidence]:
    return [Evidence("a", 0, 1, "x", "", "fr", similarity) for similarity in similarities]


def test_signals_do_not_depend_on_the_order_of_the_evidence():
    assert signals_of(evidence(0.1, 0.5, 0.3), 0.5) == {"answerable": 0.0, "similarity": 0.5}
    assert signals_of(evidence(0.5, 0.3, 0.1), 0.5) == {"answerable": 0.0, "similarity": 0.5}


def test_ibid_speaks_from_the_threshold_on():
    abstention = Abstention({"answerable": 1.0}, 0.0, 0.6)
    assert abstention.judge({"answerable": 2.0}) == (pytest.approx(0.881, abs=1e-3), True)
    assert abstention.judge({"answerable": 0.2}) == (pytest.approx(0.550, abs=1e-3), False)


@pytest.mark.parametrize("probability", [0.0, 1.0])
def test_certainty_stays_finite(probability):
    assert math.isfinite(log_odds(probability))


def test_the_models_that_ship_were_fitted_and_prefer_a_sure_question():
    abstention = load()
    sure, _ = abstention.judge(signals_of(evidence(0.2), 0.95))
    unsure, _ = abstention.judge(signals_of(evidence(0.2), 0.3))
    assert sure > unsure
