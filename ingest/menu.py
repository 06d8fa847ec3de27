"""The menu that a page pasted whole starts with: a run of lines of a word or two above the title.

Knows no words that menus consist of; ``chrome`` does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest import bylines
from ingest.document import Block

_FEWEST = 3
"""Entries that make a menu."""
_LONGEST_TITLE = 200
_ENTRY = re.compile(r"[^\d.!?:;,…»\"]{1,30}")
_TERMINAL = re.compile(r"[.;:,]\W*$")
_ANY_LANGUAGE = "en"
"""Whether a line is a byline or a date does not depend on the language; only the date's value may."""


def without_menu(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return ``blocks`` without a menu at the very top: at least three lines of up to three words.

    The last of them stays when no other line could be the title.
    """
    entries = len(list(takewhile(_is_entry, blocks)))
    if entries < _FEWEST:
        return blocks
    return blocks[entries if _starts_with_title(blocks[entries:]) else entries - 1 :]


def entries_around(blocks: Sequence[Block], chrome: Sequence[bool], telling: Sequence[int]) -> list[int]:
    """Return the places of the entries of a menu at the top that other lines give away.

    ``chrome`` says which blocks are known to be no part of the article, and ``telling`` which of them are
    such as menus have. The title is not among the entries.
    """
    places = range(len(blocks))
    opening = list(takewhile(lambda place: chrome[place] or _is_entry(blocks[place]), places))
    entries = [place for place in opening if not chrome[place]]
    if len(opening) < _FEWEST or not set(telling) & set(opening):
        return []
    return entries if _starts_with_title(blocks[len(opening) :]) else entries[:-1]


def could_be_title(block: Block) -> bool:
    """Return whether a block is short and no sentence, as titles are."""
    return len(block.text) <= _LONGEST_TITLE and not _TERMINAL.search(block.text)


def _is_entry(block: Block) -> bool:
    short = len(block.text.split()) <= 3 and _ENTRY.fullmatch(block.text) is not None
    return short and block.kind == "paragraph" and not is_credit(block)


def _starts_with_title(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and could_be_title(blocks[0]) and not is_credit(blocks[0])


def is_credit(block: Block) -> bool:
    """Return whether a block is a byline or a date line."""
    return bylines.read(block.text, _ANY_LANGUAGE) is not None
