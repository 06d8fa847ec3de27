"""Works for the library in the background, one article after the other, and tells how far it is.

Lives as long as the process: a page that is reloaded finds the work as it stands.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from app.library.library import Library, Work
from ingest.errors import IngestError
from vectorstore.errors import StoreError
from vectorstore.store import Outcome

State = Literal["waiting", "reading", "embedding", "done", "failed"]
KEPT = 500
"""Finished items that are remembered."""
_PATIENCE_S = 10.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Item:
    """One article on its way in. ``problem`` is a sentence, empty when only the log knows more."""

    number: int
    name: str
    state: State = "waiting"
    share: float = 0.0
    """How much of the embedding is done, from 0 to 1."""
    outcome: Outcome | None = None
    problem: str = ""

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in ("done", "failed")


class Intake:
    """A queue and one thread that works it off. Threads may use it together."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._items: dict[int, Item] = {}
        self._queue: deque[tuple[int, Work]] = deque()
        self._made = 0
        self._turn = threading.Lock()
        self._thread: threading.Thread | None = None

    def resume(self) -> None:
        """Do what an earlier process still owed: a purge."""
        if self.library.purge_is_due:
            with self._turn:
                self._start()

    def add_files(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Add files by name and content, each for itself."""
        for name, data in files:
            self._put(name, partial(Library.add_file, name=name, data=data))

    def add_address(self, address: str) -> None:
        """Add the page at an address."""
        self._put(address, partial(Library.add_address, address=address))

    def add_text(self, title: str, text: str) -> None:
        """Add a text under a title."""
        self._put(title, partial(Library.add_text, title=title, text=text))

    def read_again(self, article_id: str, name: str) -> None:
        """Read an article's source again."""
        self._put(name, partial(Library.read_again, article_id=article_id))

    def delete(self, article_id: str) -> bool:
        """Delete an article at once and have its bytes leave the disk as soon as no work waits."""
        gone = self.library.delete(article_id)
        with self._turn:
            self._start()
        return gone

    def items(self) -> tuple[Item, ...]:
        """Return everything that was put in, oldest first."""
        with self._turn:
            return tuple(self._items.values())

    @property
    def busy(self) -> bool:
        """Whether an article is on its way in."""
        return any(not item.finished for item in self.items())

    def clear(self) -> None:
        """Forget what is finished."""
        with self._turn:
            self._items = {number: item for number, item in self._items.items() if not item.finished}

    def wait(self, timeout_s: float) -> None:
        """Wait until the thread has nothing more to do, at most so long."""
        thread = self._thread
        if thread is not None:
            thread.join(timeout_s)

    def close(self) -> None:
        """Give up what waits, and wait a little for what is under way."""
        with self._turn:
            self._queue.clear()
        self.wait(_PATIENCE_S)

    def _put(self, name: str, work: Callable[..., Outcome]) -> None:
        with self._turn:
            self._made += 1
            self._items[self._made] = Item(self._made, name)
            self._queue.append((self._made, lambda library, progress: work(library, progress=progress)))
            self._start()

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="intake", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (task := self._next()) is not None:
            self._work(*task)

    def _next(self) -> tuple[int, Work] | None:
        """Return the next task; without one, purge what is due, and end when nothing has come meanwhile."""
        failed = False
        while True:
            with self._turn:
                if self._queue:
                    return self._queue.popleft()
                if failed or not self.library.purge_is_due:
                    self._thread = None
                    return None
            failed = not self._purge()

    def _purge(self) -> bool:
        """Return whether deleted articles have left the disk."""
        try:
            self.library.purge()
        except Exception:  # noqa: BLE001  # the edge of the thread: what waits behind it must have its turn
            _log.warning("deleted articles have not left the disk yet", exc_info=True)
            return False
        return True

    def _work(self, number: int, work: Work) -> None:
        def embedded(_what: str, done: int, total: int) -> None:
            self._note(number, state="embedding", share=done / total if total else 1.0)

        self._note(number, state="reading")
        try:
            outcome = work(self.library, embedded)
        except (IngestError, StoreError) as error:
            self._note(number, state="failed", problem=str(error))
        except OSError as error:
            self._note(number, state="failed", problem=error.strerror or "")
        except Exception:  # noqa: BLE001  # the edge of the thread: nobody above could report it
            _log.exception("an article could not be taken in")
            self._note(number, state="failed")
        else:
            self._note(number, state="done", outcome=outcome)

    def _note(self, number: int, **changes: object) -> None:
        with self._turn:
            if number in self._items:
                self._items[number] = replace(self._items[number], **changes)  # type: ignore[arg-type]
            for old in [n for n, item in self._items.items() if item.finished][:-KEPT]:
                del self._items[old]
