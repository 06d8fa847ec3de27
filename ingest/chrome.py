"""Takes what a web site puts around an article out of its blocks: menus, promotions, captions, pointers.

Removes whole short lines only, so that a sentence of the article with the same words survives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest import menu
from ingest.characters import plain, same
from ingest.chrome_lines import ALWAYS, FURNITURE, NEWSLETTER, NEWSLETTER_NAME, RELATED
from ingest.document import Block

_LONGEST_LINE = 320
_LONGEST_REPEATED = 200
_ENTRY = r"[^|›>→.!?\d]{1,30}"
_TRAIL = re.compile(rf"{_ENTRY}(?:\s[|›>→]\s{_ENTRY}){{2,}}|{_ENTRY}\s[›>→]\s{_ENTRY}")
"""A menu or breadcrumb on one line; only near the top, elsewhere it may be the row of a table."""
_TOP = 14


def strip(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that belong to the article."""
    return list(_without_repeats(_without_related(_without_chrome_lines(blocks))))


def _without_chrome_lines(blocks: Sequence[Block]) -> list[Block]:
    lines = [plain(block.text) if len(block.text) <= _LONGEST_LINE else "" for block in blocks]
    chrome = [
        any(pattern.fullmatch(line) for pattern in ALWAYS) or (index < _TOP and bool(_TRAIL.fullmatch(line)))
        for index, line in enumerate(lines)
    ]
    for index, (line, following) in enumerate(pairwise(lines)):
        if NEWSLETTER_NAME.fullmatch(line) and NEWSLETTER.fullmatch(following):
            chrome[index] = True
    telling = [index for index, line in enumerate(lines) if FURNITURE.fullmatch(line)]
    for index in menu.entries_around(blocks, chrome, telling):
        chrome[index] = True
    return [block for block, gone in zip(blocks, chrome, strict=True) if not gone]


def _without_related(blocks: Sequence[Block]) -> Iterator[Block]:
    """Drop each label such as "Read also" and the title that it announces."""
    after_label = False
    for block in blocks:
        label, colon, title = (part.strip() for part in plain(block.text[:_LONGEST_LINE]).partition(":"))
        if RELATED.fullmatch(label) and len(block.text) <= _LONGEST_LINE:
            after_label = not (colon and title)
        elif after_label and block.kind == "paragraph" and menu.could_be_title(block):
            after_label = False
        else:
            after_label = False
            yield block


def _without_repeats(blocks: Iterator[Block]) -> Iterator[Block]:
    """Drop a short line that says the same as the one before it."""
    last: Block | None = None
    for block in blocks:
        if last is None or len(block.text) > _LONGEST_REPEATED or not same(block.text, last.text):
            yield block
        last = block
