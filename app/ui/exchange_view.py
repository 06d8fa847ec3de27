"""One exchange of a conversation as the turn component draws it, with what can be done with it.

Keeps the last view of a finished answer, so that a long conversation costs nothing to draw again.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.conversations.conversation import Conversation, Exchange
from app.ui.actions import actions_view
from app.ui.desk import Desk
from app.ui.follow_ups import follow_ups
from app.ui.preview import nearby
from app.ui.transcript import turn_view
from app.words import Words
from ingest.article import Article


def exchange_view(
    conversation: Conversation,
    index: int,
    desk: Desk | None,
    words: Words,
    present: Collection[str] | None = None,
) -> dict[str, Any]:
    """Return the turn at ``index``.

    ``desk`` is None while the collection opens, and so is ``present``, the ids of its articles.
    """
    exchange = conversation.exchanges[index]
    last = index == len(conversation.exchanges) - 1
    fills = last and index > 0
    question, progress = exchange.record.question, exchange.progress
    if exchange.writing:
        return turn_view(question, progress, words, fills=fills, waiting=desk is None) | {
            "id": exchange.record.id
        }
    made_from = (words.code, exchange.record.feedback, desk is not None, last, progress.gone(present))
    if exchange.drawn is None or exchange.drawn[0] != made_from:
        exchange.drawn = (made_from, _finished(conversation, exchange, last, desk, words, present))
    return exchange.drawn[1] | {"fills": fills}


def link_to(conversation: str, record: str) -> str:
    """Return the address of an answer, relative to the page."""
    return f"?c={conversation}&a={record}"


def _finished(
    conversation: Conversation,
    exchange: Exchange,
    last: bool,
    desk: Desk | None,
    words: Words,
    present: Collection[str] | None,
) -> dict[str, Any]:
    article = desk.article if desk else _no_article
    asked = {other.record.question for other in conversation.exchanges}
    question, progress = exchange.record.question, exchange.progress
    around, gone = nearby(exchange.places(), article), progress.gone(present)
    view = turn_view(question, progress, words, nearby=around, gone=gone)
    return view | {
        "id": exchange.record.id,
        "actions": actions_view(exchange.whole, link_to(conversation.id, exchange.record.id), words, present),
        "follow_ups": follow_ups(progress, article, asked) if last else [],
    }


def _no_article(_article_id: str) -> Article | None:
    return None
