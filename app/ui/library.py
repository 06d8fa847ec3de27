"""What the library shows, as the JSON that ``assets/shelf.js`` and ``assets/intake.js`` draw.

Pure; texts leave here as plain strings, never as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from app.conversations.telling import shown_origin
from app.library.listing import Page
from app.ui.transcript import meta_line
from app.words import Words
from app.words.library import LibraryWords
from ingest.characters import one_line
from vectorstore.hit import ArticleCard

if TYPE_CHECKING:  # what stands behind these brings in the libraries of the store, and the page shows first
    from app.library.intake import Intake, Item


@runtime_checkable
class Keeper(Protocol):
    """What a desk may be besides: able to take articles in and to let them go."""

    @property
    def intake(self) -> Intake:
        """What works for the library."""
        ...


def shelf_view(
    page: Page, searched: str, empty: bool, changeable: bool, words: Words, own: LibraryWords
) -> dict[str, Any]:
    """Return a page of articles with what can be done to each.

    ``empty`` says that the collection has none at all, ``changeable`` that articles may be changed.
    """
    total = words.number(page.total)
    return {
        "rows": [_row(card, words, own) for card in page.cards],
        "searched": searched,
        "empty": empty,
        "changeable": changeable,
        "nothing": "" if page.cards or empty else own.nothing_fits,
        "shown": own.shown.format(first=words.number(page.first), last=words.number(page.last), total=total)
        if page.cards
        else "",
        "previous": page.number - 1 if page.number > 1 else None,
        "next": page.number + 1 if page.number < page.pages else None,
        "words": {
            "list": own.list_name,
            "search": own.search,
            "previous": own.previous,
            "next": own.next,
        },
    }


def _row(card: ArticleCard, words: Words, own: LibraryWords) -> dict[str, Any]:
    title = one_line(card.title)
    return {
        "id": card.id,
        "title": title,
        "language": card.language,
        "meta": meta_line(card.author, card.published, card.language, words),
        "detail": f"{words.count(card.passages, own.passages)} · {shown_source(card.source)}",
        "names": {
            "open": own.open.format(title=title),
            "correct": own.correct.format(title=title),
            "again": own.again.format(title=title),
            "delete": own.delete.format(title=title),
        },
    }


def shown_source(source: str) -> str:
    """Return where an article came from, fit to be shown: an address, or a file's name."""
    return one_line(shown_origin(source))


def intake_view(items: Sequence[Item], words: Words, own: LibraryWords) -> dict[str, Any]:
    """Return how far each article on its way in has come, the newest first."""
    finished = bool(items) and all(item.finished for item in items)
    return {
        "items": [_item(item, words, own) for item in reversed(items)],
        "clear": own.clear if finished else None,
        "heading": own.progress_done if finished else own.progress,
        "announcement": "; ".join(f"{_name(item)}: {_label(item, own)}" for item in items)
        if finished
        else "",
    }


def _item(item: Item, words: Words, own: LibraryWords) -> dict[str, Any]:
    return {
        "number": item.number,
        "name": _name(item),
        "state": item.state,
        "share": item.share if item.state == "embedding" else None,
        "label": _label(item, own),
        "problem": words.sentence(item.problem or own.failed) if item.state == "failed" else "",
    }


def _name(item: Item) -> str:
    return one_line(item.outcome.title if item.outcome else item.name)


def _label(item: Item, own: LibraryWords) -> str:
    return own.outcomes[item.outcome.kind] if item.outcome else own.states[item.state]
