"""Puts a scored question into words: passed, doubtful or failed, and why.

Adds no figure of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.evaluation.report import Entry

_SHOWN = 4
"""Alternatives of a group that are named; the first ones are the plainest."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``failed`` when the answer or refusal is wrong or cites no gold, ``doubtful`` for lesser faults.

    ``not measured`` when there is nothing to hold it against, as without an answer in the mode retrieval.
    """

    state: Literal["passed", "doubtful", "failed", "not measured"]
    reasons: tuple[str, ...]


def outcome(entry: Entry) -> Outcome:
    """Return the outcome of one entry of a report."""
    faults = tuple(_faults(entry))
    if faults:
        return Outcome("failed", (*faults, *_doubts(entry)))
    doubts = tuple(_doubts(entry))
    if doubts:
        return Outcome("doubtful", doubts)
    measured = any(score is not None for score in entry["scores"].values())
    return Outcome("passed" if measured else "not measured", ())


def _faults(entry: Entry) -> Iterator[str]:
    scores, details = entry["scores"], entry["details"]
    if entry["answer"]["status"] == "failed":
        yield f"asking it failed: {entry['answer']['error']}"
        return
    if scores["answered_unanswerable"]:
        yield f"{entry['answer']['status']}, though the articles hold no answer"
    if scores["refused_answerable"]:
        yield "refused, though the articles hold the answer"
        return
    if scores["accuracy"] == 0:
        groups = ("/".join(group[:_SHOWN]) for group in details.get("missing_groups", ()))
        yield f"the answer lacks: {'; '.join(groups)}"
    if scores["cited"] == 0:
        yield "no citation on the gold evidence"
    if entry["answer"]["status"] == "retrieved" and scores["passages_recall@20"] == 0:
        yield "no gold passage was found"


def _doubts(entry: Entry) -> Iterator[str]:
    scores, details = entry["scores"], entry["details"]
    if scores["quote_exact"] is not None and scores["quote_exact"] < 1:
        yield "a quote is not what the article says"
    if scores["language_agreement"] == 0:
        yield "not in the language of the question"
    if scores["invented_numbers"]:
        yield f"numbers from nowhere: {', '.join(details['invented_numbers'])}"
    if entry["answer"].get("interrupted"):
        yield "the answer was cut short"
    for text in details.get("evidence_missing", ()):
        yield f"gold evidence that no stored article holds: {text}"
