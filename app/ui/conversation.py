"""A person's conversation: the questions asked, their answers, and the place that is open in the reader.

Lives in one browser session; keeps nothing on disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from app.answer import Turn
from app.ui.desk import Desk
from app.ui.job import AnswerJob
from app.ui.places import Place, places, statements
from app.ui.transcript import turn_view


@dataclass(frozen=True, slots=True)
class Opened:
    """The place the reader stands at. ``serial`` grows with every opening of the session."""

    exchange: int
    place: int
    serial: int


@dataclass(slots=True)
class Exchange:
    """One question and its answer, finished or under way."""

    question: str
    job: AnswerJob
    _finished_view: dict[str, Any] | None = None

    @property
    def writing(self) -> bool:
        """Whether the answer is still being written."""
        return self.job.progress.phase != "done"

    def view(self, *, fills: bool) -> dict[str, Any]:
        """Return the turn to draw; computed once when it is finished."""
        if self._finished_view is None:
            progress = self.job.progress
            view = turn_view(self.question, progress, fills=fills)
            if progress.phase != "done":
                return view
            self._finished_view = view
        self._finished_view["fills"] = fills
        return self._finished_view

    def places(self) -> tuple[Place, ...]:
        """Return the sentences that a person can open from this exchange."""
        return places(self.job.progress)


@dataclass(slots=True)
class Conversation:
    """All exchanges, oldest first, and what the reader shows."""

    id: str = field(default_factory=lambda: uuid4().hex)
    exchanges: list[Exchange] = field(default_factory=list)
    opened: Opened | None = None
    openings: int = 0

    @property
    def writing(self) -> bool:
        """Whether an answer is being written."""
        return bool(self.exchanges) and self.exchanges[-1].writing

    def ask(self, desk: Desk, question: str) -> None:
        """Start answering ``question``; an answer under way is stopped and kept as far as it came."""
        self.stop()
        history = self.history()
        job = AnswerJob(lambda stopped: desk.ask(question, history, stopped))
        self.exchanges.append(Exchange(question, job))

    def stop(self) -> None:
        """Stop the answer under way, if any."""
        if self.writing:
            self.exchanges[-1].job.stop()

    def history(self) -> tuple[Turn, ...]:
        """Return the earlier turns that a follow-up may refer to."""
        return tuple(
            Turn(exchange.question, " ".join(s.text for s in stated))
            for exchange in self.exchanges
            if (stated := statements(exchange.job.progress))
        )

    def open(self, exchange: int, place: int) -> None:
        """Open the reader at a place; one that does not exist is ignored, as clicks come from outside."""
        if 0 <= exchange < len(self.exchanges) and 0 <= place < len(self.exchanges[exchange].places()):
            self.openings += 1
            self.opened = Opened(exchange, place, self.openings)

    def close(self) -> None:
        """Close the reader."""
        self.opened = None
