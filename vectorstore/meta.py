"""What the catalogue remembers of itself: its identity, its embedding, and how far Chroma has followed.

Repairs nothing; it only says whether there is something to repair.
"""

from __future__ import annotations

import sqlite3

from vectorstore.database import Database

_LOST = "-1"


class Meta:
    """The few named values beside the articles.

    Every write to the articles raises ``generation`` in its own transaction; ``followed`` records the
    generation that Chroma has caught up with, after it has.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def identity(self) -> str:
        """Random name of this catalogue; its Chroma collection carries it."""
        return self._value("identity") or ""

    @property
    def embedding(self) -> tuple[str, int] | None:
        """Fingerprint and dimensions of the stored vectors; None before the first were announced."""
        fingerprint, dimensions = self._value("embedding"), self._value("dimensions")
        return (fingerprint, int(dimensions)) if fingerprint and dimensions else None

    @property
    def generation(self) -> int:
        """Count of the writes to the articles."""
        return int(self._value("generation") or 0)

    @property
    def in_step(self) -> bool:
        """Whether Chroma has followed every write."""
        return self._value("generation") == self._value("chroma_generation")

    def adopt(self, fingerprint: str, dimensions: int) -> None:
        """Record which embedding makes the vectors."""
        with self._database.transaction() as connection:
            _set(connection, "embedding", fingerprint)
            _set(connection, "dimensions", str(dimensions))

    def followed(self) -> None:
        """Record that Chroma holds exactly the passages of the present generation."""
        with self._database.transaction() as connection:
            _set(connection, "chroma_generation", str(self.generation))

    @property
    def lost(self) -> bool:
        """Whether Chroma's content is worthless and must be made anew from nothing."""
        return self._value("chroma_generation") == _LOST

    def lose(self) -> None:
        """Record that Chroma's content is worthless, before it is thrown away."""
        with self._database.transaction() as connection:
            _set(connection, "chroma_generation", _LOST)

    def inherit(self, identity: str) -> None:
        """Take the identity of the catalogue that this one replaces; Chroma holds that one's content."""
        with self._database.transaction() as connection:
            _set(connection, "identity", identity)
            _set(connection, "chroma_generation", _LOST)

    def _value(self, key: str) -> str | None:
        rows = self._database.read("SELECT value FROM meta WHERE key = ?", (key,))
        return rows[0][0] if rows else None


def advance(connection: sqlite3.Connection) -> None:
    """Raise the generation within a transaction that writes articles."""
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")


def _set(connection: sqlite3.Connection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
