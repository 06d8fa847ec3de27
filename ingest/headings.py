"""Recognises the headings of a text whose markup names none.

Moves and removes nothing; blocks of a text with marked headings stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.characters import plain
from ingest.chrome_lines import AUTHOR_BOX
from ingest.document import Block

_LONGEST = 90
_MOST_WORDS = 14
_LONG_PARAGRAPH = 200
"""A line that ends in a question mark is a heading only before a paragraph of so many characters."""
_TERMINAL = re.compile(r"[.,;:!…][»”\"')\]\s]*$")
_MARKER = re.compile(r"[-–—*•·]\s|[«“„\"][^»”\"]*$")


def recognise(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, with lines that stand as headings turned into headings.

    A heading is a short line without a full stop, followed by a paragraph.
    """
    if any(block.kind == "heading" for block in blocks):
        return list(blocks)
    following = [*blocks[1:], Block("paragraph", "")]
    return [
        Block("heading", block.text) if _is_heading(block.text, after.text) else block
        for block, after in zip(blocks, following, strict=False)
    ]


def _is_heading(line: str, after: str) -> bool:
    if AUTHOR_BOX.fullmatch(plain(line).rstrip(" :")):
        return bool(after)
    if not _is_short(line) or not after or _is_short(after):
        return False
    return not line.endswith("?") or len(after) >= _LONG_PARAGRAPH


def _is_short(line: str) -> bool:
    """Return whether a line looks like a heading by itself: short, one line, no end of a sentence."""
    return (
        len(line) <= _LONGEST
        and len(line.split()) <= _MOST_WORDS
        and not _TERMINAL.search(line)
        and not _MARKER.match(line)
        and (line[0].isupper() or line[0].isdigit() or not line[0].isalpha())
    )
