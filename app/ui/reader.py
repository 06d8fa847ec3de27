"""What an open article looks like, as the JSON that ``assets/reader.js`` draws.

Pure. All text is cut from the stored text here, so the browser never counts characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from app.answer import Source
from app.checks.translation import Translated
from app.conversations.places import Place
from app.conversations.telling import is_address, shown_origin
from app.ui.transcript import meta_line
from app.words import Words
from ingest.article import Article

_LINE = re.compile(r"[^\n]+")


def closed_view() -> dict[str, Any]:
    """Return what the component draws when no article is open: nothing."""
    return {"open": None}


def reader_view(
    article: Article | None,
    shown: Sequence[Place],
    active: Place | None,
    opening: int,
    words: Words,
    source: Source | None = None,
) -> dict[str, Any]:
    """Return an article with the places of one answer marked in it.

    ``shown`` are all places of the answer and ``active`` the one to stand at, shown or not; ``opening``
    grows with every request, so that asking again for the same place scrolls to it again. ``source`` is
    the article as it was when the answer was made: where it has changed or gone since, the view says so
    and shows the sentence as it was cited.
    """
    marked = _present(article, shown, active) if article else {}
    title = article.title if article else source.title if source else words.article_gone
    known = article or source
    missing = active if active is not None and active.key not in marked else None
    return {
        "open": opening,
        "title": title,
        "language": known.language if known else "",
        "meta": meta_line(known.author, known.published, known.language, words) if known else "",
        "origin": _origin(article.source if article else source.origin if source else ""),
        "notice": _notice(article, source, missing, words),
        "cited": {"label": words.as_cited, "text": missing.text} if missing else None,
        "blocks": _blocks(article, marked, active) if article else [],
        "walk": _walk(shown, active, words),
        "words": _words(words),
    }


def whole_view(article: Article | None, opening: int, words: Words) -> dict[str, Any]:
    """Return an article to be read from its beginning, with nothing marked in it."""
    return reader_view(article, (), None, opening, words)


def _present(article: Article, shown: Sequence[Place], active: Place | None) -> dict[str, Place]:
    """Return the places to mark by key, where their sentences stand now; one that is gone is left out."""
    marked = {place.key: place for place in shown if place.number is not None}
    if active is not None:
        marked.setdefault(active.key, active)
    here = {key: place for key, place in marked.items() if place.article_id == article.id}
    return {key: now for key, place in here.items() if (now := _now(article, place)) is not None}


def _now(article: Article, place: Place) -> Place | None:
    if article.text[place.start : place.end] == place.text:
        return place
    start = article.text.find(place.text)
    return replace(place, start=start, end=start + len(place.text)) if place.text and start >= 0 else None


def _notice(article: Article | None, source: Source | None, missing: Place | None, words: Words) -> str:
    if article is None:
        return words.article_gone
    changed = source is not None and source.version not in ("", article.version)
    if missing is not None:
        return f"{words.changed} {words.cited_gone}"
    return words.changed if changed else ""


def _origin(source: str) -> dict[str, str | None]:
    """Return where the article came from: an address to follow, or a file's name without its folders."""
    return {"text": shown_origin(source), "href": source if is_address(source) else None}


def _walk(shown: Sequence[Place], active: Place | None, words: Words) -> dict[str, Any] | None:
    cited = {place.number: place.key for place in shown if place.number is not None}
    walk = [cited[number] for number in sorted(cited)]
    if active is None or active.key not in walk:
        return None
    at = walk.index(active.key)
    return {
        "label": words.position.format(number=at + 1, total=len(walk)),
        "previous": walk[at - 1] if at > 0 else None,
        "next": walk[at + 1] if at + 1 < len(walk) else None,
    }


def _blocks(article: Article, marked: dict[str, Place], active: Place | None) -> list[dict[str, Any]]:
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


def _segments(
    text: str, start: int, end: int, marked: dict[str, Place], active: Place | None
) -> list[dict[str, Any]]:
    """Cut ``[start, end)`` where a marked place begins or ends; a segment knows the places that cover it."""
    cuts = {start, end}
    for place in marked.values():
        cuts.update(cut for cut in (place.start, place.end) if start < cut < end)
    borders = sorted(cuts)
    segments = []
    for left, right in pairwise(borders):
        covering = [key for key, place in marked.items() if place.start <= left and right <= place.end]
        numbers = [marked[key].number for key in covering if marked[key].number is not None]
        segments.append(
            {
                "text": text[left:right],
                "marked": bool(covering),
                "active": active is not None and active.key in covering,
                "numbers": sorted(number for number in numbers if number is not None),
            }
        )
    return segments


def translation_view(translation: Translated | None, words: Words) -> dict[str, str] | None:
    """Return a translation with what is to be known of it, None where none was asked for."""
    if translation is None:
        return None
    label = words.doubtful_translation if translation.doubtful else words.translation
    return {"label": label, "text": translation.text or words.no_translation}


def _words(words: Words) -> dict[str, str]:
    return {
        "reader": words.reader,
        "close": words.close_reader,
        "previous": words.previous_citation,
        "next": words.next_citation,
        "translate": words.translate,
        "translating": words.translating,
        "original": words.original,
        "hide": words.hide_translation,
    }
