"""What is known of an article besides its text: title, author, date, language.

Believes the file's markup first, then lines near the top that are nothing but titles, bylines and dates,
then the box about the author, then whom the file's properties name; never a sentence of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from ingest import bylines, credits, dates, language
from ingest.characters import one_line, plain, same
from ingest.chrome_lines import AUTHOR_BOX
from ingest.credits import TOP, ends_sentence
from ingest.document import Block, Document
from ingest.menu import without_menu

_LONGEST_TITLE = 200
_SITE_NAME = re.compile(r"\s+[-|–—·]\s+[^-|–—·]{2,60}$")


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
    stated = dates.parse(document.published, spoken)
    credit, rest = credits.take(blocks, spoken, titled=bool(document.title), published=stated)
    title, body = _take_title(name, document, rest)
    return (
        Metadata(
            title=title,
            author=one_line(document.author or "") or credit.author or _presented(blocks) or document.creator,
            published=credit.published,
            language=spoken,
        ),
        [block for block in body if not same(block.text, title)],
    )


def _presented(blocks: Sequence[Block]) -> str | None:
    """Return the name that the box about the author begins with, None when there is none."""
    for block, following in pairwise(blocks):
        if AUTHOR_BOX.fullmatch(plain(block.text).rstrip(" :")) and bylines.is_full_name(following.text):
            return bylines.name(following.text)
    return None


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
    return bare if any(same(block.text, bare) for block in blocks[:TOP]) else title


def _repeated(blocks: Sequence[Block]) -> int | None:
    """Return the first place of a line that the top of the article says twice, as sites do with titles."""
    top = blocks[: 2 * TOP]
    for index, block in enumerate(top):
        if not _could_be_title(block):
            return None
        if len(block.text.split()) >= 3 and any(same(block.text, other.text) for other in top[index + 1 :]):
            return index
    return None


def _could_be_title(block: Block) -> bool:
    if block.kind == "heading":
        return True
    return len(block.text) <= _LONGEST_TITLE and "\n" not in block.text and not ends_sentence(block.text)


def _from_name(name: str) -> str:
    """Return a title made of a file's name: ``some-article.fr.txt`` gives ``Some article``."""
    stem = re.sub(r"(\.[a-z]{2})?\.\w{1,5}$", "", PurePath(name).name)
    words = one_line(re.sub(r"[-_\s]+", " ", stem)) or "Article"
    return words[0].upper() + words[1:]
