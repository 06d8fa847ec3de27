"""What the empty page shows, as the JSON that ``assets/welcome.js`` draws.

Pure; knows the cards of the articles, not the articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.settings import ARTICLES
from app.ui.examples import EXAMPLES
from app.words import Words
from vectorstore.hit import ArticleCard

_SUGGESTED = 5


def welcome_view(cards: Sequence[ArticleCard] | None, words: Words) -> dict[str, Any]:
    """Return the promise and questions to begin with; without articles, how to add some.

    ``cards`` is None while the collection opens.
    """
    return {
        "promise": words.promise,
        "detail": words.no_articles if cards is not None and not cards else words.promise_detail,
        "examples_title": words.examples_title,
        "examples": [] if not cards else suggestions(cards, words),
    }


def suggestions(cards: Sequence[ArticleCard], words: Words) -> list[dict[str, str]]:
    """Return questions on what ships, one in each language, or on the titles of other articles."""
    if any(card.source.startswith(str(ARTICLES)) for card in cards):
        return [
            {
                "language": example.language,
                "kind": words.language(example.language),
                "question": example.question,
            }
            for example in EXAMPLES
        ]
    latest = sorted(cards, key=lambda card: card.published or "", reverse=True)
    return [
        {
            "language": words.code,
            "kind": words.language(card.language),
            "question": words.about_article.format(title=card.title),
        }
        for card in latest[:_SUGGESTED]
    ]
