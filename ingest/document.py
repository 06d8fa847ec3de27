"""What a reader understood of a file before it becomes an article: blocks of text and raw metadata.

Interprets nothing: the values are as the file states them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item, or a heading that the file's own markup marks as one."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a file in order, and what its markup says of it (``None`` where it is silent)."""

    blocks: tuple[Block, ...]
    title: str | None = None
    author: str | None = None
    published: str | None = None
    """A date as the file writes it."""
    language: str | None = None
    """A language tag as the file writes it, such as ``fr-FR``."""
    creator: str | None = None
    """Whom the file's properties name: its author, or who only typed or sent it."""
