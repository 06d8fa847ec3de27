"""Opens the catalogue of a store alone, for those who only read articles.

Loads no model and examines no index, so that it takes no time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from vectorstore.catalogue import Catalogue
from vectorstore.database import Database
from vectorstore.lock import StoreLock


@contextmanager
def reading(folder: Path) -> Iterator[Catalogue | None]:
    """Give the catalogue of the store in ``folder``; None where nothing was ever stored.

    Raises:
        StoreInUse: another process owns the folder.
        StoreDamaged: the catalogue cannot be read.
    """
    file = folder / "catalogue.sqlite3"
    if not file.exists():
        yield None
        return
    with ExitStack() as opened:
        lock = StoreLock(folder)
        opened.callback(lock.release)
        database = Database(file)
        opened.callback(database.close)
        yield Catalogue(database)
