"""The vectors that the catalogue keeps of its passages and sentences: the truth that Chroma follows.

Writes nothing; a vector is written with its article.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, Literal

import numpy as np

from vectorstore.database import Database
from vectorstore.hit import Vectors
from vectorstore.stored import PassageVectors, from_bytes

_VECTORS = """
SELECT passages.key, passages.id, passages.vector, articles.id, articles.language
FROM passages JOIN articles ON articles.key = passages.article WHERE {condition}
"""
Kind = Literal["passages", "sentences", "contexts"]
_KINDS: dict[Kind, tuple[str, str]] = {
    "passages": ("passages", "vector"),
    "sentences": ("sentences", "vector"),
    "contexts": ("sentences", "context"),
}


class CatalogueVectors:
    """Reads stored vectors."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def batches(self, batch: int) -> Iterator[PassageVectors]:
        """Yield the vectors of all passages, oldest first, ``batch`` at a time."""
        sql = _VECTORS.format(condition="passages.key > ?") + " ORDER BY passages.key LIMIT ?"
        last = -1
        while rows := self._database.read(sql, (last, batch)):
            yield _as_vectors(rows)
            last = rows[-1][0]

    def of(self, ids: Collection[str]) -> PassageVectors | None:
        """Return the vectors of the passages with these ids; None when there is none of them."""
        condition = "passages.id IN (SELECT value FROM json_each(?)) ORDER BY passages.key"
        rows = self._database.read(_VECTORS.format(condition=condition), (json.dumps(list(ids)),))
        return _as_vectors(rows) if rows else None

    def by_span(self, article_id: str) -> tuple[Vectors, Vectors, Vectors] | None:
        """Return the vectors of an article's passages, of its sentences, and of these in their passages.

        All are in order; None when it has none.
        """
        parts = [
            self._database.read(
                f"SELECT {column} FROM {table} WHERE article = (SELECT key FROM articles WHERE id = ?)"
                " ORDER BY ordinal",
                (article_id,),
            )
            for table, column in _KINDS.values()
        ]
        if not all(parts):
            return None
        passages, sentences, contexts = (from_bytes([row[0] for row in rows]) for rows in parts)
        return passages, sentences, contexts

    def sample(self, kind: Kind, limit: int) -> tuple[Vectors, list[str]]:
        """Return about ``limit`` vectors ``(n, d)`` of a kind from all over, with their languages."""
        table, column = _KINDS[kind]
        keys = self._database.spread_keys(table, limit)
        if not keys:
            return np.empty((0, 0), dtype=np.float32), []
        rows = self._database.read(
            f"SELECT {column}, language FROM {table} JOIN articles ON articles.key = article"
            f" WHERE {table}.key IN (SELECT value FROM json_each(?))",
            (json.dumps(keys),),
        )
        return from_bytes([row[0] for row in rows]), [row[1] for row in rows]


def _as_vectors(rows: list[tuple[Any, ...]]) -> PassageVectors:
    _, ids, vectors, articles, languages = (list(column) for column in zip(*rows, strict=True))
    return PassageVectors(ids, from_bytes(vectors), articles, languages)
