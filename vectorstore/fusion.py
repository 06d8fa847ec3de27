"""Joins the two rankings of passages, by meaning and by words, into one.

A convex combination of normalised scores rather than reciprocal ranks (Bruch, Gai and Ingber 2023,
"An Analysis of Fusion Functions for Hybrid Retrieval"): ranks forget that a word match across
languages is mostly noise, scores do not. Finds nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping


def fuse(dense: Mapping[str, float], words: Mapping[str, float], weight: float) -> dict[str, float]:
    """Return passage id to fused score, for the passages of ``dense``.

    Args:
        dense: cosine to the question, for every passage that takes part.
        words: from 0 to 1, how well those passages match that share words with the question.
        weight: how much a perfect word match counts against the spread of the cosines, 0 or more.
    """
    if not dense:
        return {}
    low, high = min(dense.values()), max(dense.values())
    spread = (high - low) or 1.0
    return {
        passage: (cosine - low) / spread + weight * words.get(passage, 0.0)
        for passage, cosine in dense.items()
    }
