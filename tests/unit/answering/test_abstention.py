import math

import pytest

from app.answering.abstention import Abstention, load, log_odds, signals_of


def test_signals_do_not_depend_on_the_order_of_the_evidence():
    assert signals_of([0.0, 2.0, 1.0], 1.0) == pytest.approx(signals_of([2.0, 1.0, 0.0], 1.0))


def test_several_sentences_that_may_answer_are_worth_more_than_one():
    one, two = (signals_of(odds, 1.0)["relevance"] for odds in ([0.0], [0.0, 0.0]))
    assert (one, two) == (pytest.approx(0.0), pytest.approx(math.log(2)))


def test_ibid_speaks_from_the_threshold_on():
    abstention = Abstention({"relevance": 1.0}, 0.0, 0.6)
    assert abstention.judge({"relevance": 2.0}) == (pytest.approx(0.881, abs=1e-3), True)
    assert abstention.judge({"relevance": 0.2}) == (pytest.approx(0.550, abs=1e-3), False)


@pytest.mark.parametrize("probability", [0.0, 1.0])
def test_certainty_stays_finite(probability):
    assert math.isfinite(log_odds(probability))


def test_the_models_that_ship_were_fitted_and_prefer_a_sure_question():
    abstention = load()
    sure, _ = abstention.judge(signals_of([3.0], 1.0))
    unsure, _ = abstention.judge(signals_of([-1.0], 1.0))
    off_topic, _ = abstention.judge(signals_of([3.0], -0.8))
    assert sure > unsure
    assert sure > off_topic


def test_beyond_being_on_the_subject_closeness_tells_nothing():
    assert signals_of([0.0], 0.5) == signals_of([0.0], 1.5)


def test_a_sentence_that_was_not_asked_about_adds_little():
    alone, more, asked = (
        signals_of(odds, 1.0, unasked)["relevance"]
        for odds, unasked in (([1.0], 0), ([1.0], 3), ([1.0, 1.0, 1.0, 1.0], 0))
    )
    assert alone < more < alone + 0.2 < asked
