"""What an answer is: statements with verdicts and citations, and the events while it is being made.

Makes no answer itself; ``ask.py`` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from vectorstore.hit import ArticleCard, Evidence, Hit

Status = Literal["answered", "refused", "quoted"]
Verdict = Literal["supported", "partly supported", "unsupported", "not checked"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence of a stored article; ``quote`` is its text's slice ``[start, end)``."""

    article_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, what it rests on, and how well.

    ``draft`` is what the model wrote and the checks read, where ``text`` is its translation; a ``doubtful``
    translation may say something else.
    """

    text: str
    verdict: Verdict
    citations: tuple[Citation, ...]
    draft: str | None = None
    doubtful: bool = False

    @property
    def verbatim(self) -> bool:
        """Whether the text is that of a sentence it cites, word for word."""
        return any(citation.quote == self.text for citation in self.citations)


def numbered(statements: Iterable[Statement]) -> dict[Citation, int]:
    """Return the mark of each citation: its place among the distinct ones, from 1."""
    distinct = dict.fromkeys(citation for statement in statements for citation in statement.citations)
    return {citation: number for number, citation in enumerate(distinct, start=1)}


@dataclass(frozen=True, slots=True)
class Source:
    """An article that an answer cites or found. ``origin`` is its absolute path or URL."""

    article_id: str
    title: str
    author: str | None
    published: str | None
    language: str
    origin: str
    version: str = ""
    """Content hash of the article as it was read for this answer; empty when it is not known."""

    @classmethod
    def of(cls, card: ArticleCard) -> Source:
        """Return the article of a catalogue's card as a source."""
        return cls(card.id, card.title, card.author, card.published, card.language, card.source, card.version)


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds from the question: to the evidence, to the model's first token, to the whole answer."""

    retrieval_s: float
    first_token_s: float | None
    total_s: float


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation and the text of its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Models:
    """What made the answer; ``prompts`` maps prompt names to their hashes."""

    embedding: str
    llm: str | None
    prompts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. ``text`` carries ``[n]`` marks; mark n is the n-th distinct citation.

    ``notice`` says in the reader's language why an answer is quotes only or was cut short, else None.
    """

    question: str
    language: str
    status: Status
    statements: tuple[Statement, ...]
    text: str
    sources: tuple[Source, ...]
    retrieved: tuple[Hit, ...]
    timings: Timings
    models: Models
    notice: str | None = None
    interrupted: bool = False
    confidence: float | None = None
    """Calibrated probability that the collection answers the question."""
    signals: dict[str, float] = field(default_factory=dict)
    """What the confidence was computed from, by name."""

    def as_json(self) -> dict[str, Any]:
        """Return the JSON object of the ``ask --json`` contract."""
        document = asdict(self)
        document["retrieved"] = [
            {"article_id": hit.article_id, "start": hit.start, "end": hit.end, "score": hit.score}
            for hit in self.retrieved
        ]
        for source in document["sources"]:
            origin = source.pop("origin")
            source["url" if "://" in origin else "path"] = origin
        return document


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """First event: what retrieval found, before the model writes. ``sources`` describes the articles.

    It comes again, in place of the first, when a follow-up has been completed.
    """

    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The sentence that the model is writing, as far as it has come; not yet pointed or checked."""

    partial: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence is finished, pointed and checked; the partial text so far is now this statement."""

    statement: Statement


@dataclass(frozen=True, slots=True)
class Finished:
    """Last event: the whole answer."""

    answer: Answer


Event = EvidenceFound | Written | Stated | Finished
