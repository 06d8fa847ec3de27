"""The vectors that the catalogue keeps of its passages and sentences: the truth that Chroma follows.

Writes nothing; a vector is written with its article.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Literal

import numpy as np

from vectorstore.database import Database
from vectorstore.hit import Vectors
from vectorstore.stored import PassageVectors, from_bytes

_VECTORS = """
SELECT passages.id, passages.vector, articles.id, articles.language
FROM passages JOIN articles ON articles.key = passages.article
WHERE passages.id IN (SELECT value FROM json_each(?)) ORDER BY passages.key
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

    def of(self, ids: Collection[str]) -> PassageVectors | None:
        """Return the vectors of the passages with these ids, oldest first; None without any."""
        rows = self._database.read(_VECTORS, (json.dumps(list(ids)),))
        if not rows:
            return None
        passages, vectors, articles, languages = (list(column) for column in zip(*rows, strict=True))
        return PassageVectors(passages, from_bytes(vectors), articles, languages)

    def by_span(self, article_id: str) -> tuple[Vectors, Vectors, Vectors] | None:
        """Return the vectors of an article's passages, of its sentences, and of these in their passages.

        All are in order; None when it has none.
        """
        with self._database.snapshot():
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
