"""What the catalogue gives back: stored passages and sentences with their vectors, as frozen values.

Reads and writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ingest.article import SentenceKind
from vectorstore.hit import Vectors

_FLOAT = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage of a stored article: the slice ``[start, end)`` of its text."""

    id: str
    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class StoredSentence:
    """A sentence of a stored article; ``text`` is the slice ``[start, end)``.

    ``vector`` is a unit row ``(d,)``, and so is ``context``: that of the sentence as it reads in its passage.

    ``ordinal`` counts the article's sentences, ``heading`` is the passage's, ``language`` the article's.
    """

    article_id: str
    passage_id: str
    ordinal: int
    start: int
    end: int
    kind: SentenceKind
    heading: str
    language: str
    text: str
    vector: Vectors
    context: Vectors


class PassageVectors(NamedTuple):
    """What the vector index holds of some passages; ``vectors`` is ``(n, d)``, the rest has length n."""

    ids: list[str]
    vectors: Vectors
    articles: list[str]
    languages: list[str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is stored."""

    articles: int
    passages: int
    sentences: int


def passage_id(article_id: str, version: str, ordinal: int) -> str:
    """Return the id of a passage: the same passage of the same version always has the same one."""
    return f"{article_id}-{version[:8]}-{ordinal:04d}"


def to_bytes(vector: Vectors) -> bytes:
    """Return a vector as little-endian float32."""
    return vector.astype(_FLOAT).tobytes()


def from_bytes(rows: list[bytes]) -> Vectors:
    """Return vectors ``(n, d)`` from their bytes; n must not be 0."""
    return np.frombuffer(b"".join(rows), dtype=_FLOAT).reshape(len(rows), -1)
