"""From scored questions to the figures of a report: means, intervals, tables, times.

Scores nothing: every figure is the mean of one measure over the questions that it applies to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, cast

from app.evaluation.intervals import interval
from app.evaluation.measures import MEASURES
from app.evaluation.metrics.selective import auroc, risk_coverage
from app.evaluation.metrics.times import percentiles
from app.evaluation.report import Confidence, Counts, Entry, Percentiles, Scores, Summary


def summarise(entries: Sequence[Entry]) -> Summary:
    """Return the ``summary`` of a report; figures are in 0 to 1, times in seconds."""
    means = _means(entries)
    by_language = _table(entries, "lang")
    summary: Summary = {
        "refusal": {"precision": means["refusal_precision"], "recall": means["refusal_recall"]},
        "intervals": {measure.key: interval(_values(entries, measure.key)) for measure in MEASURES},
        "counts": _counts(entries),
        "by_language": by_language,
        "gap_to_best_language": _gaps(by_language),
        "by_kind": _table(entries, "kind"),
        "by_split": _table(entries, "split"),
        "confidence": _confidence(entries),
        "times": {
            "first_evidence": _times(entries, "retrieval_s"),
            "first_token": _times(entries, "first_token_s"),
            "total": _times(entries, "total_s"),
        },
    }
    return cast("Summary", {**means, **summary})


def _times(
    entries: Sequence[Entry], field: Literal["retrieval_s", "first_token_s", "total_s"]
) -> Percentiles:
    return percentiles(entry["answer"]["timings"][field] for entry in entries)


def _values(entries: Iterable[Entry], key: str) -> list[float]:
    scores = (entry["scores"].get(key) for entry in entries)
    return [score for score in scores if score is not None]


def _means(entries: Sequence[Entry]) -> Scores:
    means: Scores = {}
    for measure in MEASURES:
        values = _values(entries, measure.key)
        means[measure.key] = sum(values) / len(values) if values else None
    return means


def _counts(entries: Sequence[Entry]) -> Counts:
    answers = [entry["answer"] for entry in entries]
    statements = [statement for answer in answers for statement in answer["statements"]]
    return {
        "questions": len(entries),
        "answerable": sum(entry["question"]["answerable"] for entry in entries),
        "statuses": dict(sorted(Counter(answer["status"] for answer in answers).items())),
        "failed": sum(answer["status"] == "failed" for answer in answers),
        "interrupted": sum(bool(answer.get("interrupted")) for answer in answers),
        "verdicts": dict(sorted(Counter(statement["verdict"] for statement in statements).items())),
        "translated": sum(bool(statement.get("draft")) for statement in statements),
        "doubtful_translations": sum(bool(statement.get("doubtful")) for statement in statements),
        "evidence_missing": sum(len(entry["details"].get("evidence_missing", ())) for entry in entries),
        "scored": {measure.key: len(_values(entries, measure.key)) for measure in MEASURES},
    }


def _confidence(entries: Sequence[Entry]) -> Confidence | None:
    """Return how well the answers' confidence separates, None when no answer has one."""
    judged = [
        (confidence, entry["question"]["answerable"])
        for entry in entries
        if (confidence := entry["answer"].get("confidence")) is not None
    ]
    return {"auroc": auroc(judged), "risk_coverage": risk_coverage(judged)} if judged else None


def _table(entries: Sequence[Entry], field: Literal["lang", "kind", "split"]) -> dict[str, Scores]:
    """Return the means of each group that has a name in ``field``, with its number of questions."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if name := entry["question"][field]:
            groups.setdefault(name, []).append(entry)
    return {name: {"questions": len(group), **_means(group)} for name, group in sorted(groups.items())}


def _gaps(by_language: Mapping[str, Scores]) -> dict[str, Scores]:
    """Return how much worse each language does than the best one, never below 0."""
    gaps: dict[str, Scores] = {name: {} for name in by_language}
    for measure in MEASURES:
        known = [row[measure.key] for row in by_language.values()]
        values = [value for value in known if value is not None]
        best = (max if measure.more_is_better else min)(values, default=None)
        for name, row in by_language.items():
            value = row[measure.key]
            gaps[name][measure.key] = None if value is None or best is None else abs(best - value)
    return gaps
