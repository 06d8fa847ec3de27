"""Runs an evaluation in a thread of its own, for a page to look at and to stop.

Draws nothing; what is run is a parameter.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from app.errors import IbidError
from app.evaluation.asking import OnProgress
from vectorstore.errors import StoreError

State = Literal["running", "stopping", "stopped", "finished", "failed"]
_UNEXPECTED = "something unexpected went wrong; the log says what"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RunState:
    """How far a run is: questions answered, of how many; ``fault`` is a sentence for a person."""

    state: State = "running"
    done: int = 0
    total: int = 0
    fault: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing will change any more."""
        return self.state in ("stopped", "finished", "failed")


class EvaluationJob:
    """One run. Thread-safe.

    ``run`` takes what it tells its progress to; a stopped run keeps its answers, and the next one in its
    folder goes on from there.
    """

    def __init__(self, run: Callable[[OnProgress], object]) -> None:
        """Start the run at once."""
        self._progress = RunState()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._work, args=(run,), name="evaluation", daemon=True)
        self._thread.start()

    @property
    def progress(self) -> RunState:
        """How far it is."""
        with self._lock:
            return self._progress

    def stop(self) -> None:
        """End the run once the question under way is answered."""
        with self._lock:
            if self._progress.state == "running":
                self._progress = replace(self._progress, state="stopping")

    def wait(self, timeout_s: float | None = None) -> None:
        """Wait until the run is over, at most ``timeout_s`` seconds."""
        self._thread.join(timeout_s)

    def _work(self, run: Callable[[OnProgress], object]) -> None:
        try:
            run(self._tell)
            self._end("finished")
        except _Stopped:
            self._end("stopped")
        except (IbidError, StoreError, OSError) as error:
            self._end("failed", str(error))
        except Exception:  # the edge of the thread: nobody above could report it
            log.exception("the evaluation failed")
            self._end("failed", _UNEXPECTED)

    def _tell(self, done: int, total: int) -> None:
        with self._lock:
            self._progress = replace(self._progress, done=done, total=total)
            stopping = self._progress.state == "stopping"
        if stopping and done < total:
            raise _Stopped

    def _end(self, state: State, fault: str | None = None) -> None:
        with self._lock:
            self._progress = replace(self._progress, state=state, fault=fault)


class Bench:
    """Where evaluations run: one at a time, since two would slow each other. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.job: EvaluationJob | None = None
        """The last run, under way or over."""

    def start(self, run: Callable[[OnProgress], object]) -> EvaluationJob:
        """Start a run, or return the one that is under way."""
        with self._lock:
            if self.job is None or self.job.progress.over:
                self.job = EvaluationJob(run)
            return self.job


class _Stopped(Exception):
    """A person has stopped the run."""
