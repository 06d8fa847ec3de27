"""The catalogue's SQLite file: one guarded connection, transactions, and errors in the store's own words.

Knows no table; ``schema.sql`` and ``words.sql`` hold those, the modules beside it speak to them.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from vectorstore.errors import DiskFull, StoreDamaged, StoreError, WordIndexDamaged

FORMAT = 2
"""Layout of the tables in the ``.sql`` files, kept in SQLite's ``user_version``."""

_TO_FORMAT = {0: ("schema.sql", "words.sql"), 1: ("from_1.sql",)}
"""The files that make it of a new catalogue, and of an earlier format."""
_PRIMARY = 0xFF
_CONNECTION = """
PRAGMA page_size = 8192;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
"""


def script(name: str) -> str:
    """Return the SQL file of that name beside this module."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


class Database:
    """A SQLite file, open for this process alone; threads take turns.

    Exclusive locking keeps WAL's shared index in memory, and readers outside would break the rule
    of one process per store anyway.
    """

    def __init__(self, path: Path) -> None:
        """Open ``path``, creating the tables when it is new.

        Raises:
            StoreDamaged: the file is no catalogue.
            StoreError: the file has another format, or cannot be opened.
            DiskFull: there is no room to create it.
        """
        self.path = path
        self._turn = threading.RLock()
        with self._translated():
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        try:
            with self._translated():
                self._connection.executescript(_CONNECTION)
                self._create()
        except StoreError:
            self._connection.close()
            raise

    def read(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self._turn, self._translated():
            return self._connection.execute(sql, parameters).fetchall()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let nothing be written between the reads of the block."""
        with self._turn:
            yield

    def spread_keys(self, table: str, limit: int) -> list[int]:
        """Return about ``limit`` keys from all over a table, some of which may be gone."""
        first, last = self.read(f"SELECT min(key), max(key) FROM {table}")[0]
        if first is None:
            return []
        return sorted({first + (last - first) * step // limit for step in range(limit + 1)})

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for statements that become durable together, or not at all."""
        with self._turn, self._translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def compact(self) -> None:
        """Rewrite the file without what was deleted, and empty the write-ahead log."""
        with self._turn, self._translated():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Write everything into the one file and close it."""
        with self._turn:
            self._connection.close()

    def replace(self, other: Path) -> None:
        """Close this file and put ``other``, which is closed, in its place."""
        self.close()
        self.path.with_name(f"{self.path.name}-wal").unlink(missing_ok=True)
        other.replace(self.path)

    def _create(self) -> None:
        (found,) = self._connection.execute("PRAGMA user_version").fetchone()
        if found in _TO_FORMAT:
            tables = "".join(map(script, _TO_FORMAT[found]))
            self._connection.executescript(f"BEGIN;\n{tables}\nPRAGMA user_version = {FORMAT};\nCOMMIT;")
        elif found != FORMAT:
            raise StoreError(
                f"{self.path} has format {found} and this version of Ibid reads format {FORMAT}: "
                f"move {self.path.parent} away and index the articles again"
            )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._in_words(error) from error

    def _in_words(self, error: sqlite3.Error) -> StoreError:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        if code == sqlite3.SQLITE_CORRUPT_VTAB:
            return WordIndexDamaged(str(error))
        if code & _PRIMARY == sqlite3.SQLITE_FULL:
            return DiskFull(self.path.parent)
        if code & _PRIMARY in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return StoreDamaged(self.path, str(error))
        if isinstance(error, sqlite3.OperationalError) and not hasattr(error, "sqlite_errorcode"):
            return StoreDamaged(self.path, "a text in it is not UTF-8")  # Python's own error quotes that text
        return StoreError(f"the catalogue {self.path} cannot be used ({error})")
