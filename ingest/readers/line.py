"""A line of text on a page, with its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Places and ``size``, the height of a character's cell, are in points from the page's bottom left."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool = False

    def is_level_with(self, other: Line) -> bool:
        """Return whether both stand on one line of the page."""
        return abs(self.bottom - other.bottom) < self.size / 2

    def is_as_large_as(self, other: Line) -> bool:
        """Return whether both have characters of about the same size."""
        return abs(self.size - other.size) <= 0.1 * max(self.size, other.size)
