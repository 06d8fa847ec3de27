"""Which articles of the collection a person sees: searched, filtered, sorted, a page at a time.

Pure; looks at metadata only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.library.originals import is_upload
from ingest.characters import comparable
from ingest.load import is_address
from vectorstore.hit import ArticleCard

PAGE = 25
Origin = Literal["file", "web", "upload"]
Order = Literal["newest", "oldest", "title"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to see; an empty field wishes nothing. Dates are ISO and inclusive."""

    words: str = ""
    language: str | None = None
    origin: Origin | None = None
    since: str | None = None
    until: str | None = None
    order: Order = "newest"


@dataclass(frozen=True, slots=True)
class Page:
    """Articles ``first`` to ``last`` of ``total``, counted from 1; ``number`` of ``pages``."""

    cards: tuple[ArticleCard, ...]
    number: int
    pages: int
    total: int

    @property
    def first(self) -> int:
        """The place of the first article shown; 0 when there is none."""
        return (self.number - 1) * PAGE + 1 if self.cards else 0

    @property
    def last(self) -> int:
        """The place of the last article shown."""
        return self.first + len(self.cards) - 1 if self.cards else 0


def origin_of(source: str) -> Origin:
    """Return where an article came from."""
    return "upload" if is_upload(source) else "web" if is_address(source) else "file"


def iso_day(day: date | None) -> str | None:
    """Return a chosen day as ISO writes it."""
    return day.isoformat() if day else None


def published_within(card: ArticleCard, since: str | None, until: str | None) -> bool:
    """Return whether an article appeared from ``since`` to ``until``, ISO days; an undated one never did."""
    if since is None and until is None:
        return True
    day = card.published or ""
    return day != "" and (since or day) <= day <= (until or day)


def page_of(cards: Sequence[ArticleCard], wish: Wish, number: int) -> Page:
    """Return a page of the articles that fit a wish; a number beyond the last is the last."""
    fitting = _sorted([card for card in cards if _fits(card, wish)], wish.order)
    pages = max(1, math.ceil(len(fitting) / PAGE))
    number = min(max(1, number), pages)
    return Page(tuple(fitting[(number - 1) * PAGE : number * PAGE]), number, pages, len(fitting))


def _fits(card: ArticleCard, wish: Wish) -> bool:
    return (
        (wish.language is None or card.language == wish.language)
        and (wish.origin is None or origin_of(card.source) == wish.origin)
        and published_within(card, wish.since, wish.until)
        and _has_words(card, wish.words)
    )


def _has_words(card: ArticleCard, words: str) -> bool:
    told = comparable(f"{card.title} {card.author or ''} {card.source}")
    return all(word in told for word in comparable(words).split())


def _sorted(cards: list[ArticleCard], order: Order) -> list[ArticleCard]:
    by_title = sorted(cards, key=lambda card: (comparable(card.title), card.id))
    if order == "title":
        return by_title
    dated = [card for card in by_title if card.published]
    undated = [card for card in by_title if not card.published]
    return sorted(dated, key=lambda card: card.published or "", reverse=order == "newest") + undated
