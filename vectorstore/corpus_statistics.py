"""What must be known of a whole store to weigh one question: its languages, authors, and how rare words are.

Taken anew when the store has changed. Searches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from vectorstore.authorship import Authors, by_family_name
from vectorstore.catalogue import Catalogue
from vectorstore.catalogue_vectors import Kind
from vectorstore.grams import GramCounts
from vectorstore.languages import Centroids
from vectorstore.words import WordIndex

VECTORS = 4_000
"""Vectors that the means of the languages are taken from."""
SPELLINGS = 1_000
"""Passages that the rarity of letters is counted in."""


@dataclass(frozen=True, slots=True, eq=False)
class CorpusStatistics:
    """A store at one ``generation`` of its catalogue; ``counts`` maps language to passages."""

    generation: int
    counts: dict[str, int]
    passages: Centroids
    sentences: Centroids
    contexts: Centroids
    grams: GramCounts
    authors: Authors

    @classmethod
    def take(cls, catalogue: Catalogue, words: WordIndex, neutral: bool = True) -> CorpusStatistics | None:
        """Return the statistics of a store, None when it is empty.

        Without ``neutral`` vectors keep what they owe to their languages.
        """
        generation = catalogue.generation
        counts = catalogue.passages_by_language()
        if not counts:
            return None

        def centroids(kind: Kind) -> Centroids:
            vectors, languages = catalogue.vectors.sample(kind, VECTORS)
            return Centroids.of(vectors, languages) if neutral else Centroids.none(vectors)

        return cls(
            generation,
            counts,
            centroids("passages"),
            centroids("sentences"),
            centroids("contexts"),
            GramCounts.of(words.spellings(SPELLINGS)),
            by_family_name(catalogue.signed()),
        )
