"""The empty page: what it promises, and which questions it offers."""

from __future__ import annotations

from dataclasses import replace

from fake_desk import FakeDesk
from fake_shelf import BELGOROD

from app.ui.examples import EXAMPLES
from app.ui.welcome import welcome_view
from app.words import of

EN, FR = of("en"), of("fr")


def test_the_empty_page_offers_a_question_in_each_language_on_what_ships() -> None:
    view = welcome_view(FakeDesk().articles(), EN)
    assert [example["question"] for example in view["examples"]] == [e.question for e in EXAMPLES]


def test_on_other_articles_it_asks_about_the_latest_titles() -> None:
    shelf = (replace(BELGOROD, source="/home/me/a.md"),)
    view = welcome_view(FakeDesk(shelf=shelf).articles(), FR)
    assert [example["question"] for example in view["examples"]] == [f"Que dit « {BELGOROD.title} » ?"]


def test_an_empty_collection_says_how_to_fill_it_and_one_that_opens_promises_nothing_yet() -> None:
    assert "app.cli index" in welcome_view([], EN)["detail"]
    assert welcome_view([], EN)["examples"] == welcome_view(None, EN)["examples"] == []
    assert welcome_view(None, EN)["detail"] == EN.promise_detail
