"""The sentences of articles that an answer shows: those it found, then any others it cites.

Decides nothing about how they look.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.answer import Citation
from app.conversations.progress import Progress


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence at ``[start, end)`` of a stored text. ``number`` is its mark, None if not cited."""

    article_id: str
    start: int
    end: int
    text: str
    number: int | None

    @property
    def key(self) -> str:
        """What tells it from every other place, whatever else is found or cited."""
        return f"{self.article_id}:{self.start}-{self.end}"


def places(progress: Progress) -> tuple[Place, ...]:
    """Return the evidence in its own order, then what is cited beside it.

    While an answer grows, a place keeps its number; what was found may give way to what is found next.
    """
    numbers = progress.numbers()
    found = {Citation(e.article_id, e.start, e.end, e.text): None for e in progress.evidence or ()}
    return tuple(Place(c.article_id, c.start, c.end, c.quote, numbers.get(c)) for c in {**found, **numbers})
