"""The vector index: passage ids and unit vectors in, nearest passages out, each language apart.

Makes no vectors and keeps no truth: what it holds is rebuilt from the catalogue when it is lost or damaged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, cast

import numpy as np

from vectorstore.chroma import Collections, Place
from vectorstore.hit import Vectors

READ = 5_000
"""Ids that one request reads or deletes."""

Found = list[tuple[str, float]]


class DenseIndex:
    """A Chroma collection for each language, in a folder of ours, on a server, or in memory.

    A question is searched in one language after the other; apart, each search walks a graph that holds
    nothing else, and Chroma has nothing to filter. Threads take turns.
    """

    def __init__(self, place: Place, collection: str) -> None:
        """Open the collections, creating them when they are missing.

        Args:
            place: a folder that no other process uses, the URL of a Chroma server, or None for memory.
            collection: what their names begin with; in a folder all others are removed.

        Raises:
            ChromaUnreachable: no server answers at the URL.
            ChromaFailed: Chroma cannot use what is there.
            DiskFull: there is no room to create it.
        """
        self._collections = Collections(place, collection)

    @property
    def lasting(self) -> bool:
        """Whether what is put here is still there after the process has ended."""
        return self._collections.place is not None

    def upsert(
        self, ids: Sequence[str], vectors: Vectors, articles: Sequence[str], languages: Sequence[str]
    ) -> None:
        """Add passages, or replace those with the same ids; ``vectors`` is ``(len(ids), dimensions)``."""
        spoken = np.asarray(languages)
        with self._collections.turn():
            size = self._collections.batch()
            for language in sorted(set(languages)):
                collection = self._collections.made(language)
                places = np.flatnonzero(spoken == language)
                for batch in (places[start : start + size] for start in range(0, len(places), size)):
                    collection.upsert(
                        ids=[ids[place] for place in batch],
                        embeddings=vectors[batch],
                        metadatas=[{"article": articles[place]} for place in batch],
                    )

    def delete(self, ids: Sequence[str]) -> None:
        """Take passages out; unknown ids are ignored."""
        with self._collections.turn():
            for collection in self._collections.every():
                for start in range(0, len(ids), READ):
                    collection.delete(ids=list(ids[start : start + READ]))

    def search(
        self,
        vector: Vectors,
        k: int,
        languages: Collection[str] | None = None,
        articles: Collection[str] | None = None,
    ) -> Found:
        """Return at most ``k`` passage ids with their cosine to ``vector`` ``(dimensions,)``, best first.

        ``languages`` and ``articles`` restrict the search to passages of these.
        """
        return self.nearest(vector.reshape(1, -1), k, languages, articles)[0]

    def nearest(
        self,
        vectors: Vectors,
        k: int,
        languages: Collection[str] | None = None,
        articles: Collection[str] | None = None,
    ) -> list[Found]:
        """Return for each row of ``vectors`` at most ``k`` passage ids with their cosine, best first."""
        where: dict[str, Any] | None = None if articles is None else {"article": {"$in": list(articles)}}
        nearest: list[Found] = [[] for _ in vectors]
        if articles is not None and not articles:
            return nearest
        with self._collections.turn():
            for collection in self._of(languages):
                found = collection.query(
                    query_embeddings=vectors, n_results=k, where=where, include=["distances"]
                )
                distances = cast(list[list[float]], found["distances"])
                for row, ids, far in zip(nearest, found["ids"], distances, strict=True):
                    row += [(passage, 1.0 - distance) for passage, distance in zip(ids, far, strict=True)]
        return [sorted(row, key=lambda item: -item[1])[:k] for row in nearest]

    def present(self, ids: Sequence[str]) -> set[str]:
        """Return those of ``ids`` that are there."""
        found: set[str] = set()
        with self._collections.turn():
            for collection in self._collections.every():
                for start in range(0, len(ids), READ):
                    found.update(collection.get(ids=list(ids[start : start + READ]), include=[])["ids"])
        return found

    def ids(self) -> set[str]:
        """Return the ids of all passages."""
        with self._collections.turn():
            return {
                passage
                for collection in self._collections.every()
                for passage in collection.get(include=[])["ids"]
            }

    def count(self) -> int:
        """Return how many passages are there."""
        with self._collections.turn():
            return sum(collection.count() for collection in self._collections.every())

    def recreated(self) -> AbstractContextManager[None]:
        """Throw everything away and start empty; searches wait until the block that refills it ends."""
        return self._collections.recreated()

    def close(self) -> None:
        """Let go of the folder or the server."""
        self._collections.close()

    def _of(self, languages: Iterable[str] | None) -> Iterator[Any]:
        if languages is None:
            yield from self._collections.every()
            return
        for language in languages:
            collection = self._collections.part(language)
            if collection is not None:
                yield collection
