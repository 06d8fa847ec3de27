"""Answers one question in a thread of its own and keeps what has come so far, for a page to look at.

Draws nothing and makes no answer; it consumes the events of ``app.answer``.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from weakref import WeakValueDictionary

from app.answer import Event, Written
from app.conversations.progress import Progress, advance
from app.errors import IbidError
from vectorstore.errors import StoreError

Ask = Callable[[Callable[[], bool]], Iterator[Event]]
"""Starts the answer; its argument says whether the person has had enough."""
Keep = Callable[[Progress], None]
"""Is told of the progress when a step is done, so that it can be kept."""

_log = logging.getLogger(__name__)


class AnswerJob:
    """One question being answered. Thread-safe; ``progress`` never goes back once it is done."""

    def __init__(self, ask: Ask, keep: Keep = lambda progress: None) -> None:
        """Start answering at once."""
        self._progress = Progress()
        self._keep = keep
        self._keeping = threading.Lock()
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._searched = threading.Event()
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

    def wait_for_evidence(self, timeout_s: float) -> None:
        """Wait until the evidence is there, or the end, at most ``timeout_s`` seconds."""
        self._searched.wait(timeout_s)

    def wait(self, timeout_s: float | None = None) -> None:
        """Wait until the thread has ended, at most ``timeout_s`` seconds."""
        self._thread.join(timeout_s)

    def _run(self, ask: Ask) -> None:
        try:
            for event in ask(self._stopped.is_set):
                self._take(event)
                if self._stopped.is_set():
                    return
            self._end(fault="")
        except (IbidError, StoreError) as error:
            self._end(fault=str(error))
        except Exception:  # noqa: BLE001  # the edge of the thread: nobody above could report it
            _log.exception("answering failed")
            self._end(fault="")

    def _take(self, event: Event) -> None:
        with self._lock:
            if self._progress.phase == "done":
                return
            self._progress = advance(self._progress, event)
        self._searched.set()
        if not isinstance(event, Written):
            self._save()

    def _end(self, *, fault: str | None = None, stopped: bool = False) -> None:
        with self._lock:
            if self._progress.phase == "done":
                return
            self._progress = replace(self._progress, fault=fault, stopped=stopped)
        self._searched.set()
        self._save()

    def _save(self) -> None:
        """Keep the progress as it is now: of two threads, the later one writes the newer state."""
        with self._keeping:
            self._keep(self.progress)


class Jobs:
    """The answers under way in this process, by the id of their record: any browser session finds them."""

    def __init__(self) -> None:
        self._jobs: WeakValueDictionary[str, AnswerJob] = WeakValueDictionary()

    def start(self, record: str, ask: Ask, keep: Keep) -> AnswerJob:
        """Start answering the question of a record."""
        job = self._jobs[record] = AnswerJob(ask, keep)
        return job

    def find(self, record: str) -> AnswerJob | None:
        """Return the job of a record: surely while its thread runs, by chance a little longer."""
        return self._jobs.get(record)
