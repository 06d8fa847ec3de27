"""The catalogue: articles with their passages, sentences and vectors in SQLite, the truth of the store.

Embeds nothing and asks no index: Chroma and the word table follow what is written here.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from ingest.article import Article, Passage, Sentence, Span
from vectorstore.catalogue_vectors import CatalogueVectors
from vectorstore.database import Database
from vectorstore.hit import ArticleCard, Vectors
from vectorstore.meta import Meta, advance
from vectorstore.rows import delete, insert, text_digest
from vectorstore.stored import Counts, StoredPassage, StoredSentence, from_bytes

_CARD = "SELECT id, source, title, author, published, language, version, passages, characters FROM articles"
_ARTICLE = """
SELECT key, id, source, text, title, author, published, language, version FROM articles WHERE id = ?
"""
_PASSAGE = """
SELECT passages.id, articles.id, start, stop
FROM passages JOIN articles ON articles.key = passages.article
WHERE passages.id IN (SELECT value FROM json_each(?))
"""
_SENTENCE = """
SELECT articles.id, passages.id, sentences.ordinal, sentences.start, sentences.stop, sentences.kind,
       passages.heading, articles.language, sentences.vector, sentences.context
FROM sentences
JOIN articles ON articles.key = sentences.article
JOIN passages ON passages.article = sentences.article AND passages.ordinal = sentences.passage
WHERE passages.id IN (SELECT value FROM json_each(?)) ORDER BY articles.id, sentences.ordinal
"""
_TEXT = "SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(?))"


class Catalogue:
    """Reads and writes articles. Every write is one transaction: an article is there whole or not at all.

    ``vectors`` reads what was put with them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.vectors = CatalogueVectors(database)

    def put(
        self, article: Article, passage_vectors: Vectors, sentence_vectors: Vectors, context_vectors: Vectors
    ) -> None:
        """Store an article in place of its old version.

        Args:
            article: what is stored.
            passage_vectors: a unit row for each passage.
            sentence_vectors: a unit row for each sentence.
            context_vectors: a unit row for each sentence as it reads in its passage.

        Raises:
            DiskFull: nothing was written.
        """
        with self._database.transaction() as connection:
            delete(connection, article.id)
            insert(connection, article, passage_vectors, sentence_vectors, context_vectors)
            advance(connection)

    def remove(self, article_id: str) -> bool:
        """Delete an article with everything that belongs to it; False when there is none."""
        with self._database.transaction() as connection:
            there = delete(connection, article_id)
            if there:
                advance(connection)
        return there

    def version_of(self, article_id: str) -> str | None:
        """Return the stored version of an article, or None."""
        rows = self._database.read("SELECT version FROM articles WHERE id = ?", (article_id,))
        return rows[0][0] if rows else None

    def find_duplicate(self, text: str) -> str | None:
        """Return the id of the article whose text is exactly ``text``, or None."""
        rows = self._database.read(
            "SELECT id FROM articles WHERE text_hash = ? ORDER BY key", (text_digest(text),)
        )
        return rows[0][0] if rows else None

    def card(self, article_id: str) -> ArticleCard | None:
        """Return the metadata of an article, or None."""
        rows = self._database.read(f"{_CARD} WHERE id = ?", (article_id,))
        return ArticleCard(*rows[0]) if rows else None

    def cards(self) -> list[ArticleCard]:
        """Return the metadata of all articles, in the order of their titles."""
        return [ArticleCard(*row) for row in self._database.read(f"{_CARD} ORDER BY title, id")]

    def article(self, article_id: str) -> Article | None:
        """Return an article exactly as it was put, or None."""
        with self._database.snapshot():
            rows = self._database.read(_ARTICLE, (article_id,))
            if not rows:
                return None
            key, identifier, source, text, title, author, published, language, version = rows[0]
            headings = self._parts("start, stop", "headings", key)
            sentences = self._parts("start, stop, passage, kind", "sentences", key)
            passages = self._parts("start, stop, heading", "passages", key)
        return Article(
            id=identifier,
            source=source,
            text=text,
            title=title,
            author=author,
            published=published,
            language=language,
            headings=tuple(Span(*row) for row in headings),
            sentences=tuple(Sentence(*row) for row in sentences),
            passages=tuple(Passage(*row) for row in passages),
            version=version,
        )

    def passages(self, ids: Collection[str]) -> list[StoredPassage]:
        """Return the passages with these ids, in the order of the ids; unknown ids are left out."""
        found = {
            row[0]: StoredPassage(*row) for row in self._database.read(_PASSAGE, (json.dumps(list(ids)),))
        }
        return [found[identifier] for identifier in ids if identifier in found]

    def sentences(self, passage_ids: Collection[str]) -> list[StoredSentence]:
        """Return the sentences of these passages, by article and in document order."""
        with self._database.snapshot():
            rows = self._database.read(_SENTENCE, (json.dumps(list(passage_ids)),))
            articles = json.dumps(sorted({row[0] for row in rows}))
            texts: dict[str, str] = dict(self._database.read(_TEXT, (articles,)))
        if not rows:
            return []
        vectors = from_bytes([row[-2] for row in rows])
        contexts = from_bytes([row[-1] for row in rows])
        return [
            _sentence(row, texts[row[0]], vector, context)
            for row, vector, context in zip(rows, vectors, contexts, strict=True)
        ]

    def passage_ids(self) -> list[str]:
        """Return the ids of all passages, oldest first."""
        return [row[0] for row in self._database.read("SELECT id FROM passages ORDER BY key")]

    def passage_ids_of(self, article_id: str) -> list[str]:
        """Return the ids of an article's passages, in order."""
        sql = (
            "SELECT id FROM passages WHERE article = (SELECT key FROM articles WHERE id = ?) ORDER BY ordinal"
        )
        return [row[0] for row in self._database.read(sql, (article_id,))]

    def passages_by_language(self) -> dict[str, int]:
        """Return how many passages there are in each language of the articles."""
        return dict(
            self._database.read("SELECT language, sum(passages) FROM articles GROUP BY language ORDER BY 1")
        )

    def signed(self) -> list[tuple[str, str]]:
        """Return id and author line of every article that has one."""
        return self._database.read("SELECT id, author FROM articles WHERE author IS NOT NULL")

    @property
    def generation(self) -> int:
        """Count of the writes so far: what was derived from the articles is stale when it changes."""
        return Meta(self._database).generation

    def counts(self) -> Counts:
        """Return how many articles, passages and sentences are stored."""
        (row,) = self._database.read("SELECT count(*), sum(passages), sum(sentences) FROM articles")
        return Counts(*(count or 0 for count in row))

    def _parts(self, columns: str, table: str, article: int) -> list[tuple[Any, ...]]:
        sql = f"SELECT {columns} FROM {table} WHERE article = ? ORDER BY ordinal"
        return self._database.read(sql, (article,))


def _sentence(row: tuple[Any, ...], text: str, vector: Vectors, context: Vectors) -> StoredSentence:
    """Return the sentence of a row of ``_SENTENCE``; ``text`` is the article's."""
    article, passage, ordinal, start, end, kind, heading, language, *_ = row
    return StoredSentence(
        article, passage, ordinal, start, end, kind, heading, language, text[start:end], vector, context
    )
