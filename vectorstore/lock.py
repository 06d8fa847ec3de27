"""One process owns a store folder: an operating system lock that ends with the process that holds it.

Waits for nobody and breaks no lock.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from vectorstore.errors import StoreInUse


class StoreLock:
    """The lock of a store folder, held from construction until ``release``."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of ``folder``, which exists.

        Raises:
            StoreInUse: another process, or another part of this one, holds it.
        """
        # The holder may be let go of by another thread than the one that took it.
        self._lock = FileLock(folder / "store.lock", thread_local=False)
        self._owner = folder / "store.pid"
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise StoreInUse(folder, _pid(self._owner)) from error
        with suppress(OSError):  # on a full disk; the number only serves the sentence above
            self._owner.write_text(str(os.getpid()))

    def release(self) -> None:
        """Give the folder up; a second call does nothing."""
        if self._lock.is_locked:
            self._owner.unlink(missing_ok=True)
            self._lock.release()


def _pid(owner: Path) -> int | None:
    try:
        return int(owner.read_text())
    except (OSError, ValueError):
        return None
