"""What stands around a cited sentence in its article, for a glance without opening it.

Pure; where the article has changed around the sentence it shows nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.conversations.places import Place
from ingest.article import Article


@dataclass(frozen=True, slots=True)
class Nearby:
    """The sentences before and after a place; ``""`` at an end of the body."""

    before: str
    after: str


def nearby(shown: Sequence[Place], article: Callable[[str], Article | None]) -> dict[str, Nearby]:
    """Return the neighbours of the cited places by their key."""
    articles = {place.article_id: article(place.article_id) for place in shown if place.number is not None}
    return {
        place.key: found
        for place in shown
        if place.number is not None and (found := _around(place, articles[place.article_id])) is not None
    }


def _around(place: Place, article: Article | None) -> Nearby | None:
    if article is None or article.text[place.start : place.end] != place.text:
        return None
    body = [sentence for sentence in article.sentences if sentence.kind == "body"]
    before = max((s for s in body if s.end <= place.start), key=lambda s: s.end, default=None)
    after = min((s for s in body if s.start >= place.end), key=lambda s: s.start, default=None)
    return Nearby(
        before.of(article.text) if before else "",
        after.of(article.text) if after else "",
    )
