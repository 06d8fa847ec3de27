"""Which lines near the top of an article say who wrote it and when.

Leaves alone the dates by which a chronology tells its text, and headings that only begin as bylines do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest import bylines
from ingest.bylines import Credit
from ingest.characters import same
from ingest.document import Block

TOP = 14
"""Blocks that title, byline and date stand in."""
_LONG_PARAGRAPH = 400
"""The body has begun when a paragraph has so many characters."""
_LEADS = 2
"""Shorter paragraphs that may stand above byline and date."""
_MOST_DATES = 2
"""Different dates that the lines above the first sentence may give: published and updated."""
_SENTENCE = re.compile(r"(?<!\.\.)\.[»”\"')\]]*$")
_ANY_YEAR = " 2000"


def take(
    blocks: Sequence[Block], language: str, *, titled: bool, published: str | None
) -> tuple[Credit, list[Block]]:
    """Return author and date of the lines near the top, and the blocks without those lines.

    ``titled`` tells that the title need not be among the blocks; ``published`` is the ISO date that the
    markup states, which is believed.
    """
    known = Credit(published=published)
    told_by_date = _is_told_by_date(blocks, language)
    leads, over = 0, False
    rest: list[Block] = []
    for index, block in enumerate(blocks):
        over = over or index >= TOP or leads > _LEADS or len(block.text) > _LONG_PARAGRAPH
        credit = None if over else _read(block, language, known.awaits_name)
        if credit and credit.plain and told_by_date:
            credit = None
        if credit and _is_believed(credit, known, block.kind == "heading" or not (rest or titled), leads > 0):
            author, date = known.author or credit.author, known.published or credit.published
            known = Credit(author, date, awaits_name=credit.awaits_name)
        else:
            rest.append(block)
            leads += ends_sentence(block.text)
            known = replace(known, awaits_name=False)
    return known, rest


def ends_sentence(text: str) -> bool:
    """Return whether a text ends with a full stop, as paragraphs do and titles do not."""
    return _SENTENCE.search(text) is not None


def _read(block: Block, language: str, awaited: bool) -> Credit | None:
    """Return what a line says; one that is nothing but a name says it when a name is awaited."""
    credit = bylines.read(block.text, language)
    if credit is None and awaited and bylines.is_full_name(block.text):
        return Credit(bylines.name(block.text))
    return credit


def _is_believed(credit: Credit, known: Credit, standing: bool, begun: bool) -> bool:
    """Return whether a line is a credit where it stands.

    ``standing`` says that it may as well be a title or heading, ``begun`` that a paragraph is above it.
    """
    if credit.plain:
        agrees = known.published is None or credit.published in (None, known.published)
        return agrees or not (standing or begun)
    if credit.author is None or credit.published:
        return True
    if standing and not bylines.has_full_name(credit.author):
        return False
    return not begun or known.author in (None, credit.author)


def _is_told_by_date(blocks: Sequence[Block], language: str) -> bool:
    """Return whether dates part a text: they are what it tells, not when it was published.

    One of several stands between two paragraphs, or there are too many of them above the first.
    """
    dated = [_is_date(block.text, language) for block in blocks]
    above = takewhile(lambda place: not ends_sentence(blocks[place].text), range(min(TOP, len(blocks))))
    if len({blocks[place].text for place in above if dated[place]}) > _MOST_DATES:
        return True
    first = next((block.text for block, is_date in zip(blocks, dated, strict=True) if is_date), None)
    return first is not None and any(
        ends_sentence(before.text)
        and ends_sentence(after.text)
        and not same(day.text, first)
        and _is_date(day.text if dated[place] else f"{day.text}{_ANY_YEAR}", language)
        for place, (before, day, after) in enumerate(
            zip(blocks, blocks[1:], blocks[2:], strict=False), start=1
        )
    )


def _is_date(line: str, language: str) -> bool:
    credit = bylines.read(line, language)
    return credit is not None and credit.plain
