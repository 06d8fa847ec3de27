"""How long work reports that it goes on. Shows nothing itself."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is in all."""


def unheard(_what: str, _done: int, _total: int) -> None:
    """Take a report that nobody wants."""
