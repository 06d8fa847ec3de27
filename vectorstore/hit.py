"""What retrieval hands to an answer: passages that were found, and the sentences that matter in them.

Knows nothing of how they were found.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """The metadata of a stored article, without its text."""

    id: str
    source: str
    title: str
    author: str | None
    published: str | None
    language: str
    version: str
    passages: int
    characters: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. ``start`` and ``end`` count characters of the stored text.

    ``score`` grows with relevance and compares hits of one question only.
    """

    passage_id: str
    article_id: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that may carry an answer; ``text`` is the slice ``[start, end)`` of the stored text.

    ``similarity`` grows with how likely the sentence is to answer, and compares evidence of one question
    only; ``language`` is the article's. ``before`` is the sentence further up that one with "it" or "there"
    points back at, and says little without.
    """

    article_id: str
    start: int
    end: int
    text: str
    heading: str
    language: str
    similarity: float
    before: Evidence | None = None

    @property
    def place(self) -> tuple[str, int]:
        """The article's id and the start, by which a sentence is known whatever its score."""
        return self.article_id, self.start


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What a question found: ``hits`` best first, ``evidence`` in document order.

    ``closeness`` tells how much closer the passage found first or a sentence of the evidence comes to the
    question than chance would have it, on the scale of ``Closeness``. ``dateline`` is the evidence, first of
    all, that answers by itself when the question is who wrote an article or when it appeared.
    """

    hits: tuple[Hit, ...]
    evidence: tuple[Evidence, ...]
    closeness: float = 0.0
    dateline: Evidence | None = None
