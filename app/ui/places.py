"""The sentences of articles that an answer shows: those it found, then any others it cites.

Decides nothing about how they look.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.answer import Citation, Source, Statement
from app.ui.job import Progress


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence at ``[start, end)`` of a stored text. ``number`` is its mark, None if not cited."""

    article_id: str
    start: int
    end: int
    text: str
    number: int | None


def statements(progress: Progress) -> tuple[Statement, ...]:
    """Return what is stated so far; the finished answer has the last word."""
    return progress.answer.statements if progress.answer else progress.statements


def sources(progress: Progress) -> dict[str, Source]:
    """Return the articles that were found or cited, by id."""
    cited = progress.answer.sources if progress.answer else ()
    return {source.article_id: source for source in (*progress.sources, *cited)}


def places(progress: Progress) -> tuple[Place, ...]:
    """Return the evidence in its own order, then what is cited beside it.

    While an answer grows, a place keeps its index and its number: a click that was on its way finds
    what the person saw.
    """
    numbers = _numbers(statements(progress))
    found = {Citation(e.article_id, e.start, e.end, e.text): None for e in progress.evidence or ()}
    return tuple(Place(c.article_id, c.start, c.end, c.quote, numbers.get(c)) for c in {**found, **numbers})


def _numbers(stated: tuple[Statement, ...]) -> dict[Citation, int]:
    cited = dict.fromkeys(citation for statement in stated for citation in statement.citations)
    return {citation: number for number, citation in enumerate(cited, start=1)}
