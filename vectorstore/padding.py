"""Puts texts of like length together, so that little is padded when they are read in batches. Reads none."""

from __future__ import annotations

from collections.abc import Sequence


def longest_first(texts: Sequence[str], size: int) -> list[list[int]]:
    """Return the places of the texts, ``size`` at a time, with texts of like length together.

    >>> longest_first(["a", "ccc", "bb"], 2)
    [[1, 2], [0]]
    """
    places = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
    return [places[start : start + size] for start in range(0, len(places), size)]
