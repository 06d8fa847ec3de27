"""How a person wants questions answered, and what that means for the collection at hand.

Pure; asks nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.library.listing import iso_day, published_within
from app.options import CAREFUL, Options
from app.words import Words
from vectorstore.hit import ArticleCard

BOLDNESS: dict[str, float | None] = {"careful": CAREFUL, "usual": None, "bold": 1.0}
"""What the words of ``Words.darings`` ask for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The wishes as they are chosen on the page; ``articles`` are ids, none of them means all."""

    quotes_only: bool = False
    daring: str = "usual"
    articles: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None


def options_of(limits: Limits, cards: Sequence[ArticleCard]) -> Options:
    """Return what to ask with; days choose among the chosen articles, or among all."""
    chosen = frozenset(limits.articles or (card.id for card in cards))
    since, until = iso_day(limits.first_day), iso_day(limits.last_day)
    within = frozenset(c.id for c in cards if c.id in chosen and published_within(c, since, until))
    limited = bool(limits.articles or limits.first_day or limits.last_day)
    return Options(limits.quotes_only, BOLDNESS[limits.daring], within if limited else None)


def summary(limits: Limits, cards: Sequence[ArticleCard], words: Words) -> str:
    """Return what is chosen in a few words, ``""`` when nothing is."""
    options = options_of(limits, cards)
    parts = []
    if limits.quotes_only:
        parts.append(words.quotes_only)
    if limits.daring != "usual" and not limits.quotes_only:
        parts.append(f"{words.daring}: {words.darings[limits.daring]}".lower().capitalize())
    if options.articles is not None:
        parts.append(
            words.count(len(options.articles), words.articles) if options.articles else words.no_article_left
        )
    return " · ".join(parts)
