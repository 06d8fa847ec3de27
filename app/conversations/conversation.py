"""A person's conversation: the questions asked, their answers, and the place that is open in the reader.

What was asked and answered is kept in the archive at every step; what is open lives in one browser session.
A fault of the archive is logged and stops no answer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from app.answer import Event, Turn
from app.checks.translation import Translated
from app.conversations.archive import Archive
from app.conversations.export import File
from app.conversations.job import AnswerJob, Jobs
from app.conversations.places import Place, places
from app.conversations.progress import Progress
from app.conversations.record import Feedback, Record
from app.errors import ArchiveFault
from app.options import NO_WISHES, Options

Asking = Callable[[str, tuple[Turn, ...], Callable[[], bool], Options], Iterator[Event]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """The place the reader stands at, for as long as it is open, even if the answer shows it no longer.

    ``serial`` grows with every opening of the session.
    """

    exchange: int
    place: Place
    serial: int
    translation: Translated | None = None


@dataclass(slots=True)
class Exchange:
    """One question and its answer, finished or under way, and a file that waits to be handed over."""

    record: Record
    job: AnswerJob | None = None
    file: File | None = None
    drawn: tuple[object, dict[str, Any]] | None = None
    """What the last finished view was made from, and the view."""

    @property
    def progress(self) -> Progress:
        """How far the answer has come."""
        return self.job.progress if self.job else self.record.progress

    @property
    def writing(self) -> bool:
        """Whether the answer is still being written."""
        return self.progress.phase != "done"

    @property
    def answered(self) -> bool:
        """Whether there is something to lose: a whole answer, or what a person thinks of a broken one."""
        return self.progress.answer is not None or self.record.feedback is not None

    @property
    def whole(self) -> Record:
        """The record with the answer as far as it has come."""
        return replace(self.record, progress=self.progress)

    def places(self) -> tuple[Place, ...]:
        """Return the sentences that a person can open from this exchange."""
        return places(self.progress)

    def take_file(self) -> File | None:
        """Return the file that waits, once."""
        file, self.file = self.file, None
        return file


@dataclass(slots=True)
class Conversation:
    """All exchanges, oldest first, and what the reader shows."""

    archive: Archive
    jobs: Jobs
    id: str = field(default_factory=lambda: uuid4().hex)
    exchanges: list[Exchange] = field(default_factory=list)
    opened: Opened | None = None
    openings: int = 0
    kept: bool = True
    """Whether the archive holds everything; what it could not keep is tried again with the next answer."""

    @classmethod
    def load(cls, identifier: str, archive: Archive, jobs: Jobs) -> Conversation | None:
        """Return a kept conversation as it stands, or None when there is none.

        An answer under way in this process is joined; one whose process has gone counts as crashed.

        Raises:
            ArchiveFault: it cannot be read.
        """
        if archive.card(identifier) is None:
            return None
        found = cls(archive, jobs, identifier)
        found._take_in()
        return found

    def join(self) -> None:
        """Take in what has been asked in this conversation elsewhere, in another tab."""
        with _faults_logged():
            self._take_in()

    @property
    def writing(self) -> bool:
        """Whether an answer is being written."""
        return any(exchange.writing for exchange in self.exchanges)

    def answering(self, question: str) -> bool:
        """Return whether this question is the last one, and its answer is being written."""
        last = self.exchanges[-1] if self.exchanges else None
        return last is not None and last.writing and last.record.question == question

    def ask(self, asking: Asking, question: str, options: Options = NO_WISHES) -> AnswerJob:
        """Start answering ``question``, and return the job that does.

        An answer under way is stopped and kept as far as it came, and so is one that another tab asked
        for. A conversation that was deleted elsewhere is kept again, whole.
        """
        self.join()
        self.stop()
        history = self.history()
        record = Record(question, options)
        self._keep(record, new=True)

        def keep(progress: Progress) -> None:
            if self.kept or progress.phase == "done":
                self._keep(replace(record, progress=progress))

        job = self.jobs.start(record.id, lambda stopped: asking(question, history, stopped, options), keep)
        self.exchanges.append(Exchange(record, job))
        return job

    def before(self, index: int) -> Conversation:
        """Return the conversation in which the question at ``index`` can be asked anew.

        That is a copy of what came before it: the answer, and what followed, stays where it is. A last
        question without an answer to lose makes room in this conversation.
        """
        self.stop()
        self.opened = None
        if index == len(self.exchanges) - 1 and not self.exchanges[index].answered:
            replaced = self.exchanges.pop()
            with _faults_logged():
                self.archive.remove(replaced.record.id)
            return self
        branch = Conversation(self.archive, self.jobs, openings=self.openings)
        for exchange in self.exchanges[:index]:
            branch.exchanges.append(Exchange(replace(exchange.whole, id=uuid4().hex)))
        return branch

    def stop(self) -> None:
        """Stop the answer under way, if any."""
        for exchange in self.exchanges:
            if exchange.job is not None:
                exchange.job.stop()

    def history(self, until: int | None = None) -> tuple[Turn, ...]:
        """Return the earlier turns, before the exchange ``until``, that a follow-up may refer to."""
        return tuple(
            Turn(exchange.record.question, " ".join(s.text for s in stated))
            for exchange in self.exchanges[:until]
            if (stated := exchange.progress.stated())
        )

    def rate(self, index: int, feedback: Feedback) -> None:
        """Keep what a person thinks of an answer, beside the answer."""
        exchange = self.exchanges[index]
        exchange.record = replace(exchange.whole, feedback=feedback)
        self._keep(exchange.record)

    def open(self, exchange: int, key: str) -> None:
        """Open the reader at the place with this key.

        One that does not exist is ignored: clicks come from outside, and evidence may have been replaced.
        """
        shown = self.exchanges[exchange].places() if 0 <= exchange < len(self.exchanges) else ()
        place = next((place for place in shown if place.key == key), None)
        if place is not None:
            self.openings += 1
            self.opened = Opened(exchange, place, self.openings)

    def show_translation(self, translation: Translated | None) -> None:
        """Put a translation beside the opened sentence, or take it away."""
        if self.opened is not None:
            self.openings += 1
            self.opened = replace(self.opened, translation=translation, serial=self.openings)

    def close(self) -> None:
        """Close the reader."""
        self.opened = None

    def _take_in(self) -> None:
        known = [exchange.record.id for exchange in self.exchanges]
        for record in self.archive.records(self.id, known):
            self.exchanges.append(_joined(record, self.archive, self.jobs))

    def _keep(self, record: Record, *, new: bool = False) -> None:
        """Keep a question as it is now, and with it whatever could not be kept before."""
        others = [exchange.whole for exchange in self.exchanges]
        try:
            if new or not self.kept:
                self.archive.add(self.id, *others, record)
            for due in (record,) if self.kept else (*others, record):
                self.archive.update(due)
        except ArchiveFault:
            _log.exception("the conversation is not kept")
            self.kept = False
        else:
            self.kept = True


@contextmanager
def _faults_logged() -> Iterator[None]:
    try:
        yield
    except ArchiveFault:
        _log.exception("the file of conversations cannot be used")


def _joined(record: Record, archive: Archive, jobs: Jobs) -> Exchange:
    if record.progress.phase == "done":
        return Exchange(record)
    job = jobs.find(record.id)
    if job is not None:
        return Exchange(record, job)
    kept = archive.record(record.id) or record  # its job may have ended just now, having kept the answer
    if kept.progress.phase != "done":
        kept = replace(kept, progress=replace(kept.progress, crashed=True))
        with _faults_logged():
            archive.update(kept)
    return Exchange(kept)
