"""What the library shows: a page of articles, and the articles on their way in."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from app.library.intake import Item
from app.library.listing import PAGE, Wish, page_of
from app.ui.library import intake_view, shelf_view
from app.words import library as library_words
from app.words import of
from vectorstore.hit import ArticleCard
from vectorstore.indexing import Outcome

ROOT = Path(__file__).parents[3]
WORDS, OWN = of("en"), library_words.of("en")


def cards(count: int) -> list[ArticleCard]:
    return [
        ArticleCard(
            str(n), f"/a/{n}\u202e.txt", f"<b>{n:04}</b>\u202e", "Jeanne Roux", "2024-03-19", "fr", "v", 1, 9
        )
        for n in range(1, count + 1)
    ]


def shelf(count: int, number: int = 1, searched: str = "", changeable: bool = True) -> dict:
    found = page_of(cards(count), Wish(words=searched, order="title"), number)
    return shelf_view(found, searched, count == 0, changeable, WORDS, OWN)


def test_a_row_tells_what_is_known_without_hidden_characters() -> None:
    (row,) = shelf(1)["rows"]
    assert row["title"] == "<b>0001</b>"
    assert row["meta"] == "Jeanne Roux · 19 March 2024 · French"
    assert row["detail"] == "1 passage · 1.txt"
    assert row["names"]["delete"] == "Delete “<b>0001</b>”"


@pytest.mark.parametrize(
    ("number", "shown", "previous", "following"),
    [(1, "1–25 of 1,000", None, 2), (40, "976–1,000 of 1,000", 39, None), (3, "51–75 of 1,000", 2, 4)],
)
def test_a_thousand_articles_come_a_page_at_a_time(number, shown, previous, following) -> None:
    view = shelf(1_000, number)
    assert (view["shown"], view["previous"], view["next"]) == (shown, previous, following)
    assert len(view["rows"]) == PAGE


def test_an_empty_collection_and_an_empty_search_differ() -> None:
    assert (shelf(0)["empty"], shelf(0)["nothing"]) == (True, "")
    assert (shelf(2, searched="nowhere")["empty"], shelf(2, searched="nowhere")["nothing"]) == (
        False,
        OWN.nothing_fits,
    )


def test_articles_on_their_way_in_say_how_far_they_are_and_what_went_wrong() -> None:
    outcome = Outcome("/a", "Le gel", "duplicate", 3, "a")
    items = (
        Item(1, "a.pdf", "done", outcome=outcome),
        Item(2, "b\u202e.pdf", "failed", problem="'b.pdf' is empty; give one."),
        Item(3, "c.pdf", "embedding", share=0.5),
        Item(4, "d.pdf", "failed"),
    )
    view = intake_view(items, WORDS, OWN)
    shown = [(i["name"], i["label"], i["share"], i["problem"]) for i in reversed(view["items"])]
    assert shown == [
        ("Le gel", "already there under another name", None, ""),
        ("b.pdf", "not added", None, "'b.pdf' is empty; give one."),
        ("c.pdf", "making it findable", 0.5, ""),
        ("d.pdf", "not added", None, OWN.failed),
    ]
    assert view["clear"] is None
    assert view["announcement"] == ""


def test_what_is_finished_is_announced_and_can_be_cleared() -> None:
    view = intake_view((Item(1, "a.pdf", "failed", problem="'a.pdf' is empty."),), WORDS, OWN)
    assert view["clear"] == OWN.clear
    assert view["announcement"] == "a.pdf: not added"
    assert intake_view((), WORDS, OWN)["clear"] is None


@pytest.mark.parametrize("field", [field.name for field in fields(library_words.LibraryWords)])
def test_both_languages_fill_in_the_same_things(field: str) -> None:
    def holes(value: object) -> object:
        if isinstance(value, str):
            return sorted(part.split("}")[0] for part in value.split("{")[1:])
        return sorted(value) if isinstance(value, dict) else type(value)

    english, french = (getattr(library_words.of(code), field) for code in ("en", "fr"))
    assert holes(english) == holes(french)


def test_the_page_is_there_before_the_libraries_of_the_store() -> None:
    heavy = {"chromadb", "torch", "transformers", "trafilatura"}
    check = (
        f"import sys, app.screens.library; assert not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
