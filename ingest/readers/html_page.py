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
from ingest.readers import html_markup

_RESTORED = {kept: space for space, kept in html_markup.KEPT.items()}
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
    page = _whole(page.translate(html_markup.KEPT))
    tree = load_html(page)
    if tree is None:
        return Document(())
    published = next(_stated_dates(tree), None)
    language = next((str(tag) for path in _LANGUAGES for tag in tree.xpath(path)), None)
    html_markup.simplify(tree, language)
    found = trafilatura.bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params={"extensive_search": False}
    )
    if found is None or isinstance(found, dict):
        return Document(())
    return Document(
        blocks=tuple(_blocks(found.body)),
        title=_restored(found.title),
        author=_restored(found.author),
        published=published,
        language=language,
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
            yield Block("heading", _restored(_line(element)) or "")
        elif element.tag == "row":
            yield from _paragraphs(" — ".join(filter(None, map(_line, element))))
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


def _line(element: Any) -> str:
    """Return the words of an element on one line; blocks and lines in it are parted by a space."""
    for part in element.iterdescendants("lb", *_BLOCKS):
        part.text, part.tail = f" {part.text or ''}", f" {part.tail or ''}"
    return " ".join("".join(element.itertext()).split())


def _paragraphs(text: str | None) -> Iterator[Block]:
    for line in (text or "").split("\n"):
        if words := _restored(line.strip()):
            yield Block("paragraph", words)


def _restored(text: str | None) -> str | None:
    return text.translate(_RESTORED) if text else None


if __name__ == "__main__":
    confined.serve(lambda data: parse(data.decode()))
