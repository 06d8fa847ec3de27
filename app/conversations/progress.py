"""How far the answer to a question has come, event by event; what is kept of it, and drawn.

Asks nothing; ``job`` consumes the events.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from app.answer import (
    Answer,
    Citation,
    Event,
    EvidenceFound,
    Finished,
    Source,
    Stated,
    Statement,
    Written,
    numbered,
)
from vectorstore.hit import Evidence

Phase = Literal["searching", "reading", "writing", "done"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an answer has come. ``fault`` is why it failed, ``""`` when nobody expected it.

    ``stopped`` means by a person, ``crashed`` that the app was closed while it was written.
    """

    evidence: tuple[Evidence, ...] | None = None
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    partial: str = ""
    answer: Answer | None = None
    fault: str | None = None
    stopped: bool = False
    crashed: bool = False

    @property
    def phase(self) -> Phase:
        """The step that is under way."""
        if self.answer is not None or self.fault is not None or self.stopped or self.crashed:
            return "done"
        if self.evidence is None:
            return "searching"
        return "writing" if self.statements or self.partial else "reading"

    def stated(self) -> tuple[Statement, ...]:
        """Return what is stated so far; the finished answer has the last word."""
        return self.answer.statements if self.answer else self.statements

    def nearest(self) -> tuple[Evidence, ...]:
        """Return what came nearest to a question that is refused, which is then shown; else nothing."""
        refused = self.answer is not None and self.answer.status == "refused"
        return self.evidence or () if refused else ()

    def known(self) -> dict[str, Source]:
        """Return the articles that were found or cited, by id."""
        cited = self.answer.sources if self.answer else ()
        return {source.article_id: source for source in (*self.sources, *cited)}

    def gone(self, present: Collection[str] | None) -> frozenset[str]:
        """Return the ids of its articles that are not among the ``present`` ones; None: nobody knows yet."""
        return frozenset() if present is None else frozenset(self.known()).difference(present)

    def numbers(self) -> dict[Citation, int]:
        """Return the mark of each citation: its place among the distinct ones, from 1."""
        return numbered(self.stated())


def advance(progress: Progress, event: Event) -> Progress:
    """Return the progress after one more event."""
    match event:
        case EvidenceFound():
            return replace(progress, evidence=event.evidence, sources=event.sources)
        case Written():
            return replace(progress, partial=event.partial)
        case Stated():
            return replace(progress, statements=(*progress.statements, event.statement), partial="")
        case Finished():
            return replace(progress, answer=event.answer, partial="")
