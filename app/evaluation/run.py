"""Runs an evaluation: asks, scores, sums up, and writes ``report.json`` and ``report.html``.

Builds no model and reads no setting; whoever calls hands everything over, as ``product`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.evaluation.asking import Ask, OnProgress, Retrieve, answer_with, ask_all, retrieve_with
from app.evaluation.corpus import Corpus
from app.evaluation.errors import ReportError
from app.evaluation.gold import locate
from app.evaluation.journal import Journal, held, key_of
from app.evaluation.judge import beside
from app.evaluation.machine import code_hash, machine, versions
from app.evaluation.metrics.language import Detect
from app.evaluation.questions import Question, from_json, set_hash
from app.evaluation.report import Entry, Mode, Report, StoredAnswer, StoredArticle, as_read
from app.evaluation.report_file import FORMAT, write
from app.evaluation.scoring import Scorer
from app.evaluation.summary import summarise
from app.wording import LANGUAGES


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the answers depend on besides questions, articles and code.

    ``settings`` are those that shape an answer, ``models`` maps a role (embedding, llm) to a name or hash,
    ``prompts`` a prompt's name to its hash. All of it goes into the report and must hold no secret.
    """

    mode: Mode
    settings: Mapping[str, Any] = field(default_factory=dict)
    models: Mapping[str, str | None] = field(default_factory=dict)
    prompts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A question set to be asked about a corpus.

    ``ask`` is needed in the modes full and quotes, ``retrieve`` in the mode retrieval.
    """

    questions: Sequence[Question]
    corpus: Corpus
    conditions: Conditions
    detect: Detect
    ask: Ask | None = None
    retrieve: Retrieve | None = None
    workers: int = 1
    """Questions at a time."""

    @property
    def key(self) -> str:
        """What identifies it: only the same evaluation goes on where an interrupted one stopped."""
        return key_of(self._circumstances(), self.questions)

    def run(self, folder: Path, on_progress: OnProgress = lambda done, total: None) -> Report:
        """Ask and score, and return the report, which is also written to ``folder``.

        A run that was interrupted in the same folder under the same conditions goes on where it stopped; so
        does one in which questions failed with an error, which are asked again.

        Raises:
            BadInput: another run is under way in the folder.
        """
        started = datetime.now(UTC)
        answer = _answerer(self.conditions.mode, self.ask, self.retrieve)
        with held(folder):
            journal = Journal(folder, self._circumstances(), self.key)
            answers, reused = ask_all(self.questions, answer, journal, self.workers, on_progress)
            report = self._report(answers, reused, started)
            write(report, folder)
            if not report["summary"]["counts"]["failed"]:
                journal.close()
        return report

    def _circumstances(self) -> dict[str, Any]:
        return {**asdict(self.conditions), "corpus": self.corpus.hash, "code": code_hash()}

    def _report(self, answers: Mapping[str, StoredAnswer], reused: int, started: datetime) -> Report:
        conditions, corpus = self.conditions, self.corpus
        entries = _scored(self.questions, answers, Scorer(corpus, conditions.mode, self.detect, LANGUAGES))
        return {
            "format": FORMAT,
            "mode": conditions.mode,
            "settings": dict(conditions.settings),
            "models": dict(conditions.models),
            "prompts": dict(conditions.prompts),
            "question_set": set_hash(self.questions),
            "corpus": {"hash": corpus.hash, "articles": len(corpus.articles)},
            "code": code_hash(),
            "versions": versions(),
            "machine": machine(),
            "workers": self.workers,
            "reused_answers": reused,
            "started": started.isoformat(timespec="seconds"),
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "summary": as_read(summarise(entries)),
            "questions": entries,
            "articles": as_read(_articles(entries, corpus)),
        }


def rescore(report: Report, detect: Detect, questions: Sequence[Question] = ()) -> Report:
    """Return ``report`` with scores and summary computed again, from what it holds alone.

    With ``questions``, those that ask the same as one of the report replace it with their labels.

    Raises:
        ReportError: the report does not hold its articles, as old ones do not, or not those that carry a
            new label.
    """
    if "articles" not in report:
        raise ReportError("the report does not hold the articles that it was made on")
    relabelled = {(q.id, q.question, q.history): q for q in questions}
    asked = [from_json(entry["question"], entry["id"]) for entry in report["questions"]]
    asked = [relabelled.get((q.id, q.question, q.history), q) for q in asked]
    answers = {entry["id"]: entry["answer"] for entry in report["questions"]}
    corpus = Corpus.from_json(report["articles"])
    for question in relabelled.values():
        if question in asked and not all(item.places for item in locate(question, corpus)):
            raise ReportError(
                f"{question.id}: the evidence stands in no article that the report holds; ask again"
            )
    entries = _scored(asked, answers, Scorer(corpus, report["mode"], detect, LANGUAGES))
    again: Report = {
        **report,
        "question_set": set_hash(asked),
        "summary": as_read(summarise(entries)),
        "questions": entries,
    }
    if "judge" in report:
        again["judge"] = as_read(beside(report["judge"], entries))
    return again


def _articles(entries: Sequence[Entry], corpus: Corpus) -> list[StoredArticle]:
    """Return the articles that scores of ``entries`` depend on: cited, with gold, or named by a question."""
    citations = (c for entry in entries for s in entry["answer"]["statements"] for c in s["citations"])
    places = (place for entry in entries for item in entry["gold"] for place in item["places"])
    names = {name for entry in entries if (name := entry["question"]["article"])}
    return corpus.as_json((span["article_id"] for span in (*citations, *places)), names)


def _answerer(mode: Mode, ask: Ask | None, retrieve: Retrieve | None) -> Callable[[Question], StoredAnswer]:
    if mode == "retrieval" and retrieve is not None:
        return retrieve_with(retrieve)
    if mode != "retrieval" and ask is not None:
        return answer_with(ask)
    raise ValueError(f"the mode {mode!r} needs {'retrieve' if mode == 'retrieval' else 'ask'}")


def _scored(
    questions: Sequence[Question], answers: Mapping[str, StoredAnswer], scorer: Scorer
) -> list[Entry]:
    entries: list[Entry] = []
    for question in questions:
        answer = answers[question.id]
        scored = scorer.score(question, answer)
        entries.append(
            {
                "id": question.id,
                "question": question.as_json(),
                "answer": answer,
                "scores": scored.scores,
                "gold": as_read([asdict(item) for item in scored.gold]),
                "details": as_read(scored.details),
            }
        )
    return entries
