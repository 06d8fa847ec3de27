"""The word index: a full-text table in the catalogue's own file, so that it commits with the articles.

Ranks passages by BM25 over words that ``tokens.py`` prepared; knows nothing of vectors.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from vectorstore.database import Database, script
from vectorstore.errors import StoreError
from vectorstore.tokens import folded, forms, stems

__all__ = ["WordHit", "WordIndex", "folded", "stems"]

POSTINGS = 40_000
"""Passages that the words of one question may touch in all; about 30 ms on one core."""
QUESTION_WORDS = 256
"""Distinct words of a question that are looked up."""
CHECKED_PASSAGES = 50_000
"""Up to here opening compares the whole index with its content (12 µs a passage), beyond it only counts."""

_SHADOWS = ("data", "idx", "content", "docsize", "config")
# The weights of bm25 follow the columns: stems of the passage, its words as written, title and heading.
_SEARCH = """
SELECT passages.id, found.score, articles.language
FROM (
    SELECT rowid AS key, -bm25(words, 1.0, 0.5, 0.3) AS score
    FROM words WHERE words MATCH ? ORDER BY score DESC LIMIT ?
) AS found
JOIN passages ON passages.key = found.key
JOIN articles ON articles.key = passages.article
ORDER BY found.score DESC, passages.id
"""
_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WordHit:
    """A passage that shares words with the question; a higher ``score`` is better.

    ``language`` is the article's: in another language than the question's only words that are written
    alike match, such as names and numbers.
    """

    passage_id: str
    score: float
    language: str


class WordIndex:
    """BM25 over passages. A word is found by its stem, by its form, and in the title or heading above."""

    def __init__(self, database: Database) -> None:
        """Use the word table of ``database``; one that is missing or damaged is rebuilt from the passages."""
        self._database = database
        if not self._sound():
            logger.warning("the word index is missing or damaged and is being rebuilt")
            self.rebuild()

    def search(self, text: str, language: str, k: int) -> list[WordHit]:
        """Return at most ``k`` passages that share words with ``text``, best first.

        ``language`` is the ISO 639-1 code of ``text``. Very frequent words count only while rarer
        ones leave room (``POSTINGS``).
        """
        words = list(dict.fromkeys([*_marked_stems(text, language), *forms(text)]))[:QUESTION_WORDS]
        try:
            return self._search(words, k)
        except StoreError:
            logger.warning("the word index failed and is being rebuilt", exc_info=True)
            self.rebuild()
            return self._search(words, k)

    def rebuild(self) -> None:
        """Make the word table anew from the stored passages."""
        with self._database.transaction() as connection:
            _drop(connection)
            connection.execute(script("words.sql"))
            for (article,) in connection.execute("SELECT key FROM articles").fetchall():
                add_words(connection, article)
        self._sound()

    def _search(self, words: list[str], k: int) -> list[WordHit]:
        chosen = choose(self._frequencies(words), self._passages())
        if not chosen or k < 1:
            return []
        expression = " OR ".join(f'"{word}"' for word in chosen)
        return [WordHit(*row) for row in self._database.read(_SEARCH, (expression, k))]

    def _frequencies(self, words: list[str]) -> dict[str, int]:
        found = (
            self._database.read("SELECT term, doc FROM vocabulary WHERE term = ?", (word,)) for word in words
        )
        return {term: passages for rows in found for term, passages in rows}

    def _passages(self) -> int:
        return int(self._database.read("SELECT count(*) FROM words_docsize")[0][0])

    def _sound(self) -> bool:
        """Return whether the table is there and whole, and open the vocabulary beside it."""
        try:
            (stored,) = self._database.read("SELECT count(*) FROM passages")[0]
            if self._passages() != stored:
                return False
            with self._database.transaction() as connection:
                if stored <= CHECKED_PASSAGES:
                    connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
                connection.execute("DROP TABLE IF EXISTS temp.vocabulary")
                connection.execute(_VOCABULARY)
        except StoreError:
            return False
        return True


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
            _marked_stems(text[start:stop], language),
            forms(text[start:stop]),
            dict.fromkeys([*_marked_stems(above, language), *forms(above)]),
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


def _marked_stems(text: str, language: str) -> list[str]:
    """Return stems that only match stems of the same language."""
    return [f"{language}_{stem}" for stem in stems(text, language)]


def _drop(connection: sqlite3.Connection) -> None:
    """Remove the word table piece by piece: SQLite cannot drop a full-text table that it cannot open."""
    for shadow in _SHADOWS:
        connection.execute(f"DROP TABLE IF EXISTS words_{shadow}")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_master WHERE name = 'words'")
    connection.execute("PRAGMA writable_schema = RESET")


def choose(frequencies: Mapping[str, int], passages: int) -> list[str]:
    """Return the words to rank by, rarest first.

    Args:
        frequencies: in how many passages each word of the question occurs.
        passages: how many passages there are.

    A word of more than half of the passages tells nothing when there is a rarer one; of the others
    the rarest are taken while they touch at most ``POSTINGS`` passages together. The rarest is
    always taken.
    """
    chosen: list[str] = []
    touched = 0
    for word, frequency in sorted(frequencies.items(), key=lambda item: (item[1], item[0])):
        touched += frequency
        if chosen and (touched > POSTINGS or frequency > passages / 2):
            break
        chosen.append(word)
    return chosen
