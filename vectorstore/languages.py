"""Takes out of a vector what only tells its language, so that articles in all languages compete as equals.

Multilingual embeddings keep texts of one language together: a question finds the passages of its own
language first, better foreign ones behind them. Subtracting each language's mean removes most of that
(Libovický, Rosa and Fraser 2020, "On the Language Neutrality of Pre-trained Multilingual
Representations"). Embeds and searches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vectorstore.hit import Vectors

SHRINKAGE = 30
"""As many imagined vectors at the overall mean steady the mean of a language that has few."""


@dataclass(frozen=True, slots=True, eq=False)
class Centroids:
    """The mean vector of each language, and of all."""

    by_language: dict[str, Vectors]
    overall: Vectors

    @classmethod
    def of(cls, vectors: Vectors, languages: Sequence[str]) -> Centroids:
        """Return the means of ``vectors`` ``(n, d)``, whose rows are in these languages; n is not 0."""
        overall = vectors.mean(axis=0)
        spoken = np.asarray(languages)
        means = {}
        for language in set(languages):
            own = vectors[spoken == language]
            share = len(own) / (len(own) + SHRINKAGE)
            means[language] = share * own.mean(axis=0) + (1 - share) * overall
        return cls(means, overall)

    @classmethod
    def none(cls, vectors: Vectors) -> Centroids:
        """Return means that take nothing out of vectors as long as ``vectors`` ``(n, d)``."""
        return cls({}, np.zeros(vectors.shape[1], dtype=np.float32))

    def neutral(self, vectors: Vectors, languages: Sequence[str]) -> Vectors:
        """Return unit rows: ``vectors`` ``(n, d)`` without what they owe to their languages."""
        means = np.stack([self.by_language.get(language, self.overall) for language in languages])
        neutral = vectors - means
        lengths = np.linalg.norm(neutral, axis=1, keepdims=True)
        return np.asarray(neutral / np.maximum(lengths, 1e-9), dtype=np.float32)
