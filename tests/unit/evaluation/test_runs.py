"""Running an evaluation: files, resuming, parallel asking, retrieval mode, scoring again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from small_world import run

from app.cli import main
from app.evaluation import report_file
from app.evaluation.errors import ReportError
from app.evaluation.judge import judged
from app.evaluation.machine import code_hash
from app.evaluation.measures import BY_KEY
from app.evaluation.outcome import outcome
from app.evaluation.report import (
    Counts,
    Entry,
    Judged,
    Report,
    StoredArticle,
    StoredGold,
    StoredQuestion,
    Summary,
    means,
)
from app.evaluation.run import Conditions, rescore
from app.evaluation.terminal import as_text

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


def test_a_report_has_the_shape_that_its_types_say(evaluate, world):
    report = judged(evaluate(), lambda prompt: "right", "model-2")
    summary, (first, *_) = report["summary"], report["questions"]
    for part, shape in (
        (report, Report),
        (first, Entry),
        (first["question"] | {"also": []}, StoredQuestion),
        (first["gold"][0], StoredGold),
        (summary["counts"], Counts),
        (report["articles"][0], StoredArticle),
        (report["judge"], Judged),
        ({key: summary[key] for key in summary if key not in BY_KEY}, Summary),
    ):
        assert part.keys() == set(shape.__annotations__), shape
    assert BY_KEY.keys() <= means(summary).keys()


def test_every_figure_is_computed_again_from_the_file_alone(evaluate, world, detector, tmp_path):
    evaluate(ask=sloppy(world))
    stored = report_file.read(tmp_path / "report")
    blank = deepcopy(stored)
    blank["summary"] = None
    for entry in blank["questions"]:
        entry["scores"] = entry["gold"] = entry["details"] = None
    again = rescore(blank, detector)
    assert again["summary"] == stored["summary"]
    assert again["questions"] == stored["questions"]
    assert 0 < stored["summary"]["citation_precision"] < 1
    assert 0 < stored["summary"]["quote_exact"] < 1


def test_retrieval_is_computed_again_from_the_file_alone(evaluate, world, detector, tmp_path):
    evaluate(ask=None, retrieve=world.retrieve, conditions=Conditions("retrieval"))
    stored = report_file.read(tmp_path / "report")
    assert rescore(stored, detector)["summary"] == stored["summary"]


def test_new_labels_score_old_answers(evaluate, world, detector):
    stricter = replace(world.questions[0], must_include=(("1999",),))
    again = rescore(evaluate(), detector, [stricter])
    assert again["questions"][0]["scores"]["accuracy"] == 0
    assert again["questions"][1]["scores"]["accuracy"] == 1


def test_labels_whose_article_the_report_does_not_hold_are_not_scored(evaluate, world, detector):
    report = evaluate(questions=world.questions[:1])
    elsewhere = replace(world.questions[0], evidence=("Der Leuchtturm ist 33 Meter hoch",))
    with pytest.raises(ReportError, match="en-1: the evidence stands in no article"):
        rescore(report, detector, [elsewhere])


def test_answers_with_odd_separators_of_lines_are_kept(evaluate, world):
    def interrupted(question):
        if question.id == "en-2":
            raise KeyboardInterrupt
        answer = world.answer(question)
        return replace(answer, text=f"{answer.text}\u2028\x85")

    with pytest.raises(KeyboardInterrupt):
        evaluate(ask=interrupted)
    assert evaluate()["reused_answers"] >= 1


def test_a_judge_is_held_against_the_new_scores(evaluate, world, detector):
    report = judged(evaluate(), lambda prompt: "right", "model-2")
    assert report["judge"]["agreement_with_must_include"] == 1
    stricter = replace(world.questions[0], must_include=(("1999",),))
    again = rescore(report, detector, [stricter])["judge"]
    assert again["agreement_with_must_include"] == pytest.approx(5 / 6)
    assert again["questions"] == report["judge"]["questions"]


def test_the_command_scores_again_with_corrected_labels(evaluate, world, home, tmp_path, capsys):
    evaluate()
    labels = replace(world.questions[0], must_include=(("1999",),)).as_json()
    (tmp_path / "set.jsonl").write_text(json.dumps(labels))
    given = [
        str(tmp_path / "report"),
        "--questions",
        str(tmp_path / "set.jsonl"),
        "--to",
        str(tmp_path / "new"),
    ]
    assert main(["rescore", *given]) == 0
    assert "Right" in capsys.readouterr().out
    was, now = (report_file.read(tmp_path / folder)["summary"]["accuracy"] for folder in ("report", "new"))
    assert (was, now) == (1, pytest.approx(5 / 6))
    assert (tmp_path / "new/report.html").exists()


def test_a_report_without_its_articles_is_not_scored_again(evaluate, detector):
    report = evaluate()
    del report["articles"]
    with pytest.raises(ReportError, match="does not hold the articles"):
        rescore(report, detector)


def sloppy(world):
    """Return an answerer with a wrong citation, an altered quote, a wrong refusal and an error."""

    def ask(question):
        answer = world.answer(question)
        if question.id == "en-1":
            return with_citation(answer, world.other_sentence(answer.statements[0].citations[0]))
        if question.id == "en-2":
            altered = replace(answer.statements[0].citations[0], quote="not what it says")
            return with_citation(answer, altered)
        if question.id == "fr-1":
            return replace(answer, statements=(), status="refused", text="Les articles ne le disent pas.")
        if question.id == "fr-2":
            raise RuntimeError("the service is upset")
        return answer

    return ask


def with_citation(answer, citation):
    return replace(answer, statements=(replace(answer.statements[0], citations=(citation,)),))


def test_an_error_of_one_question_is_recorded_and_the_run_goes_on(evaluate, world, tmp_path):
    report = evaluate(ask=sloppy(world))
    entry = next(entry for entry in report["questions"] if entry["id"] == "fr-2")
    assert entry["answer"]["status"] == "failed"
    assert entry["answer"]["error"] == "RuntimeError: the service is upset"
    assert entry["scores"]["accuracy"] == entry["scores"]["cited"] == 0
    assert entry["scores"]["refused_answerable"] is None
    assert report["summary"]["counts"]["failed"] == 1
    assert outcome(entry).reasons == ("asking it failed: RuntimeError: the service is upset",)
    assert "1 question failed with an error" in (tmp_path / "report/report.html").read_text()


def test_translations_are_counted_and_so_are_those_in_doubt(evaluate, world):
    def translating(question):
        made = world.answer(question)
        doubtful = question.id == "en-1"
        statements = tuple(replace(one, draft="Brouillon.", doubtful=doubtful) for one in made.statements)
        return replace(made, statements=statements) if question.lang == "en" else made

    report = evaluate(ask=translating)
    translated = sum(question.lang == "en" and question.answerable for question in world.questions)
    assert report["summary"]["counts"]["translated"] == translated
    assert f"{translated} translated statements, 1 of them doubtful" in as_text(report)
    assert "translated" not in as_text(evaluate("plain"))


def test_without_must_include_nothing_is_right_or_wrong(evaluate, world):
    report = evaluate(ask=sloppy(world), questions=[replace(q, must_include=()) for q in world.questions])
    summary = report["summary"]
    assert (summary["accuracy"], summary["counts"]["scored"]["accuracy_all"]) == (None, 4)
    assert summary["counts"]["scored"]["cited"] == 6
    assert summary["right_and_cited"] is None
    assert summary["refused_answerable"] == pytest.approx(1 / 5)


def test_failed_questions_alone_are_asked_again(evaluate, world):
    evaluate(ask=sloppy(world))
    asked = []
    report = evaluate(ask=lambda question: asked.append(question.id) or world.answer(question))
    assert asked == ["fr-2"]
    assert report["summary"]["counts"]["failed"] == 0


def test_a_run_that_is_killed_goes_on_where_it_stopped(tmp_path, world, detector):
    """The process dies by SIGKILL inside its fifth question; the next run asks that one and the rest."""
    script = Path(__file__).parent / "evaluate_until_killed.py"
    died = subprocess.run([sys.executable, script, tmp_path], timeout=60, check=False)
    assert died.returncode == -signal.SIGKILL
    assert not (tmp_path / "report.json").exists()
    asked = []
    report = run(
        world.questions, world.articles, FULL, tmp_path, detector,
        ask=lambda question: asked.append(question.id) or world.answer(question),
    )  # fmt: skip
    assert asked == [question.id for question in world.questions[4:]]
    assert report["reused_answers"] == 4
    assert report["summary"]["accuracy"] == 1


def test_a_stopped_run_goes_on_where_it_stopped(evaluate, world):
    asked = []

    def stops_once(question):
        asked.append(question.id)
        if asked.count("fr-2") == 1 and question.id == "fr-2":
            raise KeyboardInterrupt
        return world.answer(question)

    with pytest.raises(KeyboardInterrupt):
        evaluate(ask=stops_once)
    report = evaluate(ask=stops_once)
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


def test_code_prompts_and_trained_layers_make_answers_stale(tmp_path):
    for name in ("app", "vectorstore", "prompts"):
        (tmp_path / name).mkdir()
    before = code_hash(tmp_path)
    for name in ("vectorstore/pairs.safetensors", "prompts/write.txt", "app/ask.py"):
        (tmp_path / name).write_text("new")
        now = code_hash(tmp_path)
        assert now != before
        before = now


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


@pytest.mark.parametrize("content", ["", "[]", '{"format": 0}', '{"format": 1}'])
def test_what_is_no_report_is_refused(tmp_path, content):
    (tmp_path / "report.json").write_text(content)
    with pytest.raises(ReportError):
        report_file.read(tmp_path)
