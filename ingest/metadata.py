"""What is known of an article besides its text: title, author, date, language.

Believes the file's markup first, then lines near the top that are nothing but titles, bylines and dates,
then the box about the author; never a sentence of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from ingest import bylines, dates, language
from ingest.bylines import Credit
from ingest.characters import one_line, plain, same
from ingest.chrome_lines import AUTHOR_BOX
from ingest.document import Block, Document
from ingest.menu import without_menu

_TOP = 14
"""Blocks in which title, byline and date are looked for."""
_LONG_PARAGRAPH = 400
"""The body has begun when a paragraph has so many characters."""
_LONGEST_TITLE = 200
_SITE_NAME = re.compile(r"\s+[-|–—·]\s+[^-|–—·]{2,60}$")
_SENTENCE = re.compile(r"(?<!\.\.)\.[»”\"')\]]*$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """``published`` is an ISO date, ``language`` an ISO 639-1 code."""

    title: str
    author: str | None
    published: str | None
    language: str


def understand(name: str, document: Document, blocks: Sequence[Block]) -> tuple[Metadata, list[Block]]:
    """Return the metadata of an article, and its blocks without the lines that said them.

    ``blocks`` are those of ``document`` without chrome; ``name`` is the last resort for a title.
    """
    spoken = language.known(document.language) or language.detect(" ".join(block.text for block in blocks))
    credit, rest = _take_credits(blocks, spoken)
    title, body = _take_title(name, document, rest)
    return (
        Metadata(
            title=title,
            author=one_line(document.author or "") or credit.author or _presented(blocks),
            published=dates.parse(document.published, spoken) or credit.published,
            language=spoken,
        ),
        [block for block in body if not same(block.text, title)],
    )


def _take_credits(blocks: Sequence[Block], spoken: str) -> tuple[Credit, list[Block]]:
    """Return author and date of the lines near the top, and the blocks without those lines."""
    author = published = None
    awaiting = False
    rest = []
    top = _top(blocks)
    for block in blocks[:top]:
        credit = bylines.read(block.text, spoken)
        if credit is None and awaiting and bylines.is_full_name(block.text):
            credit = Credit(bylines.name(block.text))
        awaiting = credit is not None and credit.awaits_name
        if credit is None:
            rest.append(block)
        else:
            author, published = author or credit.author, published or credit.published
    return Credit(author, published), [*rest, *blocks[top:]]


def _presented(blocks: Sequence[Block]) -> str | None:
    """Return the name that the box about the author begins with, None when there is none."""
    for block, following in pairwise(blocks):
        if AUTHOR_BOX.fullmatch(plain(block.text).rstrip(" :")) and bylines.is_full_name(following.text):
            return bylines.name(following.text)
    return None


def _top(blocks: Sequence[Block]) -> int:
    """Return how many blocks stand before the body has begun."""
    long = (index for index, block in enumerate(blocks[:_TOP]) if len(block.text) > _LONG_PARAGRAPH)
    return next(long, min(_TOP, len(blocks)))


def _take_title(name: str, document: Document, blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    """Return the title and the blocks after what stood above it."""
    if document.title:
        return _without_site(one_line(document.title), blocks), blocks
    repeated = _repeated(blocks)
    if repeated is not None:
        return one_line(blocks[repeated].text), blocks[repeated:]
    candidates = without_menu(blocks)
    first = candidates[0] if candidates else None
    if first is not None and _could_be_title(first):
        return one_line(first.text), candidates[1:]
    return _from_name(name), candidates


def _without_site(title: str, blocks: Sequence[Block]) -> str:
    """Return a title without the site's name, when a line of the article shows it without."""
    bare = _SITE_NAME.sub("", title)
    return bare if any(same(block.text, bare) for block in blocks[:_TOP]) else title


def _repeated(blocks: Sequence[Block]) -> int | None:
    """Return the first place of a line that the top of the article says twice, as sites do with titles."""
    top = blocks[: 2 * _TOP]
    for index, block in enumerate(top):
        if not _could_be_title(block):
            return None
        if len(block.text.split()) >= 3 and any(same(block.text, other.text) for other in top[index + 1 :]):
            return index
    return None


def _could_be_title(block: Block) -> bool:
    if block.kind == "heading":
        return True
    return len(block.text) <= _LONGEST_TITLE and "\n" not in block.text and not _SENTENCE.search(block.text)


def _from_name(name: str) -> str:
    """Return a title made of a file's name: ``some-article.fr.txt`` gives ``Some article``."""
    stem = re.sub(r"(\.[a-z]{2})?\.\w{1,5}$", "", PurePath(name).name)
    words = one_line(re.sub(r"[-_\s]+", " ", stem)) or "Article"
    return words[0].upper() + words[1:]
