"""chrF of an answer against its reference: the only door to sacrebleu.

A second opinion; decides nothing.
"""

from __future__ import annotations

from sacrebleu.metrics.chrf import CHRF


def chrf(text: str, reference: str) -> float | None:
    """Return chrF2 in 0 to 1 (character 6-grams, recall weighted twice); None without a reference.

    Popović 2015, "chrF: character n-gram F-score for automatic MT evaluation".
    """
    if not reference.strip():
        return None
    return float(CHRF().sentence_score(text, [reference]).score) / 100
