"""The door to trafilatura: the article of a web page and the metadata that its markup states.

Guesses no date from the page's words. Runs as ``python -m ingest.readers.html_page``, confined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from trafilatura.utils import load_html

from ingest import confined
from ingest.document import Block, Document

_SPACES = "\u00a0\u202f\u2009"
_KEPT = str.maketrans(_SPACES, "\ue000\ue001\ue002")
"""Spaces that must survive: trafilatura turns every white space into a plain one."""
_RESTORED = str.maketrans("\ue000\ue001\ue002", _SPACES)
_ENTITIES = (
    (re.compile(r"&(?:nbsp|#160|#x0*a0);", re.I), "\u00a0"),
    (re.compile(r"&(?:#8239|#x202f);", re.I), "\u202f"),
    (re.compile(r"&(?:thinsp|#8201|#x2009);", re.I), "\u2009"),
)
_DATES = (
    "//meta[@property='article:published_time' or @property='og:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='publish-date' or @name='citation_publication_date'"
    " or @name='dc.date' or @name='DC.date' or @name='dc.date.issued' or @name='DC.date.issued'"
    " or @name='dcterms.created' or @name='DCTERMS.created']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
    "//article//header//time/@datetime",
)
"""Where pages state when they were published, most explicit first."""
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_LANGUAGES = ("/html/@lang", "//meta[@http-equiv='content-language']/@content")
_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "table", "row", "code", "div"})


def parse(page: str) -> Document:
    """Return the article of ``page`` as blocks, and the title, author, date and language it states."""
    for entity, space in _ENTITIES:
        page = entity.sub(space, page)
    page = _whole(page.translate(_KEPT))
    tree = load_html(page)
    found = trafilatura.bare_extraction(
        page, include_comments=False, with_metadata=True, date_extraction_params={"extensive_search": False}
    )
    if tree is None or found is None or isinstance(found, dict):
        return Document(())
    return Document(
        blocks=tuple(_blocks(found.body)),
        title=_restored(found.title),
        author=_restored(found.author),
        published=next(_stated_dates(tree), None),
        language=next((str(tag) for path in _LANGUAGES for tag in tree.xpath(path)), None),
    )


def _whole(page: str) -> str:
    """Return ``page`` as a whole document: a fragment alone would be taken for no HTML at all."""
    return page if re.search(r"<(?:html|body)\b", page, re.I) else f"<html><body>{page}</body></html>"


def _stated_dates(tree: Any) -> Iterator[str]:
    for path in _DATES[:2]:
        yield from map(str, tree.xpath(path))
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from _JSON_DATE.findall(str(script))
    for path in _DATES[2:]:
        yield from map(str, tree.xpath(path))


def _blocks(body: Any) -> Iterator[Block]:
    """Walk the extracted tree: an element that holds no other block is one block."""
    for element in body:
        if element.tag == "head":
            yield Block("heading", _restored("".join(element.itertext())) or "")
        elif element.tag == "row":
            yield from _paragraphs(" — ".join(filter(None, ("".join(cell.itertext()) for cell in element))))
        elif any(child.tag in _BLOCKS for child in element):
            yield from _paragraphs(element.text)
            yield from _blocks(element)
        elif element.tag == "code":
            yield Block("paragraph", _restored("".join(element.itertext())) or "")
        else:
            for line_break in element.iter("lb"):
                line_break.text = "\n"
            yield from _paragraphs("".join(element.itertext()))
        yield from _paragraphs(element.tail)


def _paragraphs(text: str | None) -> Iterator[Block]:
    for line in (text or "").split("\n"):
        if words := _restored(line.strip()):
            yield Block("paragraph", words)


def _restored(text: str | None) -> str | None:
    return text.translate(_RESTORED) if text else None


if __name__ == "__main__":
    confined.serve(lambda data: parse(data.decode()))
