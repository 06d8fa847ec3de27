"""What was fetched from the web: bytes, and which reader they are for.

Fetches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """``address`` is the one that was asked for; ``ending`` names the reader, such as ``.html``."""

    address: str
    data: bytes
    ending: str
