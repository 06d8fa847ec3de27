"""Brings the lines of a page that was written across its columns into the order of reading.

Leaves a page alone whose lines already follow each other downwards; most files are written that way.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.readers.line import Line

_ACROSS = 0.25
"""Share of lines that have a neighbour at their right, from which on a page is written across columns."""
_EACH_SIDE = 0.3
_CROSSING = 0.15
_WIDE = 0.25
"""A column's usual line has this share of the page's width; the cells of tables are narrower."""


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines column by column, those over the whole width where they part the columns."""
    across = sum(_is_beside(line, following) for line, following in pairwise(lines))
    gutter = _gutter(lines) if across >= max(2, _ACROSS * len(lines)) else None
    if gutter is None:
        return list(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if line.left < gutter < line.right:
            ordered += [*in_order(left), *in_order(right), line]
            left, right = [], []
        else:
            (left if line.right <= gutter else right).append(line)
    return [*ordered, *in_order(left), *in_order(right)]


def _is_beside(line: Line, following: Line) -> bool:
    return abs(line.bottom - following.bottom) < line.size / 2 and following.left > line.right


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the place that most lines leave free between two columns, or None when there is none."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    for place in sorted({line.left for line in lines}):
        place -= 1.0
        left = [line for line in lines if line.right <= place]
        right = [line for line in lines if line.left >= place]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < _EACH_SIDE * len(lines) or crossing > _CROSSING * len(lines):
            continue
        if all(median(line.right - line.left for line in side) >= _WIDE * width for side in (left, right)):
            return place
    return None
