"""The page's own words: dates, languages, counts, the state of things, the empty page."""

from __future__ import annotations

import pytest
from fake_desk import FakeModelState

from app.ui import assets, strings
from app.ui.examples import EXAMPLES
from app.ui.status import status_lines
from app.ui.welcome import welcome_view


@pytest.mark.parametrize(
    ("published", "words"),
    [("2023-11-06", "6 November 2023"), ("November 2023", "November 2023"), (None, "")],
)
def test_days_in_words(published: str | None, words: str) -> None:
    assert strings.day(published) == words


def test_counts_and_languages() -> None:
    assert (strings.count(1, "article"), strings.count(1200, "article")) == ("1 article", "1,200 articles")
    assert (strings.language("fr"), strings.language("eo")) == ("French", "EO")


def test_errors_become_sentences() -> None:
    assert strings.sentence("the disk is full") == "The disk is full."
    assert strings.sentence("Why? ") == "Why?"
    assert strings.sentence("") == strings.UNEXPECTED


@pytest.mark.parametrize(
    ("model", "lines"),
    [
        (FakeModelState(), ("12 articles", "Qwen 1.5B ready")),
        (FakeModelState(None, "off"), ("12 articles", "no model, quotes only")),
        (FakeModelState(state="idle"), ("12 articles", "Qwen 1.5B starts with the first question")),
        (
            FakeModelState(state="failed", detail="not enough memory"),
            ("12 articles", "Qwen 1.5B unavailable, quotes only", "Not enough memory."),
        ),
    ],
)
def test_the_state_of_index_and_model_in_words(model: FakeModelState, lines: tuple[str, ...]) -> None:
    assert status_lines(12, model) == lines


def test_the_empty_page_offers_a_question_in_each_language() -> None:
    view = welcome_view(articles=12)
    assert [example["language"] for example in view["examples"]] == ["en", "fr", "de", "es", "ru"]
    assert [example["question"] for example in view["examples"]] == [e.question for e in EXAMPLES]


def test_an_empty_collection_says_how_to_fill_it() -> None:
    view = welcome_view(articles=0)
    assert view["examples"] == []
    assert "app.cli index" in view["detail"]


@pytest.mark.parametrize("name", ["turn", "reader", "welcome"])
def test_components_set_text_and_never_markup(name: str) -> None:
    script = assets.read(f"{name}.js")
    for door in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert door not in script


@pytest.mark.parametrize("name", ["base.css", "page.css", "turn.css", "reader.css", "welcome.css"])
def test_styles_fetch_nothing(name: str) -> None:
    assert "url(" not in assets.read(name)
    assert "@import" not in assets.read(name)
