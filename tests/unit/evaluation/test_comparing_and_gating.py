"""Two reports compared, the gate with its baseline, and the judge that stands apart."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest

from app.evaluation import gate
from app.evaluation.compare import as_text, compare
from app.evaluation.errors import GateError
from app.evaluation.judge import judge, judged
from app.evaluation.run import Conditions, run

KEYS = ("accuracy", "quote_exact", "answered_unanswerable")


@pytest.fixture
def report_of(world, detector, tmp_path):
    def report(ask=world.answer, questions=world.questions, settings=None):
        conditions = Conditions("full", settings or {})
        return run(questions, world.articles, conditions, tmp_path, detector, ask=ask)

    return report


@pytest.fixture
def good(report_of):
    return report_of()


@pytest.fixture
def worse(report_of, world):
    def forgets(question):
        answer = world.answer(question)
        return replace(answer, text="It was long ago.") if question.id == "en-1" else answer

    return report_of(forgets)


def test_a_comparison_names_the_questions_that_changed(good, worse):
    result = compare(good, worse)
    lost = [change for change in result["changes"] if change["measure"] == "accuracy"]
    assert [(c["id"], c["before"], c["after"], c["better"]) for c in lost] == [("en-1", 1, 0, False)]
    assert result["figures"]["accuracy"]["difference"] == pytest.approx(-1 / 6)
    low, high = result["figures"]["accuracy"]["interval"]
    assert low < -1 / 6 < high
    assert result["warnings"] == []
    assert "Worse, Right: en-1 1.00→0.00" in as_text(result)


def test_less_of_a_bad_thing_is_better(good):
    invented = deepcopy(good)
    invented["questions"][0]["scores"]["invented_numbers"] = 1.0
    (change,) = compare(invented, good)["changes"]
    assert change["better"]


def test_a_report_compared_with_itself_has_no_changes(good):
    result = compare(good, good)
    assert result["changes"] == []
    assert all(figure["difference"] == 0 for figure in result["figures"].values())


def test_reports_on_different_sets_are_compared_with_a_warning(good, report_of, world):
    result = compare(good, report_of(questions=world.questions[1:]))
    assert result["only_before"] == ["en-1"]
    assert result["warnings"] == ["the two reports differ in 'question_set'"]
    assert "Only before: en-1" in as_text(result)


def pinned(report, **more):
    return gate.raised(report, gate.empty(), "quotes", KEYS, **more)


def test_the_gate_passes_what_it_was_pinned_at_and_fails_below(good, worse):
    baseline = pinned(good)
    assert gate.check(good, baseline, "quotes") == []
    (failure,) = gate.check(worse, baseline, "quotes")
    assert failure == "accuracy is 0.833, below its floor of 1.000"


def test_a_ceiling_is_a_floor_upside_down(good):
    answered_more = deepcopy(good)
    answered_more["summary"]["answered_unanswerable"] = 0.5
    assert gate.check(answered_more, pinned(good), "quotes") == [
        "answered_unanswerable is 0.500, above its ceiling of 0.000"
    ]


def test_slack_leaves_room(good, worse):
    assert gate.check(worse, pinned(good, slack=0.2), "quotes") == []


def test_other_questions_or_settings_do_not_pass(good, report_of, world):
    baseline = pinned(good)
    assert "'question_set' is not what was pinned" in gate.check(
        report_of(questions=world.questions[1:]), baseline, "quotes"
    )
    assert "'settings' is not what was pinned" in gate.check(
        report_of(settings={"llm": "big"}), baseline, "quotes"
    )


def test_a_figure_that_is_not_measured_does_not_pass(good):
    baseline = pinned(good)
    good["summary"]["accuracy"] = None
    assert gate.check(good, baseline, "quotes") == ["accuracy was not measured (floor 1.000)"]


def test_raising_never_lowers(good, worse):
    low = pinned(worse)
    raised = gate.raised(good, low, "quotes", KEYS)
    assert raised["pins"]["quotes"]["floors"]["accuracy"] == 1
    assert gate.raised(worse, raised, "quotes", KEYS) == raised


def test_raising_refuses_when_something_pinned_changed(good, report_of, world):
    with pytest.raises(GateError, match="question_set changed"):
        gate.raised(report_of(questions=world.questions[1:]), pinned(good), "quotes", KEYS)


def test_lowering_needs_a_reason_and_keeps_it(good, worse):
    with pytest.raises(GateError, match="needs a reason"):
        gate.lowered(worse, pinned(good), "quotes", KEYS, reason=" ")
    lower = gate.lowered(
        worse, pinned(good), "quotes", KEYS, reason="a smaller model", today=date(2026, 1, 2)
    )
    assert gate.check(worse, lower, "quotes") == []
    (kept,) = lower["lowered"]
    assert kept["reason"] == "a smaller model"
    assert kept["date"] == "2026-01-02"
    assert kept["from"]["accuracy"] == 1 > kept["to"]["accuracy"]


def test_only_known_figures_can_be_floors(good):
    with pytest.raises(GateError, match="'speed' cannot be a floor"):
        gate.raised(good, gate.empty(), "quotes", ["speed"])


def test_a_baseline_survives_its_file(good, tmp_path):
    path = tmp_path / "baseline.json"
    assert gate.read(path) == gate.empty()
    gate.write(pinned(good), path)
    assert gate.read(path) == pinned(good)
    assert gate.check(good, gate.read(path), "full") == [
        "the baseline has no pin 'full'; raise it once to make one"
    ]
    path.write_text("{}")
    with pytest.raises(GateError, match="not a baseline"):
        gate.read(path)


@pytest.mark.parametrize(
    ("said", "right"),
    [("Right. It says 1931.", True), ("wrong: no year", False), ("I cannot tell.", None), ("", None)],
)
def test_the_first_verdict_of_the_judge_counts(said, right):
    assert judge("When?", "1931", "In 1931.", lambda prompt: said).right is right


def test_the_judge_sees_question_reference_and_answer():
    prompts = []
    judge("When?", "In {1931}.", "Long ago.", lambda prompt: prompts.append(prompt) or "wrong")
    assert all(text in prompts[0] for text in ("When?", "In {1931}.", "Long ago."))


def test_the_judge_stands_apart(good):
    with_opinion = judged(good, lambda prompt: "wrong, I think", "model-2")
    assert with_opinion["summary"] == good["summary"]
    assert with_opinion["judge"]["right"] == 0
    assert with_opinion["judge"]["agreement_with_must_include"] == 0
    assert len(with_opinion["judge"]["questions"]) == 6
