"""Takes what a web site puts around an article out of its blocks: menus, promotions, captions, pointers.

Removes whole short lines only, so that a sentence of the article with the same words survives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest import menu
from ingest.characters import plain, same
from ingest.chrome_lines import (
    ALWAYS,
    AUTHOR_BOX,
    COMMENTS,
    FURNITURE,
    NEWSLETTER,
    NEWSLETTER_NAME,
    RELATED,
)
from ingest.document import Block

_LONGEST_LINE = 320
_LONGEST_REPEATED = 200
_ENTRY = r"[^|›>→.!?\d]{1,30}"
_TRAIL = re.compile(rf"{_ENTRY}(?:\s[|›>→]\s{_ENTRY}){{2,}}|{_ENTRY}\s[›>→]\s{_ENTRY}")
"""A menu or breadcrumb on one line; only near the top, elsewhere it may be the row of a table."""
_TOP = 14
_SURELY_ARTICLE = 1_000
"""Characters of sentences that no summary has."""
_LONG_FOR_TITLE = 120
"""Characters from which on two sentences, such as a question and its answer, are no title."""
_ENDED = re.compile(r"[.!?…][»”\"')\]\s]*$")
_INNER_END = re.compile(r"\w{3}\s?[.!?…][»”\"')\]]*\s")


def strip(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that belong to the article."""
    article = _without_chrome_lines(_without_comments(blocks))
    return list(_without_repeats(_without_related(article)))


def _without_comments(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return ``blocks`` up to the line that counts the readers' comments, when the article stands above it.

    Sites count them below a title and its summary too: the article is what is long, or twice as long as all
    that follows.
    """
    above, below = 0, sum(len(block.text) for block in blocks)
    for index, block in enumerate(blocks):
        below -= len(block.text)
        if len(block.text) <= _LONGEST_LINE and COMMENTS.fullmatch(plain(block.text)):
            if above >= min(_SURELY_ARTICLE, 2 * below) > 0:
                return blocks[:index]
        elif _ENDED.search(block.text):
            above += len(block.text)
    return blocks


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
    """Drop each label such as "Read also" and the titles that it announces.

    The last of several titles stays when the text goes on below it: it may be a heading.
    """
    announced: list[Block] | None = None
    for block in blocks:
        label, colon, title = (part.strip() for part in plain(block.text[:_LONGEST_LINE]).partition(":"))
        if RELATED.fullmatch(label) and len(block.text) <= _LONGEST_LINE:
            announced = None if colon and title else []
        elif announced is not None and _could_be_announced(block):
            announced.append(block)
        else:
            if announced and block.kind == "paragraph":
                yield from announced[1:][-1:]
            announced = None
            yield block


def _could_be_announced(block: Block) -> bool:
    """Return whether a line may be the title of another article: no credit, heading or long sentences."""
    if block.kind == "heading" or not menu.could_be_title(block) or menu.is_credit(block):
        return False
    several = (
        len(block.text) > _LONG_FOR_TITLE and _ENDED.search(block.text) and _INNER_END.search(block.text)
    )
    return not several and not AUTHOR_BOX.fullmatch(plain(block.text).rstrip(" :"))


def _without_repeats(blocks: Iterator[Block]) -> Iterator[Block]:
    """Drop a short line that says the same as the one before it."""
    last: Block | None = None
    for block in blocks:
        if last is None or len(block.text) > _LONGEST_REPEATED or not same(block.text, last.text):
            yield block
        last = block
