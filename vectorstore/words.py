"""The word index: a full-text table in the catalogue's own file, so that it commits with the articles.

Ranks passages by BM25 over words that ``tokens.py`` prepared; knows nothing of vectors.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from vectorstore.database import Database, script
from vectorstore.errors import StoreError
from vectorstore.tokens import forms
from vectorstore.word_choice import choose
from vectorstore.word_rows import add_words, drop_words, marked_stems

COMMON = 1_000
"""A word of so many passages takes long to count, and is counted once until something is written."""
QUESTION_WORDS = 256
"""Distinct words of a question that are looked up."""
CHECKED_PASSAGES = 50_000
"""Up to here opening compares the whole index with its content (12 µs a passage), beyond it only counts."""
AUTHORS = 4_096
"""Authors whose names are kept as words: every question meets them."""

# The weights of bm25 follow the columns: stems of the passage, its words as written, title and heading.
_SEARCH = """
SELECT passages.id
FROM (
    SELECT rowid AS key, -bm25(words, 1.0, 0.5, 0.3) AS score
    FROM words WHERE words MATCH ? {within} ORDER BY score DESC LIMIT ?
) AS found
JOIN passages ON passages.key = found.key
ORDER BY found.score DESC, passages.id
"""
# The plus keeps SQLite from asking the word table anew for every single passage of the articles.
_WITHIN = """AND +rowid IN (
    SELECT passages.key FROM passages JOIN articles ON articles.key = passages.article
    WHERE articles.id IN (SELECT value FROM json_each(?)))"""
_WORDING = """
SELECT passages.id, articles.language, articles.author, words.stem, words.form, words.above
FROM passages JOIN articles ON articles.key = passages.article JOIN words ON words.rowid = passages.key
WHERE passages.id IN (SELECT value FROM json_each(?))
"""
_SAMPLE = "SELECT form FROM words WHERE rowid IN (SELECT value FROM json_each(?))"
_FREQUENCIES = "SELECT term, doc FROM json_each(?) CROSS JOIN vocabulary ON term = value"
_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)"

T = TypeVar("T")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a passage: marked stems, and its text, title, heading and author, folded."""

    passage_id: str
    language: str
    stems: frozenset[str]
    spelling: str


@dataclass(frozen=True, slots=True)
class _Counted:
    """Counts that hold while the database has seen just so many ``changes``."""

    changes: int
    passages: int
    common: dict[str, int] = field(default_factory=dict)


class WordIndex:
    """BM25 over passages. A word is found by its stem, by its form, and in the title or heading above."""

    def __init__(self, database: Database) -> None:
        """Use the word table of ``database``; one that is missing or damaged is rebuilt from the passages."""
        self._database = database
        self._last_counted: _Counted | None = None
        if not self._sound():
            logger.warning("the word index is missing or damaged and is being rebuilt")
            self.rebuild()

    def search(self, text: str, language: str, k: int, articles: Collection[str] | None = None) -> list[str]:
        """Return the ids of at most ``k`` passages that share words with ``text``, best first.

        ``language`` is the ISO 639-1 code of ``text``: in passages of another only words that are written
        alike match, such as names and numbers. ``articles`` are the ids to search in; None means all.
        Very frequent words count only while rarer ones leave room (``POSTINGS``).
        """
        words = list(dict.fromkeys([*marked_stems(text, language), *forms(text)]))[:QUESTION_WORDS]
        return self._rebuilding(lambda: self._search(words, k, articles))

    def wordings(self, passage_ids: Collection[str]) -> list[Wording]:
        """Return the words of the passages with these ids, in no order; unknown ids are left out."""
        ids = json.dumps(list(passage_ids))
        return self._rebuilding(lambda: [_wording(*row) for row in self._database.read(_WORDING, (ids,))])

    def frequencies(self, words: list[str]) -> dict[str, int]:
        """Return in how many passages each of the first ``QUESTION_WORDS`` stands, for those that do."""
        return self._rebuilding(lambda: self._frequencies(words[:QUESTION_WORDS]))

    def spellings(self, limit: int) -> list[str]:
        """Return the folded texts of about ``limit`` passages from all over the store."""
        keys = json.dumps(self._database.spread_keys("passages", limit))
        return self._rebuilding(lambda: [row[0] for row in self._database.read(_SAMPLE, (keys,))])

    def rebuild(self) -> None:
        """Make the word table anew from the stored passages."""
        with self._database.transaction() as connection:
            drop_words(connection)
            connection.execute(script("words.sql"))
            for (article,) in connection.execute("SELECT key FROM articles").fetchall():
                add_words(connection, article)
        self._sound()

    def _rebuilding(self, read: Callable[[], T]) -> T:
        try:
            return read()
        except StoreError:
            logger.warning("the word index failed and is being rebuilt", exc_info=True)
            self.rebuild()
            return read()

    def _search(self, words: list[str], k: int, articles: Collection[str] | None) -> list[str]:
        chosen = choose(self._frequencies(words), self._counted().passages)
        if not chosen or k < 1:
            return []
        expression = " OR ".join(f'"{word}"' for word in chosen)
        within = () if articles is None else (json.dumps(list(articles)),)
        sql = _SEARCH.format(within=_WITHIN if within else "")
        return [row[0] for row in self._database.read(sql, (expression, *within, k))]

    def _frequencies(self, words: list[str]) -> dict[str, int]:
        common = self._counted().common
        rare = json.dumps([word for word in words if word not in common])
        counted = dict(self._database.read(_FREQUENCIES, (rare,)))
        common.update((word, frequency) for word, frequency in counted.items() if frequency >= COMMON)
        found = common | counted
        return {word: found[word] for word in words if word in found}

    def _counted(self) -> _Counted:
        (changes,) = self._database.read("SELECT total_changes()")[0]
        if self._last_counted is None or self._last_counted.changes != changes:
            self._last_counted = _Counted(changes, self._passages())
        return self._last_counted

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


def _wording(passage_id: str, language: str, author: str | None, stem: str, form: str, above: str) -> Wording:
    signed, stemmed = _signature(author or "", language)
    spelling = " ".join([*signed, above, form])
    return Wording(passage_id, language, frozenset([*stem.split(), *above.split(), *stemmed]), spelling)


@lru_cache(AUTHORS)
def _signature(author: str, language: str) -> tuple[list[str], list[str]]:
    return forms(author), marked_stems(author, language)
