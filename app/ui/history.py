"""The list of conversations in the sidebar, as the JSON that ``assets/history.js`` draws.

Pure; reads no archive.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from app.conversations.record import Card
from app.ui.actions import kinds_view
from app.words import Words


def history_view(
    cards: Sequence[Card],
    current: str,
    search: str,
    deleted: Card | None,
    now: datetime,
    words: Words,
    fault: str = "",
) -> dict[str, Any]:
    """Return the conversations by day, latest first; ``deleted`` is the one whose deletion can be undone.

    ``now`` is in the person's time zone, and so are the days. ``fault`` says why there are none to show.
    """
    return {
        "groups": [
            {"label": label, "items": [{"id": card.id, "title": card.title} for card in group]}
            for label, group in groupby(cards, key=lambda card: _day(card, now, words))
        ],
        "kinds": kinds_view(),
        "current": current,
        "search": search,
        "searchable": bool(cards or search),
        "empty": fault or (words.nothing_found if search and not cards else ""),
        "deleted": {"id": deleted.id, "label": words.deleted.format(title=deleted.title)}
        if deleted
        else None,
        "words": {
            "code": words.code,
            "history": words.history,
            "search": words.search_history,
            "more": words.more,
            "rename": words.rename,
            "export": words.export,
            "delete": words.delete,
            "undo": words.undo,
        },
    }


def _day(card: Card, now: datetime, words: Words) -> str:
    when = datetime.fromisoformat(card.changed).astimezone(now.tzinfo).date()
    if when == now.date():
        return words.today
    return words.yesterday if when == now.date() - timedelta(days=1) else words.earlier
