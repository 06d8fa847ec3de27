"""Which articles are listed: searched, filtered, sorted, a page at a time."""

from __future__ import annotations

import pytest

from app.library.listing import PAGE, Wish, origin_of, page_of
from vectorstore.hit import ArticleCard


def card(number: int, title: str, published: str | None = None, **other: str) -> ArticleCard:
    known = {"source": f"/a/{number}.txt", "author": "", "language": "fr"} | other
    return ArticleCard(
        str(number),
        known["source"],
        title,
        known["author"] or None,
        published,
        known["language"],
        "v",
        3,
        900,
    )


CARDS = [
    card(1, "Été à Erevan", "2023-06-01", author="Hélène Marchetti"),
    card(2, "The corridor", "2024-01-15", language="en", source="https://example.org/corridor"),
    card(3, "Sans date", source="upload/0123456789abcdef/note.pdf"),
    card(4, "Belgorod", "2023-11-06"),
]


def titles(wish: Wish) -> list[str]:
    return [found.title for found in page_of(CARDS, wish, 1).cards]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Wish(), ["The corridor", "Belgorod", "Été à Erevan", "Sans date"]),
        (Wish(order="oldest"), ["Été à Erevan", "Belgorod", "The corridor", "Sans date"]),
        (Wish(order="title"), ["Belgorod", "Été à Erevan", "Sans date", "The corridor"]),
        (Wish(words="ete EREVAN"), ["Été à Erevan"]),
        (Wish(words="marchetti"), ["Été à Erevan"]),
        (Wish(words="note.pdf"), ["Sans date"]),
        (Wish(words="nowhere"), []),
        (Wish(language="en"), ["The corridor"]),
        (Wish(origin="upload"), ["Sans date"]),
        (Wish(origin="web"), ["The corridor"]),
        (Wish(since="2023-11-06"), ["The corridor", "Belgorod"]),
        (Wish(until="2023-11-06"), ["Belgorod", "Été à Erevan"]),
    ],
)
def test_wishes_are_met(wish: Wish, expected: list[str]) -> None:
    assert titles(wish) == expected


def test_pages_count_from_one_and_end_at_the_last() -> None:
    many = [card(number, f"Article {number:04}") for number in range(1, 2 * PAGE + 2)]
    last = page_of(many, Wish(order="title"), 99)
    assert (last.number, last.pages, last.first, last.last, last.total) == (3, 3, 51, 51, 51)
    empty = page_of([], Wish(), 0)
    assert (empty.number, empty.pages, empty.first, empty.last) == (1, 1, 0, 0)


def test_origins_are_told_apart() -> None:
    assert [origin_of(card.source) for card in CARDS] == ["file", "web", "upload", "file"]
