"""Running an evaluation: files, resuming, parallel asking, retrieval mode, scoring again."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest

from app.errors import ModelUnavailable
from app.evaluation import report_file
from app.evaluation.errors import ReportError
from app.evaluation.run import Conditions, rescore, run

FULL = Conditions("full", {"llm": "small"}, {"llm": "model-1"}, {"answer": "abc"})


@pytest.fixture
def evaluate(world, detector, tmp_path):
    def run_in(folder="report", ask=world.answer, conditions=FULL, questions=world.questions, **more):
        return run(questions, world.articles, conditions, tmp_path / folder, detector, ask=ask, **more)

    return run_in


def test_a_report_holds_what_every_figure_needs(evaluate, tmp_path):
    report = evaluate()
    stored = json.loads((tmp_path / "report/report.json").read_text())
    assert stored == json.loads(json.dumps(report))
    assert stored["summary"]["accuracy"] == 1
    assert stored["summary"]["refusal"] == {"precision": 1, "recall": 1}
    first = stored["questions"][0]
    assert (
        first["answer"]["statements"][0]["citations"][0]["quote"]
        == "Le pont de Valmont a été ouvert en 1931."
    )
    assert first["gold"][0]["places"][0].keys() == {"article_id", "start", "end"}
    assert stored["models"] == {"llm": "model-1"}
    assert stored["machine"]["cores"] >= 1
    assert stored["versions"]["numpy"]
    assert stored["question_set"] != stored["corpus"]["hash"] != stored["code"]
    assert (tmp_path / "report/report.html").read_text().startswith("<!doctype html>")


def test_stored_answers_give_the_same_figures_again(evaluate, world, detector):
    report = evaluate()
    again = rescore(report, world.articles, detector)
    assert again["summary"] == report["summary"]
    with pytest.raises(ReportError, match="other articles"):
        rescore(report, world.articles[:1], detector)


def test_an_interrupted_run_goes_on_where_it_stopped(evaluate, world):
    asked = []

    def breaks_once(question):
        asked.append(question.id)
        if asked.count("fr-2") == 1 and question.id == "fr-2":
            raise ModelUnavailable("gone")
        return world.answer(question)

    with pytest.raises(ModelUnavailable):
        evaluate(ask=breaks_once)
    report = evaluate(ask=breaks_once)
    assert report["reused_answers"] >= 3
    assert sorted(asked) == sorted([*(question.id for question in world.questions), "fr-2"])
    assert report["summary"]["accuracy"] == 1


def test_a_torn_last_line_is_asked_again(evaluate, world, tmp_path):
    def interrupted(question):
        if question.id == "fr-1":
            raise KeyboardInterrupt
        return world.answer(question)

    with pytest.raises(KeyboardInterrupt):
        evaluate(ask=interrupted)
    journal = tmp_path / "report/answers.jsonl"
    whole = journal.read_text().count('{"key"')
    journal.write_bytes(journal.read_bytes()[:-40])
    assert evaluate()["reused_answers"] == whole - 1 > 0


@pytest.mark.parametrize(
    "change", [{"settings": {"llm": "big"}}, {"models": {"llm": "model-2"}}, {"prompts": {"answer": "def"}}]
)
def test_answers_made_under_other_conditions_are_not_kept(evaluate, world, change):
    def interrupted(question):
        if question.id == "fr-1":
            raise KeyboardInterrupt
        return world.answer(question)

    with pytest.raises(KeyboardInterrupt):
        evaluate(ask=interrupted)
    assert evaluate(conditions=replace(FULL, **change))["reused_answers"] == 0


def test_a_finished_run_leaves_nothing_to_resume(evaluate, tmp_path):
    evaluate()
    assert sorted(path.name for path in (tmp_path / "report").iterdir()) == ["report.html", "report.json"]
    assert evaluate()["reused_answers"] == 0


def test_several_workers_ask_at_the_same_time_and_keep_the_order(evaluate, world):
    together = threading.Barrier(2, timeout=5)

    def waits_for_another(question):
        together.wait()
        return world.answer(question)

    report = evaluate(ask=waits_for_another, workers=2)
    assert [entry["id"] for entry in report["questions"]] == [question.id for question in world.questions]


def test_progress_counts_to_the_end(evaluate, world):
    seen = []
    evaluate(on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(done, len(world.questions)) for done in range(len(world.questions) + 1)]


def test_retrieval_mode_measures_passages_and_sentences_and_no_answers(evaluate, world):
    report = evaluate(ask=None, retrieve=world.retrieve, conditions=Conditions("retrieval"))
    summary = report["summary"]
    assert summary["passages_recall@1"] == summary["sentences_recall@1"] == 1
    assert summary["accuracy"] is None
    assert summary["refusal"] == {"precision": None, "recall": None}
    assert summary["counts"]["scored"]["passages_ndcg@10"] == 6
    assert report["questions"][0]["answer"]["evidence"][0]["text"]


def test_a_reversed_ranking_is_seen(evaluate, world):
    def reversed_ranking(question, language):
        found = world.retrieve(question, language)
        worst_first = tuple(replace(item, similarity=-item.similarity) for item in found.evidence)
        return replace(found, hits=found.hits[::-1], evidence=worst_first)

    report = evaluate(ask=None, retrieve=reversed_ranking, conditions=Conditions("retrieval"))
    assert report["summary"]["passages_recall@1"] == 0
    assert report["summary"]["sentences_recall@1"] == 0
    assert report["summary"]["sentences_recall@20"] == 1


def test_a_mode_without_its_function_is_a_mistake(evaluate):
    with pytest.raises(ValueError, match="needs retrieve"):
        evaluate(conditions=Conditions("retrieval"))
    with pytest.raises(ValueError, match="needs ask"):
        evaluate(ask=None)


@pytest.mark.parametrize("content", ["", "[]", '{"format": 0}'])
def test_what_is_no_report_is_refused(tmp_path, content):
    (tmp_path / "report.json").write_text(content)
    with pytest.raises(ReportError):
        report_file.read(tmp_path)
