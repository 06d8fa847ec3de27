"""Conversations on disk, in one SQLite file that several threads of one process may use together.

Draws nothing and knows nothing of what an answer looks like inside a record.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.conversations.record import Card, Record, from_json, title_of, to_json
from app.errors import ArchiveFault
from ingest.characters import comparable

_SCHEMA = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, changed TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS records (
    id TEXT PRIMARY KEY,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (conversation, ordinal)
) STRICT;
CREATE INDEX IF NOT EXISTS conversations_by_change ON conversations (changed DESC);
"""
_ADD = """
INSERT INTO records (id, conversation, ordinal, record) VALUES (
    ?1, ?2, (SELECT coalesce(MAX(ordinal) + 1, 0) FROM records WHERE conversation = ?2), ?3
)
ON CONFLICT (id) DO NOTHING
"""
_RECORDS = """
SELECT record FROM records WHERE conversation = ?1 AND id NOT IN (SELECT value FROM json_each(?2))
ORDER BY ordinal
"""
_SEARCH = """
SELECT id, title, changed FROM conversations
WHERE NOT deleted AND (holds(title) OR id IN (
    SELECT conversation FROM records
    WHERE json_valid(record) AND (
        holds(record ->> '$.question')
        OR holds(coalesce(record ->> '$.progress.answer.text', record ->> '$.progress.partial'))
        OR EXISTS (SELECT 1 FROM json_each(record, '$.progress.statements') WHERE holds(value ->> '$.text'))
    )
))
ORDER BY changed DESC, rowid DESC LIMIT ?
"""
LISTED = 200
"""Conversations that the list shows at most; the search finds the older ones."""


class Archive:
    """The kept conversations in ``file``, which is made when it is missing. Cheap to open and to share.

    Everything raises ``ArchiveFault`` where the file, or what is read of it, is damaged or out of reach.
    """

    def __init__(self, file: Path) -> None:
        """Open the file."""
        self._file = file
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._fault(error) from error
        with self._connection() as connection:
            connection.executescript(_SCHEMA)

    def cards(self, search: str = "") -> list[Card]:
        """Return the conversations that hold ``search``, in title, question or answer, latest first.

        Case, accents and typography make no difference.
        """
        sought = comparable(search)

        def holds(text: str | None) -> bool:
            return not sought or sought in comparable(text or "")

        with self._connection() as connection:
            connection.create_function("holds", 1, holds, deterministic=True)
            return [Card(*row) for row in connection.execute(_SEARCH, (LISTED,))]

    def card(self, conversation: str) -> Card | None:
        """Return a conversation's card, or None when there is none."""
        sql = "SELECT id, title, changed FROM conversations WHERE id = ? AND NOT deleted"
        with self._connection() as connection:
            row = connection.execute(sql, (conversation,)).fetchone()
        return Card(*row) if row else None

    def records(self, conversation: str, known: Collection[str] = ()) -> list[Record]:
        """Return the questions of a conversation with their answers, oldest first, without the ``known``."""
        with self._connection() as connection:
            rows = connection.execute(_RECORDS, (conversation, json.dumps([*known])))
            return [self._record(row[0]) for row in rows]

    def record(self, identifier: str) -> Record | None:
        """Return one question with its answer, or None when there is none."""
        with self._connection() as connection:
            row = connection.execute("SELECT record FROM records WHERE id = ?", (identifier,)).fetchone()
        return self._record(row[0]) if row else None

    def add(self, conversation: str, *records: Record) -> None:
        """Keep questions at the end of a conversation; one that is in it already stays as it is.

        The first one makes the conversation and gives it its name; a deleted conversation comes back.
        """
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        with self._connection() as connection:
            connection.execute(
                "INSERT INTO conversations (id, title, changed) VALUES (?1, ?2, ?3)"
                " ON CONFLICT (id) DO UPDATE SET changed = ?3, deleted = 0",
                (conversation, title_of(records[0].question), now),
            )
            connection.executemany(_ADD, [(record.id, conversation, to_json(record)) for record in records])

    def update(self, record: Record) -> None:
        """Keep a record in its newer form; one that is no longer there stays away."""
        with self._connection() as connection:
            connection.execute("UPDATE records SET record = ? WHERE id = ?", (to_json(record), record.id))

    def remove(self, record: str) -> None:
        """Remove one question with its answer."""
        with self._connection() as connection:
            connection.execute("DELETE FROM records WHERE id = ?", (record,))

    def rename(self, conversation: str, title: str) -> None:
        """Give a conversation another name; an empty one is ignored."""
        if title.strip():
            with self._connection() as connection:
                connection.execute(
                    "UPDATE conversations SET title = ? WHERE id = ?", (title_of(title), conversation)
                )

    def delete(self, conversation: str) -> None:
        """Take a conversation out of sight, until ``restore``; the next deletion or ``purge`` is final."""
        self.purge()
        with self._connection() as connection:
            connection.execute("UPDATE conversations SET deleted = 1 WHERE id = ?", (conversation,))

    def restore(self, conversation: str) -> None:
        """Undo a deletion."""
        with self._connection() as connection:
            connection.execute("UPDATE conversations SET deleted = 0 WHERE id = ?", (conversation,))

    def purge(self) -> None:
        """Remove what was deleted for good, its bytes included."""
        with self._connection() as connection:
            connection.execute("DELETE FROM conversations WHERE deleted")

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """One transaction on a connection of its own."""
        try:
            with closing(sqlite3.connect(self._file, timeout=10)) as connection, connection:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA secure_delete = ON")
                yield connection
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def _record(self, text: str) -> Record:
        try:
            return from_json(text)
        except ValueError as error:
            raise self._fault("a question in it is damaged") from error

    def _fault(self, reason: object) -> ArchiveFault:
        return ArchiveFault(f"the conversations in {self._file} cannot be used ({reason})")
