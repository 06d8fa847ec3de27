"""How an article's words become rows of the word table, and how they go, within a transaction of the caller.

Searches nothing.
"""

from __future__ import annotations

import sqlite3

from vectorstore.tokens import forms, stems

_SHADOWS = ("data", "idx", "content", "docsize", "config")


def add_words(connection: sqlite3.Connection, article: int) -> None:
    """Index the passages of the article with that key, within the transaction that stores them."""
    title, language, text = connection.execute(
        "SELECT title, language, text FROM articles WHERE key = ?", (article,)
    ).fetchone()
    for key, heading, start, stop in connection.execute(
        "SELECT key, heading, start, stop FROM passages WHERE article = ?", (article,)
    ).fetchall():
        above = f"{title}\n{heading}"
        columns = (
            marked_stems(text[start:stop], language),
            forms(text[start:stop]),
            dict.fromkeys([*marked_stems(above, language), *forms(above)]),
        )
        connection.execute(
            "INSERT INTO words (rowid, stem, form, above) VALUES (?, ?, ?, ?)",
            (key, *(" ".join(column) for column in columns)),
        )


def remove_words(connection: sqlite3.Connection, article: int) -> None:
    """Take the passages of the article with that key out, before they are deleted themselves."""
    connection.execute(
        "DELETE FROM words WHERE rowid IN (SELECT key FROM passages WHERE article = ?)", (article,)
    )


def marked_stems(text: str, language: str) -> list[str]:
    """Return stems that only match stems of the same language."""
    return [f"{language}_{stem}" for stem in stems(text, language)]


def drop_words(connection: sqlite3.Connection) -> None:
    """Remove the word table piece by piece: SQLite cannot drop a full-text table that it cannot open."""
    for shadow in _SHADOWS:
        connection.execute(f"DROP TABLE IF EXISTS words_{shadow}")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_master WHERE name = 'words'")
    connection.execute("PRAGMA writable_schema = RESET")
