"""Pins: what a report's figures were measured on and under, and floors somewhat below them.

Compares nothing; ``gate`` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

from app.evaluation.errors import GateError
from app.evaluation.measures import BY_KEY
from app.evaluation.questions import Question, from_json, set_hash
from app.evaluation.report import CorpusKey, Entry, Interval, Report, means
from app.evaluation.summary import summarise

TOLERATED: dict[str, dict[str, int]] = {
    "retrieval": {"passages_recall@5": 1, "passages_ndcg@10": 1, "sentences_recall@5": 1},
    "quotes": {"cited": 1, "evidence_cited": 1, "citation_precision": 1, "quote_exact": 0},
    "full": {
        "accuracy_all": 1,
        "cited": 1,
        "citation_precision": 1,
        "quote_exact": 0,
        "refusal_recall": 1,
        "language_agreement": 1,
    },
}
"""For each mode, the figures with a floor, and by how many whole questions that lies below the measured
figure: processors round differently, and now and then one question tips."""


class Measured(TypedDict):
    """A figure, rounded, with its interval and the number of questions it is the mean of."""

    value: float
    interval: Interval | None
    questions: int


class Shown(TypedDict):
    """What some questions of a report show, and under which conditions."""

    questions: list[str]
    question_set: str
    corpus: CorpusKey
    settings: dict[str, Any]
    models: dict[str, str | None]
    prompts: dict[str, str]
    measured: dict[str, Measured]
    finished: str


class Pin(Shown):
    """What was shown once, and what must not be fallen below since."""

    floors: dict[str, float]
    tolerated: dict[str, int]


def chosen(questions: Sequence[Question], mode: str) -> tuple[Question, ...]:
    """Return the questions of the gate: its part of the set, in full mode a small sample of it.

    The sample is the first answerable question of each language and the first of each kind without an
    answer, since writing takes seconds for each.
    """
    held_out = tuple(question for question in questions if question.split == "gate")
    if mode != "full":
        return held_out
    answerable = {q.lang: q.id for q in reversed(held_out) if q.answerable}
    others = {q.kind: q.id for q in reversed(held_out) if not q.answerable}
    sample = {*answerable.values(), *others.values()}
    return tuple(question for question in held_out if question.id in sample)


def pinned(report: Report, questions: Sequence[Question]) -> Pin:
    """Return the pin that ``report`` makes with ``questions``, and floors below what it shows.

    Raises:
        GateError: the report does not hold these questions, or lacks a figure that has a floor.
    """
    entries = entries_of(report, [question.id for question in questions])
    shown = shown_by(report, entries)
    if shown["question_set"] != set_hash(questions):
        raise GateError("the report does not hold the questions of the gate as they are now")
    floors = {}
    for key, tolerated in TOLERATED[report["mode"]].items():
        if key not in shown["measured"]:
            raise GateError(f"{key!r} cannot have a floor: this report has no such figure")
        floors[key] = floor(key, shown["measured"][key], tolerated)
    return {**shown, "floors": floors, "tolerated": TOLERATED[report["mode"]]}


def floor(key: str, measured: Measured, tolerated: int) -> float:
    """Return the floor (a ceiling where less is better) ``tolerated`` questions from a measured figure."""
    room = tolerated / measured["questions"] * (1 if BY_KEY[key].more_is_better else -1)
    limit: float = round(min(1.0, max(0.0, measured["value"] - room)), 6)
    return limit


def shown_by(report: Report, entries: Sequence[Entry]) -> Shown:
    """Return what ``entries`` of a report show, and under which conditions."""
    summary = summarise(entries)
    return {
        "questions": [entry["id"] for entry in entries],
        "question_set": set_hash(from_json(entry["question"], entry["id"]) for entry in entries),
        "corpus": report["corpus"],
        "settings": report["settings"],
        "models": report["models"],
        "prompts": report["prompts"],
        "measured": {
            key: {
                "value": round(value, 6),
                "interval": summary["intervals"][key],
                "questions": summary["counts"]["scored"][key],
            }
            for key in BY_KEY
            if (value := means(summary)[key]) is not None
        },
        "finished": report["finished"],
    }


def entries_of(report: Report, ids: Sequence[str]) -> list[Entry]:
    """Return the report's entries of these questions, in this order; what is not there is left out."""
    by_id = {entry["id"]: entry for entry in report["questions"]}
    return [by_id[identifier] for identifier in ids if identifier in by_id]
