"""Runs that are kept: listed, found by name, resumed, and run in the background."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from small_world import run

from app.errors import BadInput
from app.evaluation.compare import compare
from app.evaluation.corpus import Corpus
from app.evaluation.errors import ReportError
from app.evaluation.job import Bench, EvaluationJob, RunState
from app.evaluation.run import Conditions, Evaluation
from app.evaluation.runs import find, list_runs, new_folder, summary_of
from app.ui import evaluations
from app.words.evaluation import ENGLISH, FRENCH

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def evaluate(world, detector, tmp_path):
    def run_at(name, ask=world.answer, **more):
        conditions = Conditions("full", {}, {"llm": "model-1"})
        return run(world.questions, world.articles, conditions, tmp_path / name, detector, ask=ask, **more)

    return run_at


def test_runs_are_listed_newest_first_with_their_headline(evaluate, tmp_path):
    for name in ("first", "second"):
        evaluate(name)
    (tmp_path / "no-report").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/report.json").write_text("{")
    listed = list_runs(tmp_path)
    assert {run.name for run in listed} == {"first", "second"}
    assert listed == sorted(listed, key=lambda run: run.finished, reverse=True)
    assert (listed[0].questions, listed[0].failed) == (10, 0)
    assert [(f.measure.key, f.value) for f in listed[0].headline][:2] == [
        ("accuracy", 1),
        ("right_and_cited", 1),
    ]


def test_no_folder_holds_no_runs(tmp_path):
    assert list_runs(tmp_path / "nowhere") == []


def test_a_run_is_found_by_path_or_by_name(evaluate, tmp_path):
    evaluate("first")
    assert find("first", tmp_path) == find(str(tmp_path / "first"), tmp_path / "x") == tmp_path / "first"
    with pytest.raises(ReportError, match="no report 'third'"):
        find("third", tmp_path)


def test_only_the_same_evaluation_goes_on_in_the_folder_of_an_interrupted_run(world, detector, tmp_path):
    asked = []

    def interrupted(question):
        asked.append(question.id)
        if len(asked) == 7:
            raise KeyboardInterrupt
        return world.answer(question)

    def folder_of(evaluation, hour, mode="full"):
        return new_folder(tmp_path, mode, NOON + timedelta(hours=hour), evaluation.key)

    whole = Evaluation(world.questions, Corpus.of(world.articles), Conditions("full"), detector, world.answer)
    first = folder_of(whole, 0)
    assert first.name == "2026-05-01-120000-full"
    with pytest.raises(KeyboardInterrupt):
        replace(whole, ask=interrupted).run(first)
    kept = (first / "answers.jsonl").read_text()
    for other in (
        replace(whole, questions=world.questions[:1]),
        replace(whole, corpus=Corpus.of(world.articles[:1])),
        replace(whole, conditions=Conditions("full", {"llm_context": 1})),
    ):
        assert folder_of(other, 1).name == "2026-05-01-130000-full"
    replace(whole, questions=world.questions[:1]).run(folder_of(other, 1))
    assert (first / "answers.jsonl").read_text() == kept
    assert folder_of(whole, 2) == first
    assert 6 <= whole.run(first)["reused_answers"] < 10
    assert folder_of(whole, 2).name == "2026-05-01-140000-full"


def test_a_folder_takes_one_run_at_a_time(evaluate, world, tmp_path):
    def begins_another(question):
        if question.id == "en-2":
            with pytest.raises(BadInput, match="another evaluation is under way"):
                evaluate("run")
        return world.answer(question)

    assert evaluate("run", ask=begins_another)["summary"]["counts"]["failed"] == 0
    assert evaluate("run")["reused_answers"] == 0


def test_a_job_tells_how_far_it_is_and_finishes(evaluate, tmp_path):
    job = EvaluationJob(lambda on_progress: evaluate("run", on_progress=on_progress))
    job.wait(10)
    assert (job.progress.state, job.progress.done, job.progress.total) == ("finished", 10, 10)
    assert [run.name for run in list_runs(tmp_path)] == ["run"]


def test_a_stopped_job_keeps_its_answers(evaluate, world):
    asked, asked_again, told = [], [], threading.Event()

    def slowly(question):
        asked.append(question.id)
        if len(asked) > 3:
            assert told.wait(10)
            time.sleep(0.05)
        return world.answer(question)

    def until_stopped(on_progress):
        def tell(done, total):
            if done == 3:
                job.stop()
            try:
                on_progress(done, total)
            finally:
                if done == 3:
                    told.set()

        assert begin.wait(10)
        evaluate("run", ask=slowly, on_progress=tell)

    begin = threading.Event()
    job = EvaluationJob(until_stopped)
    begin.set()
    job.wait(10)
    assert job.progress.state == "stopped"
    assert 3 <= len(asked) < 10
    evaluate("run", ask=lambda question: asked_again.append(question.id) or world.answer(question))
    assert asked + asked_again == [question.id for question in world.questions]


def test_a_job_that_breaks_says_so():
    def breaks(on_progress):
        raise OSError("no space left")

    job = EvaluationJob(breaks)
    job.wait(10)
    assert (job.progress.state, job.progress.fault) == ("failed", "no space left")


def test_one_evaluation_runs_at_a_time():
    bench, end = Bench(), threading.Event()
    first = bench.start(lambda on_progress: end.wait(10))
    assert bench.start(lambda on_progress: None) is first
    end.set()
    first.wait(10)
    second = bench.start(lambda on_progress: None)
    second.wait(10)
    assert second is not first
    assert second.progress.state == "finished"


@pytest.mark.parametrize("words", [ENGLISH, FRENCH])
def test_a_run_is_told_from_others_in_one_line(evaluate, tmp_path, words):
    line = evaluations.run_label(summary_of(evaluate("run"), tmp_path / "run"), words)
    assert words.modes["full"] in line
    assert "Right 100%" in line


def test_a_comparison_is_told_with_what_got_worse(evaluate, world):
    def forgets(question):
        answer = world.answer(question)
        return replace(answer, text="It was long ago.") if question.id == "en-1" else answer

    comparison = compare(evaluate("before"), evaluate("after", ask=forgets))
    rows = {row["Measure"]: row for row in evaluations.figure_rows(comparison, ENGLISH)}
    assert (rows["Right"]["Then"], rows["Right"]["Change"]) == ("100.0%", "-16.7%")
    assert "Right: en-1" in evaluations.changed(comparison, better=False)
    assert evaluations.changed(comparison, better=True) == []


@pytest.mark.parametrize(
    ("progress", "line"),
    [
        (RunState("running", 2, 10), "2 of 10 questions"),
        (RunState("stopping", 2, 10), ENGLISH.stopping),
        (RunState("stopped", 2, 10), ENGLISH.stopped),
        (RunState("failed", 2, 10, "no space left"), "no space left"),
    ],
)
def test_progress_is_told_in_a_sentence(progress, line):
    assert evaluations.progress_line(progress, ENGLISH) == line
