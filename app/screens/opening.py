"""The collection on its way: it opens in a thread of its own, so that the page is there before the models.

Opens nothing itself; it is given what does.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from app.answer import Event, Turn
from app.conversations.job import Jobs
from app.errors import IbidError
from app.options import NO_WISHES, Options
from app.ui.desk import Desk
from vectorstore.errors import StoreError

_LOOK_S = 0.1

_log = logging.getLogger(__name__)


class Opening:
    """One collection of this process, opening or open, with the answers under way. Thread-safe.

    ``home`` is the data folder. ``desk`` is None until it is open; ``problem`` says why it cannot be
    opened, ``""`` when nobody expected it.
    """

    def __init__(self, open_desk: Callable[[], Desk], home: Path, after_s: float = 0.0) -> None:
        """Start opening ``after_s`` seconds from now: importing keeps a page from being drawn."""
        self.home = home
        self._after_s = after_s
        self.jobs = Jobs()
        self.desk: Desk | None = None
        self.problem: str | None = None
        self._open_desk = open_desk
        self._start()

    def again(self) -> None:
        """Try once more after a failure."""
        if self.problem is not None:
            self._start()

    def go_on_with(self, desk: Desk) -> None:
        """Have every question from now on answered by ``desk``; an answer under way ends as it began."""
        self.desk = desk

    def wait(self, timeout_s: float | None = None) -> None:
        """Wait until it is open or has failed, at most ``timeout_s`` seconds."""
        self._thread.join(timeout_s)

    def ask(
        self,
        question: str,
        history: tuple[Turn, ...],
        stopped: Callable[[], bool],
        options: Options = NO_WISHES,
    ) -> Iterator[Event]:
        """Answer as ``Desk.ask`` does, as soon as the collection is open.

        Raises:
            IbidError: it cannot be opened; the text says why.
        """
        while self.desk is None and self.problem is None and not stopped():
            time.sleep(_LOOK_S)
        if self.problem is not None:
            raise IbidError(self.problem)
        if self.desk is not None:
            yield from self.desk.ask(question, history, stopped, options)

    def _start(self) -> None:
        self.problem = None
        self._thread = threading.Thread(target=self._run, name="opening", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        time.sleep(self._after_s)
        try:
            self.desk = self._open_desk()
        except (IbidError, StoreError) as error:
            self.problem = str(error)
        except Exception:  # noqa: BLE001  # the edge of the thread: nobody above could report it
            _log.exception("the collection cannot be opened")
            self.problem = ""
