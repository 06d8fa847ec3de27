"""Takes what a web site puts around an article out of its blocks: menus, promotions, captions, pointers.

Removes whole short lines only, so that a sentence of the article with the same words survives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ingest.characters import plain, same
from ingest.chrome_lines import ALWAYS, NEWSLETTER, NEWSLETTER_NAME, RELATED
from ingest.document import Block

_LONGEST_LINE = 320
_LONGEST_TITLE = 200
_MENU_ENTRIES = 3
"""So many short lines at the very top are a menu."""
_MENU_ENTRY = re.compile(r"[^\d.!?:;,…»\"]{1,30}")
_ENTRY = r"[^|›>→.!?\d]{1,30}"
_TRAIL = re.compile(rf"{_ENTRY}(?:\s[|›>→]\s{_ENTRY}){{2,}}|{_ENTRY}\s[›>→]\s{_ENTRY}")
"""A menu or breadcrumb on one line; only near the top, elsewhere it may be the row of a table."""
_TOP = 14
_TERMINAL = re.compile(r"[.;:,]\W*$")


def strip(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that belong to the article."""
    return list(_without_repeats(_without_related(_without_chrome_lines(blocks))))


def without_menu(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return ``blocks`` without a menu at the very top: at least three lines of up to three words.

    The last of them stays when no other line could be the title.
    """
    entries = len(list(takewhile(_is_menu_entry, blocks)))
    if entries < _MENU_ENTRIES:
        return blocks
    has_title = len(blocks) > entries and len(blocks[entries].text) <= _LONGEST_TITLE
    return blocks[entries if has_title else entries - 1 :]


def _is_menu_entry(block: Block) -> bool:
    few_words = len(block.text.split()) <= 3
    return block.kind == "paragraph" and few_words and _MENU_ENTRY.fullmatch(block.text) is not None


def _without_chrome_lines(blocks: Sequence[Block]) -> list[Block]:
    lines = [plain(block.text) if len(block.text) <= _LONGEST_LINE else "" for block in blocks]
    chrome = [
        any(pattern.fullmatch(line) for pattern in ALWAYS) or (index < _TOP and bool(_TRAIL.fullmatch(line)))
        for index, line in enumerate(lines)
    ]
    for index, (line, following) in enumerate(pairwise(lines)):
        if NEWSLETTER_NAME.fullmatch(line) and NEWSLETTER.fullmatch(following):
            chrome[index] = True
    return [block for block, gone in zip(blocks, chrome, strict=True) if not gone]


def _without_related(blocks: Sequence[Block]) -> Iterator[Block]:
    """Drop each label such as "Read also" and the title that it announces."""
    after_label = False
    for block in blocks:
        label, colon, title = (part.strip() for part in plain(block.text[:_LONGEST_LINE]).partition(":"))
        if RELATED.fullmatch(label) and len(block.text) <= _LONGEST_LINE:
            after_label = not (colon and title)
        elif after_label and _could_be_title(block):
            after_label = False
        else:
            after_label = False
            yield block


def _could_be_title(block: Block) -> bool:
    short = len(block.text) <= _LONGEST_TITLE and not _TERMINAL.search(block.text)
    return block.kind == "paragraph" and short


def _without_repeats(blocks: Iterator[Block]) -> Iterator[Block]:
    """Drop a short line that says the same as the one before it."""
    last: Block | None = None
    for block in blocks:
        if last is None or len(block.text) > _LONGEST_TITLE or not same(block.text, last.text):
            yield block
        last = block
