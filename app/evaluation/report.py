"""What a report is: the shape of ``report.json``, part by part.

``run`` makes reports, ``report_file`` reads and writes them. The rows of tables and the top of
the summary are keyed by measure, so ``means`` tells those figures from what else stands there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypedDict, cast

Mode = Literal["full", "quotes", "retrieval"]
Scores = dict[str, float | None]
"""Figures in 0 to 1 by measure, None where one does not apply."""
Interval = tuple[float, float]
"""Bounds at 95 %; a list of two once it has been in a file."""


class Span(TypedDict):
    """Characters of an article's stored text; what has a score was retrieved."""

    article_id: str
    start: int
    end: int


class StoredCitation(Span):
    """A citation of an answer."""

    quote: str


class Found(Span):
    """A sentence that retrieval gave as evidence."""

    text: str
    similarity: float


class StoredStatement(TypedDict):
    """A statement of an answer; see ``app.answer.Statement``."""

    text: str
    verdict: Literal["supported", "partly supported", "unsupported", "not checked"]
    citations: list[StoredCitation]
    draft: NotRequired[str | None]
    doubtful: NotRequired[bool]


class Seconds(TypedDict):
    """When what was there, in seconds from the question; None where it was not."""

    retrieval_s: float | None
    first_token_s: float | None
    total_s: float | None


class StoredAnswer(TypedDict):
    """The object of ``ask --json``, or what stands for it where nothing was answered: see ``asking``."""

    question: str
    language: str
    status: Literal["answered", "refused", "quoted", "retrieved", "failed"]
    statements: list[StoredStatement]
    text: str
    sources: list[dict[str, Any]]
    retrieved: list[Span]
    timings: Seconds
    models: dict[str, Any]
    notice: NotRequired[str | None]
    interrupted: NotRequired[bool]
    confidence: NotRequired[float | None]
    signals: NotRequired[dict[str, float]]
    evidence: NotRequired[list[Found]]
    error: NotRequired[str]


class StoredQuestion(TypedDict):
    """A line of a question set; see ``questions.Question``."""

    id: str
    lang: str
    question: str
    answerable: bool
    evidence: list[str]
    must_include: list[list[str]]
    answer: str
    article: str | None
    history: list[dict[str, str]]
    kind: str | None
    split: str | None
    also: NotRequired[list[list[str]]]


class StoredGold(TypedDict):
    """A piece of evidence and where it stands; see ``gold.GoldItem``."""

    text: str
    places: list[Span]
    also: NotRequired[list[str]]


class Details(TypedDict, total=False):
    """What was amiss with an answer; each only where there is something."""

    evidence_missing: list[str]
    missing_groups: list[Sequence[str]]
    invented_numbers: list[str]
    invented_names: list[str]


class Entry(TypedDict):
    """One question of a report: as it was asked, answered and scored."""

    id: str
    question: StoredQuestion
    answer: StoredAnswer
    scores: Scores
    gold: list[StoredGold]
    details: Details


class StoredArticle(TypedDict):
    """What scoring needs of an article; spans are offsets, sentences also have the index of their passage."""

    id: str
    source: str
    language: str
    version: str
    text: str
    passages: list[tuple[int, int]]
    sentences: list[tuple[int, int, int]]


class Refusal(TypedDict):
    """The refusal figures once more, under the names of the contract."""

    precision: float | None
    recall: float | None


class Percentiles(TypedDict):
    """Seconds; None when nothing was measured."""

    p50: float | None
    p95: float | None


class Times(TypedDict):
    """Of all questions of a report."""

    first_evidence: Percentiles
    first_token: Percentiles
    total: Percentiles


class Confidence(TypedDict):
    """How well the answers' confidence tells questions with an answer from those without."""

    auroc: float | None
    risk_coverage: list[tuple[float, float]]


class Counts(TypedDict):
    """Of questions, but for what its name says to be of statements or of evidence."""

    questions: int
    answerable: int
    statuses: dict[str, int]
    failed: int
    interrupted: int
    verdicts: dict[str, int]
    translated: int
    doubtful_translations: int
    evidence_missing: int
    scored: dict[str, int]


class Summary(TypedDict):
    """The figures of a report; beside these, each measure's mean stands under its key (see ``means``)."""

    refusal: Refusal
    intervals: dict[str, Interval | None]
    counts: Counts
    by_language: dict[str, Scores]
    gap_to_best_language: dict[str, Scores]
    by_kind: dict[str, Scores]
    by_split: dict[str, Scores]
    confidence: Confidence | None
    times: Times


class StoredOpinion(TypedDict):
    """What a judging model said of an answer."""

    right: bool | None
    said: str


class Judged(TypedDict):
    """The opinions of a model, apart from every other figure."""

    model: str
    prompt: str
    right: float | None
    interval: Interval | None
    agreement_with_must_include: float | None
    without_verdict: int
    questions: dict[str, StoredOpinion]


class CorpusKey(TypedDict):
    """Which articles were asked about."""

    hash: str
    articles: int


class Report(TypedDict):
    """A whole report."""

    format: int
    mode: Mode
    settings: dict[str, Any]
    models: dict[str, str | None]
    prompts: dict[str, str]
    question_set: str
    corpus: CorpusKey
    code: str
    versions: dict[str, str]
    machine: dict[str, Any]
    workers: int
    reused_answers: int
    started: str
    finished: str
    summary: Summary
    questions: list[Entry]
    articles: list[StoredArticle]
    judge: NotRequired[Judged]


def means(summary: Summary) -> Mapping[str, float | None]:
    """Return the mean of each measure by its key."""
    return cast("Mapping[str, float | None]", summary)


def as_read(document: object) -> Any:
    """Return what reading a document from its file gives: lists for tuples."""
    return json.loads(json.dumps(document, ensure_ascii=False))
