"""Renders a report as one HTML file that needs nothing from outside.

A pure function of the report; everything from outside is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from importlib.resources import files
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from app.answer import Citation, Statement, numbered
from app.evaluation import plots
from app.evaluation.gold import GoldItem
from app.evaluation.measures import BY_KEY, HEADLINE, MEASURES, Measure
from app.evaluation.metrics.citations import on_gold
from app.evaluation.outcome import outcome
from app.evaluation.report import (
    Entry,
    Percentiles,
    Report,
    Scores,
    Span,
    StoredCitation,
    StoredStatement,
    Times,
    means,
)

_COMPARED = {
    "full": ("accuracy_all", "right_and_cited", "citation_precision"),
    "quotes": ("cited", "citation_precision", "passages_recall@5"),
    "retrieval": ("passages_recall@5", "passages_ndcg@10", "sentences_recall@5"),
}
"""What the plots by language and by kind show, at most three."""
Moment = Literal["retrieval_s", "first_token_s", "total_s"]


def render(report: Report) -> str:
    """Return the page of ``report``."""
    environment = Environment(
        loader=PackageLoader("app.evaluation"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": _percent, "day": _day, "minutes": _minutes}
    summary, known = report["summary"], means(report["summary"])
    return environment.get_template("report.html").render(
        report=report,
        summary=summary,
        measures=_grouped([measure for measure in MEASURES if known[measure.key] is not None]),
        great=[BY_KEY[key] for key in HEADLINE[report["mode"]] if known[key] is not None],
        whisker=plots.whisker,
        plots=_plots(report),
        entries=[_entry(entry) for entry in report["questions"]],
        refusals=_refusals(report),
        judge=report.get("judge"),
        style=_asset("report.css"),
        script=_asset("report.js"),
    )


def _grouped(measures: Sequence[Measure]) -> dict[str, list[Measure]]:
    groups: dict[str, list[Measure]] = {}
    for measure in measures:
        groups.setdefault(measure.group, []).append(measure)
    return groups


def _plots(report: Report) -> dict[str, Any]:
    summary, keys = report["summary"], _COMPARED[report["mode"]]
    drawn: dict[str, Any] = {
        "series": [BY_KEY[key].label for key in keys],
        "by_language": _dots(summary["by_language"], keys),
        "by_kind": _dots(summary["by_kind"], keys),
        "times": plots.ticks(
            [
                (label, _seconds(report, moment), row["p50"], row["p95"])
                for label, moment, row in _moments(summary["times"])
                if row["p50"] is not None
            ]
        ),
        "risk": None,
    }
    if summary["confidence"]:
        drawn["risk"] = plots.curve(
            summary["confidence"]["risk_coverage"],
            _operating_point(report),
            across="questions answered",
            up="of them without an answer",
        )
    return drawn


def _dots(table: Mapping[str, Scores], keys: Sequence[str]) -> str | None:
    rows = [
        (name, str(row["questions"]), [row[key] for key in keys])
        for name, row in table.items()
        if any(row[key] is not None for key in keys)
    ]
    return plots.dots(rows, [BY_KEY[key].label for key in keys], "questions") if rows else None


def _moments(times: Times) -> Iterator[tuple[str, Moment, Percentiles]]:
    yield "First evidence", "retrieval_s", times["first_evidence"]
    yield "First token", "first_token_s", times["first_token"]
    yield "Whole answer", "total_s", times["total"]


def _seconds(report: Report, moment: Moment) -> list[float]:
    times = (entry["answer"]["timings"][moment] for entry in report["questions"])
    return [seconds for seconds in times if seconds is not None]


def _operating_point(report: Report) -> tuple[float, float] | None:
    answered = [e for e in report["questions"] if e["answer"]["status"] in ("answered", "quoted")]
    if not answered:
        return None
    without_answer = sum(not entry["question"]["answerable"] for entry in answered)
    return len(answered) / len(report["questions"]), without_answer / len(answered)


def _refusals(report: Report) -> list[dict[str, Any]]:
    """Return how often each status was given to questions with and without an answer."""
    if report["mode"] == "retrieval":
        return []
    rows = []
    for label, answerable in (("With an answer", True), ("Without an answer", False)):
        statuses = [
            e["answer"]["status"] for e in report["questions"] if e["question"]["answerable"] is answerable
        ]
        counts = {status: statuses.count(status) for status in ("answered", "quoted", "refused")}
        rows.append({"label": label, "answerable": answerable, **counts})
    return rows


def _entry(entry: Entry) -> dict[str, Any]:
    """Return what the page shows of one question: citations numbered, each beside the gold or not."""
    statements = [_statement(document) for document in entry["answer"]["statements"]]
    numbers = numbered(statements)
    gold = [GoldItem.from_json(document) for document in entry["gold"]]
    found = entry["answer"].get("evidence", [])
    met: list[Span] = [*map(_stored, numbers), *found]
    return {
        **entry,
        "lang": _language_tag(entry["question"]["lang"]),
        "statements": [
            {"text": s.text, "verdict": s.verdict, "marks": [numbers[citation] for citation in s.citations]}
            for s in statements
        ],
        "cited": [
            {"number": number, "quote": citation.quote, "on_gold": on_gold(_stored(citation), gold)}
            for citation, number in numbers.items()
        ],
        "gold": [{**asdict(item), "met": any(on_gold(span, [item]) for span in met)} for item in gold],
        "found": [{**item, "on_gold": on_gold(item, gold)} for item in found],
        "outcome": outcome(entry),
        "shown_scores": _shown_scores(entry["scores"]),
    }


def _statement(document: StoredStatement) -> Statement:
    citations = tuple(Citation(**citation) for citation in document["citations"])
    return Statement(document["text"], document["verdict"], citations)


def _stored(citation: Citation) -> StoredCitation:
    return {
        "article_id": citation.article_id,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def _language_tag(lang: str) -> str | None:
    """Return what a set calls a question's language where HTML knows it, as ``en``; not ``English``."""
    return lang if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang) else None


def _shown_scores(scores: Scores) -> list[tuple[str, str]]:
    """Return the scores that could be better."""
    return [
        (m.label, _percent(scores[m.key]))
        for m in MEASURES
        if scores[m.key] not in (None, float(m.more_is_better))
    ]


def _percent(share: float | None) -> str:
    if share is None:
        return "–"
    almost = 0 < share < 0.01 or 0.99 < share < 1
    return f"{min(max(share * 100, 0.1), 99.9):.1f} %" if almost else f"{share * 100:.0f} %"


def _day(moment: str) -> str:
    when = datetime.fromisoformat(moment)
    return f"{when.day} {when:%B %Y, %H:%M} UTC"


def _minutes(report: Report) -> str:
    took = datetime.fromisoformat(report["finished"]) - datetime.fromisoformat(report["started"])
    minutes, seconds = divmod(int(took.total_seconds()), 60)
    return f"{minutes} min {seconds:02d} s" if minutes else f"{seconds} s"


def _asset(name: str) -> str:
    """Return a file of this package that goes into the page as it is."""
    return files("app.evaluation").joinpath("templates", name).read_text(encoding="utf-8")
