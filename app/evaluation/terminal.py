"""A report's figures as a table for a terminal.

Computes none of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.evaluation.measures import BY_KEY, HEADLINE, MEASURES
from app.evaluation.report import Report, means


def as_text(report: Report) -> str:
    """Return every figure with its interval, the headline figures by language, and the times."""
    return "\n".join([*_figures(report), "", *_languages(report), "", *_rest(report)])


def _figures(report: Report) -> Iterator[str]:
    summary = report["summary"]
    yield f"{'':28}{'mean':>8}   {'95 % interval':<16}{'questions':>10}"
    for measure in MEASURES:
        value = means(summary)[measure.key]
        if value is not None:
            bounds = summary["intervals"][measure.key]
            span = f"{bounds[0]:.3f} to {bounds[1]:.3f}" if bounds else ""
            scored = summary["counts"]["scored"][measure.key]
            less = "" if measure.more_is_better else "   less is better"
            yield f"{measure.label:28}{value:8.3f}   {span:<16}{scored:>10}{less}"


def _languages(report: Report) -> Iterator[str]:
    keys = [key for key in HEADLINE[report["mode"]] if means(report["summary"])[key] is not None]
    labels = [BY_KEY[key].label for key in keys]
    yield f"{'by language':14}{'questions':>10}" + "".join(f"{label:>{len(label) + 3}}" for label in labels)
    for language, row in report["summary"]["by_language"].items():
        cells = (
            f"{'–' if row[key] is None else format(row[key], '.3f'):>{len(label) + 3}}"
            for key, label in zip(keys, labels, strict=True)
        )
        yield f"{language:14}{row['questions']:>10}{''.join(cells)}"


def _rest(report: Report) -> Iterator[str]:
    summary = report["summary"]
    counts = summary["counts"]
    times = summary["times"]
    for label, seconds in (
        ("first evidence", times["first_evidence"]),
        ("first token", times["first_token"]),
        ("total", times["total"]),
    ):
        if seconds["p50"] is not None:
            yield f"{label:28}{seconds['p50']:8.2f} s median, {seconds['p95']:.2f} s 95th percentile"
    statuses = ", ".join(f"{count} {status}" for status, count in counts["statuses"].items())
    yield f"{counts['questions']} questions: {statuses}"
    if counts["translated"]:
        doubtful = counts["doubtful_translations"]
        yield f"{counts['translated']} translated statements, {doubtful} of them doubtful"
    if counts["evidence_missing"]:
        yield f"pieces of gold evidence that stand in no article: {counts['evidence_missing']}"
    if judge := report.get("judge"):
        right = "–" if judge["right"] is None else f"{judge['right']:.3f}"
        yield f"apart, {judge['model']} finds {right} of the answers right"
