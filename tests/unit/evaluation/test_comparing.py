"""Two reports compared, and the judge that stands apart."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import pytest
from scripted_llm import scripted_llm

from app.errors import ModelUnavailable
from app.evaluation.compare import as_text, compare
from app.evaluation.judge import judge, judged
from app.llm.providers import remote_generator
from app.settings import Settings


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


def test_a_judge_that_does_not_answer_has_no_verdict_and_ends_nothing(good):
    def gone(prompt):
        raise ModelUnavailable("the model is gone")

    seen = []
    section = judged(good, gone, "model-2", lambda done, total: seen.append((done, total)))["judge"]
    assert (section["right"], section["without_verdict"]) == (None, 6)
    assert section["questions"]["en-1"]["said"] == "the model is gone"
    assert seen[-1] == (6, 6)


def test_any_configured_model_can_judge(good, tmp_path):
    with scripted_llm("wrong: it says another year") as url:
        model = remote_generator(Settings(home=tmp_path, llm="scripted", llm_base_url=url))
        section = judged(good, model.opinion, model.name)["judge"]
    assert (section["model"], section["right"], section["without_verdict"]) == ("scripted", 0, 0)
    assert section["questions"]["en-1"]["said"] == "wrong: it says another year"
