"""Joins what is known of a passage into one score: its meaning, its best sentence, and its words.

A convex combination of scores rather than reciprocal ranks (Bruch, Gai and Ingber 2023, "An Analysis
of Fusion Functions for Hybrid Retrieval"): a rank forgets that a word match across languages is
mostly noise, a score does not. Finds nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from vectorstore.recipe import Recipe


def fuse(
    passages: Mapping[str, float],
    sentences: Mapping[str, float],
    words: Mapping[str, float],
    recipe: Recipe,
) -> dict[str, float]:
    """Return passage id to fused score.

    Args:
        passages: cosine of each passage to the question.
        sentences: the highest cosine of a sentence of each passage to the question.
        words: what the words of each passage add; see ``overlap``.
        recipe: says what the best sentence counts.
    """
    share = recipe.best_sentence
    return {
        passage: (1 - share) * cosine + share * sentences.get(passage, cosine) + words.get(passage, 0.0)
        for passage, cosine in passages.items()
    }
