"""The word index: a full-text table in the catalogue's own file, so that it commits with the articles.

Ranks passages by BM25 over words that ``tokens.py`` prepared; knows nothing of vectors.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from vectorstore.database import Database, script
from vectorstore.errors import StoreError
from vectorstore.tokens import forms
from vectorstore.word_rows import add_words, drop_words, marked_stems

POSTINGS = 40_000
"""Passages that the words of one question may touch in all; about 30 ms on one core."""
QUESTION_WORDS = 256
"""Distinct words of a question that are looked up."""
CHECKED_PASSAGES = 50_000
"""Up to here opening compares the whole index with its content (12 µs a passage), beyond it only counts."""

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
_WORDING = """
SELECT passages.id, articles.language, articles.author, words.stem, words.form, words.above
FROM passages JOIN articles ON articles.key = passages.article JOIN words ON words.rowid = passages.key
WHERE passages.id IN (SELECT value FROM json_each(?))
"""
_SAMPLE = "SELECT form FROM words WHERE rowid IN (SELECT value FROM json_each(?))"
_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)"

T = TypeVar("T")

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


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a passage: marked stems, and its text, title, heading and author, folded."""

    passage_id: str
    language: str
    stems: frozenset[str]
    spelling: str


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
        words = list(dict.fromkeys([*marked_stems(text, language), *forms(text)]))[:QUESTION_WORDS]
        return self._rebuilding(lambda: self._search(words, k))

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


def _wording(passage_id: str, language: str, author: str | None, stem: str, form: str, above: str) -> Wording:
    signed = forms(author or "")
    stemmed = marked_stems(author or "", language)
    spelling = " ".join([*signed, above, form])
    return Wording(passage_id, language, frozenset([*stem.split(), *above.split(), *stemmed]), spelling)


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
