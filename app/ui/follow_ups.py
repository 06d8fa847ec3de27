"""Where to read on after an answer: the sections of the cited articles that it did not come from.

Invents nothing: a suggestion is a heading of an article, asked about in the language of the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from app.conversations.progress import Progress
from ingest.article import Article, Span

AT_MOST = 3
_SHORTEST, _LONGEST = 8, 90
_ASKED = {
    "de": "Was sagen die Artikel über „{heading}“?",
    "en": "What do the articles say about “{heading}”?",
    "es": "¿Qué dicen los artículos sobre «{heading}»?",
    "fr": "Que disent les articles sur « {heading} » ?",
    "ru": "Что говорят статьи о «{heading}»?",
}


def follow_ups(
    progress: Progress, article: Callable[[str], Article | None], asked: Collection[str]
) -> list[dict[str, Any]]:
    """Return up to ``AT_MOST`` suggestions as ``heading``, its ``language``, and the ``question`` it asks.

    Only a plain, whole answer has any; what is in ``asked`` is left out.
    """
    answer = progress.answer
    if answer is None or answer.status != "answered" or answer.interrupted:
        return []
    form = _ASKED.get(answer.language, _ASKED["en"])
    suggestions = [
        {"heading": heading, "language": found.language, "question": form.format(heading=heading)}
        for article_id in dict.fromkeys(citation.article_id for citation in progress.numbers())
        if (found := article(article_id)) is not None
        for heading in _unread(found, [c.start for c in progress.numbers() if c.article_id == article_id])
    ]
    return [suggestion for suggestion in suggestions if suggestion["question"] not in asked][:AT_MOST]


def _unread(article: Article, cited: list[int]) -> list[str]:
    """Return the headings of sections that hold no cited place: those after the cited ones first."""
    read = {_heading_over(article, start) for start in cited}
    unread = [heading for heading in article.headings if heading not in read]
    ordered = sorted(unread, key=lambda heading: (heading.start < max(cited), heading.start))
    texts = (" ".join(heading.of(article.text).split()).rstrip(" :") for heading in ordered)
    return [text for text in texts if _SHORTEST <= len(text) <= _LONGEST]


def _heading_over(article: Article, start: int) -> Span | None:
    return max((h for h in article.headings if h.end <= start), key=lambda h: h.end, default=None)
