"""What an open article looks like, as the JSON that ``assets/reader.js`` draws.

Pure. All text is cut from the stored text here, so the browser never counts characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from app.ui import strings
from app.ui.places import Place
from app.ui.transcript import meta_line
from ingest.article import Article

_LINE = re.compile(r"[^\n]+")


def closed_view() -> dict[str, Any]:
    """Return what the component draws when no article is open: nothing."""
    return {"open": None}


def reader_view(article: Article, shown: Sequence[Place], active: int, opening: int) -> dict[str, Any]:
    """Return an article with the places of one answer marked in it.

    ``shown`` are all places of the answer and ``active`` the index of the one to stand at; ``opening``
    grows with every request, so that asking again for the same place scrolls to it again.
    """
    marked = {
        index: place
        for index, place in enumerate(shown)
        if place.article_id == article.id and (place.number is not None or index == active)
    }
    walk = sorted(
        (index for index, place in enumerate(shown) if place.number is not None),
        key=lambda index: shown[index].number or 0,
    )
    return {
        "open": opening,
        "title": article.title,
        "language": article.language,
        "meta": meta_line(article.author, article.published, article.language),
        "origin": _origin(article.source),
        "blocks": _blocks(article, marked, active),
        "walk": _walk(walk, active),
        "words": _words(),
    }


def missing_view(opening: int) -> dict[str, Any]:
    """Return what the component draws when the article has gone since it was cited."""
    return {
        "open": opening,
        "title": strings.ARTICLE_GONE,
        "language": "",
        "meta": "",
        "origin": _origin(""),
        "blocks": [],
        "walk": None,
        "words": _words(),
    }


def _origin(source: str) -> dict[str, str | None]:
    """Return where the article came from: an address to follow, or a file's name without its folders."""
    if source.startswith(("https://", "http://")):
        return {"text": source, "href": source}
    return {"text": re.split(r"[/\\]", source)[-1], "href": None}


def _walk(walk: list[int], active: int) -> dict[str, Any] | None:
    if active not in walk:
        return None
    at = walk.index(active)
    return {
        "label": strings.citation_position(at + 1, len(walk)),
        "previous": walk[at - 1] if at > 0 else None,
        "next": walk[at + 1] if at + 1 < len(walk) else None,
    }


def _blocks(article: Article, marked: dict[int, Place], active: int) -> list[dict[str, Any]]:
    return [
        {
            "kind": _kind(article, line.start(), line.end()),
            "segments": _segments(article.text, line.start(), line.end(), marked, active),
        }
        for line in _LINE.finditer(article.text)
        if line.group().strip()
    ]


def _kind(article: Article, start: int, end: int) -> str:
    for sentence in article.sentences:
        if start <= sentence.start < end and sentence.kind != "body":
            return sentence.kind
    return "heading" if any(start <= h.start < end for h in article.headings) else "paragraph"


def _segments(text: str, start: int, end: int, marked: dict[int, Place], active: int) -> list[dict[str, Any]]:
    """Cut ``[start, end)`` where a marked place begins or ends; a segment knows the places that cover it."""
    cuts = {start, end}
    for place in marked.values():
        cuts.update(cut for cut in (place.start, place.end) if start < cut < end)
    borders = sorted(cuts)
    segments = []
    for left, right in pairwise(borders):
        covering = [i for i, place in marked.items() if place.start <= left and right <= place.end]
        numbers = [marked[i].number for i in covering if marked[i].number is not None]
        segments.append(
            {
                "text": text[left:right],
                "marked": bool(covering),
                "active": active in covering,
                "numbers": sorted(number for number in numbers if number is not None),
            }
        )
    return segments


def _words() -> dict[str, str]:
    return {
        "reader": strings.READER,
        "close": strings.CLOSE_READER,
        "previous": strings.PREVIOUS_CITATION,
        "next": strings.NEXT_CITATION,
    }
