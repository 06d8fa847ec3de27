"""What retrieval is made of, and how much each part counts. Computes nothing.

The shares were chosen on the tuning part of the fixed question set, PIAF and XQuAD; the command ``ablate``
shows what each part gives.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much each part of retrieval counts; one at 0 (or False) is left out."""

    bare: float = 2.0
    """What the question without its acronyms counts against the question as it stands."""
    stems: float = 0.1
    spelling: float = 0.1
    """What a passage that holds all of the question's words, by their stems or letter by letter, counts
    against a cosine of 1."""
    best_sentence: float = 0.5
    """Share of a passage's meaning that its sentence nearest to the question gives: a passage about
    several things has an embedding far from each of them."""
    passage: float = 0.3
    context: float = 0.3
    """Shares of a sentence's score that its passage gives, and it itself as it reads in that: what
    surrounds it tells what it is about."""
    neutral: bool = True
    """Whether vectors are freed of what they owe to their languages."""
    apart: bool = True
    """Whether each language gives its nearest passages, instead of all together."""
    same: float = 0.985
    """Cosine from which two sentences of the evidence count as one; above 1, none do."""
    article_share: float = 0.7
    """Most of the evidence that one article may give while another has sentences about as good."""

    @property
    def words(self) -> bool:
        """Whether words count at all."""
        return self.stems > 0 or self.spelling > 0


SHIPPED = Recipe()
