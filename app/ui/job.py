"""Answers one question in a thread of its own and keeps what has come so far, for a page to look at.

Draws nothing and makes no answer; it consumes the events of ``app.answer``.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from app.answer import Answer, Event, EvidenceFound, Finished, Source, Stated, Statement, Written
from app.errors import IbidError
from app.ui import strings
from vectorstore.errors import StoreError
from vectorstore.hit import Evidence

Phase = Literal["searching", "reading", "writing", "done"]
Ask = Callable[[Callable[[], bool]], Iterator[Event]]
"""Starts the answer; its argument says whether the person has had enough."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an answer has come. ``fault`` is a sentence for a person; ``stopped`` means by a person."""

    evidence: tuple[Evidence, ...] | None = None
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    partial: str = ""
    answer: Answer | None = None
    fault: str | None = None
    stopped: bool = False

    @property
    def phase(self) -> Phase:
        """The step that is under way."""
        if self.answer is not None or self.fault is not None or self.stopped:
            return "done"
        if self.evidence is None:
            return "searching"
        return "writing" if self.statements or self.partial else "reading"


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


class AnswerJob:
    """One question being answered. Thread-safe; ``progress`` never goes back once it is done."""

    def __init__(self, ask: Ask) -> None:
        """Start answering at once."""
        self._progress = Progress()
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ask,), name="answer", daemon=True)
        self._thread.start()

    @property
    def progress(self) -> Progress:
        """What has come so far."""
        with self._lock:
            return self._progress

    def stop(self) -> None:
        """Keep what has come and take nothing more; the model stops at its next word."""
        self._stopped.set()
        self._end(stopped=True)

    def wait(self, timeout_s: float | None = None) -> None:
        """Wait until the thread has ended, at most ``timeout_s`` seconds."""
        self._thread.join(timeout_s)

    def _run(self, ask: Ask) -> None:
        try:
            for event in ask(self._stopped.is_set):
                self._take(event)
                if self._stopped.is_set():
                    return
            self._end(fault=strings.UNEXPECTED)
        except (IbidError, StoreError) as error:
            self._end(fault=strings.sentence(str(error)))
        except Exception:  # noqa: BLE001  # the edge of the thread: nobody above could report it
            _log.exception("answering failed")
            self._end(fault=strings.UNEXPECTED)

    def _take(self, event: Event) -> None:
        with self._lock:
            if self._progress.phase != "done":
                self._progress = advance(self._progress, event)

    def _end(self, *, fault: str | None = None, stopped: bool = False) -> None:
        with self._lock:
            if self._progress.phase != "done":
                self._progress = replace(self._progress, fault=fault, stopped=stopped)
