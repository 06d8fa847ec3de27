"""Which words of a question are worth ranking by. Pure: counts nothing itself."""

from __future__ import annotations

from collections.abc import Mapping

POSTINGS = 40_000
"""Passages that the words of one question may touch in all; about 30 ms on one core."""


def choose(frequencies: Mapping[str, int], passages: int) -> list[str]:
    """Return the words to rank by, rarest first.

    Args:
        frequencies: in how many passages each word of the question occurs.
        passages: how many passages there are.

    A word of more than half of the passages tells nothing when there is a rarer one; of the others
    the rarest are taken while they touch at most ``POSTINGS`` passages together. The rarest is
    always taken.
    """
    chosen: list[str] = []
    touched = 0
    for word, frequency in sorted(frequencies.items(), key=lambda item: (item[1], item[0])):
        touched += frequency
        if chosen and (touched > POSTINGS or frequency > passages / 2):
            break
        chosen.append(word)
    return chosen
