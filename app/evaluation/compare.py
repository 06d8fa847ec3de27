"""Compares two reports: which figures moved, and which questions got better or worse.

Explains no difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict

from app.evaluation.intervals import interval
from app.evaluation.measures import MEASURES, Measure
from app.evaluation.report import Entry, Interval, Report

_SAME = 1e-9
_MUST_AGREE: tuple[Literal["mode", "question_set", "corpus"], ...] = ("mode", "question_set", "corpus")


class Difference(TypedDict):
    """Two means over the questions scored in both reports, and the interval of their paired difference."""

    questions: int
    before: float
    after: float
    difference: float
    interval: Interval | None


class Change(TypedDict):
    """A question whose score of a measure moved."""

    id: str
    measure: str
    label: str
    before: float
    after: float
    better: bool


class Comparison(TypedDict):
    """How one report differs from another; see ``compare``."""

    figures: dict[str, Difference]
    changes: list[Change]
    only_before: list[str]
    only_after: list[str]
    warnings: list[str]


def compare(before: Report, after: Report) -> Comparison:
    """Return how ``after`` differs from ``before`` on the questions that both hold.

    ``figures`` has, for each measure that both know, the means over the questions scored in both,
    their difference and its 95 % interval (paired bootstrap). ``changes`` lists the questions whose
    score moved. ``warnings`` says what makes the two hard to compare.
    """
    old, new = _by_id(before), _by_id(after)
    shared = [question for question in old if question in new]
    figures: dict[str, Difference] = {}
    changes: list[Change] = []
    for measure in MEASURES:
        pairs = [
            (question, a, b)
            for question in shared
            if (a := old[question]["scores"].get(measure.key)) is not None
            and (b := new[question]["scores"].get(measure.key)) is not None
        ]
        if pairs:
            figures[measure.key] = _figure([(a, b) for _, a, b in pairs])
        changes.extend(_change(question, measure, a, b) for question, a, b in pairs if abs(b - a) > _SAME)
    return {
        "figures": figures,
        "changes": sorted(changes, key=lambda change: (change["better"], shared.index(change["id"]))),
        "only_before": [question for question in old if question not in new],
        "only_after": [question for question in new if question not in old],
        "warnings": [
            f"the two reports differ in {key!r}" for key in _MUST_AGREE if before[key] != after[key]
        ],
    }


def as_text(comparison: Comparison) -> str:
    """Return a comparison as a table for a terminal."""
    lines = [f"Careful: {warning}." for warning in comparison["warnings"]]
    lines.append(f"{'':28}{'before':>8}{'after':>8}{'change':>8}   95 % interval")
    for measure in MEASURES:
        figure = comparison["figures"].get(measure.key)
        if figure:
            bounds = figure["interval"]
            span = f"{bounds[0]:+.3f} to {bounds[1]:+.3f}" if bounds else ""
            numbers = f"{figure['before']:8.3f}{figure['after']:8.3f}{figure['difference']:+8.3f}"
            lines.append(f"{measure.label:28}{numbers}   {span}")
    for word, better in (("Worse", False), ("Better", True)):
        lines.extend(_listed(word, [c for c in comparison["changes"] if c["better"] is better]))
    for word, ids in (("Only before", comparison["only_before"]), ("Only after", comparison["only_after"])):
        if ids:
            lines.append(f"{word}: {', '.join(ids)}")
    return "\n".join(lines)


def _listed(word: str, changes: Sequence[Change]) -> list[str]:
    by_measure: dict[str, list[str]] = {}
    for change in changes:
        by_measure.setdefault(change["label"], []).append(
            f"{change['id']} {change['before']:.2f}→{change['after']:.2f}"
        )
    return [f"{word}, {label}: {', '.join(items)}" for label, items in by_measure.items()]


def _by_id(report: Report) -> dict[str, Entry]:
    return {entry["id"]: entry for entry in report["questions"]}


def _figure(pairs: Sequence[tuple[float, float]]) -> Difference:
    differences = [after - before for before, after in pairs]
    return {
        "questions": len(pairs),
        "before": sum(before for before, _ in pairs) / len(pairs),
        "after": sum(after for _, after in pairs) / len(pairs),
        "difference": sum(differences) / len(pairs),
        "interval": interval(differences),
    }


def _change(question: str, measure: Measure, before: float, after: float) -> Change:
    return {
        "id": question,
        "measure": measure.key,
        "label": measure.label,
        "before": before,
        "after": after,
        "better": (after > before) is measure.more_is_better,
    }
