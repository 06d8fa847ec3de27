"""What must be known of a whole store to weigh one question: its languages, and how rare its words are.

Taken anew when the store has changed. Searches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from vectorstore.catalogue import Catalogue
from vectorstore.grams import GramCounts
from vectorstore.languages import Centroids
from vectorstore.words import WordIndex

VECTORS = 4_000
"""Vectors that the means of the languages are taken from."""
SPELLINGS = 1_000
"""Passages that the rarity of letters is counted in."""


@dataclass(frozen=True, slots=True, eq=False)
class Bearings:
    """A store at one ``generation`` of its catalogue; ``counts`` maps language to passages."""

    generation: int
    counts: dict[str, int]
    passages: Centroids
    sentences: Centroids
    contexts: Centroids
    grams: GramCounts

    @classmethod
    def take(cls, catalogue: Catalogue, words: WordIndex) -> Bearings | None:
        """Return the bearings of a store, None when it is empty."""
        generation = catalogue.generation
        counts = catalogue.passages_by_language()
        if not counts:
            return None
        return cls(
            generation,
            counts,
            Centroids.of(*catalogue.vectors.sample("passages", VECTORS)),
            Centroids.of(*catalogue.vectors.sample("sentences", VECTORS)),
            Centroids.of(*catalogue.vectors.sample("contexts", VECTORS)),
            GramCounts.of(words.spellings(SPELLINGS)),
        )
