"""The page's own words: dates, languages, counts, the state of things, the empty page, in both languages."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from string import Formatter

import pytest
from fake_desk import FakeDesk, FakeModelState
from fake_shelf import BELGOROD

from app.ui import assets, preferences
from app.ui.examples import EXAMPLES
from app.ui.status import status_lines
from app.ui.welcome import welcome_view
from app.ui.words import Words, of, preferred
from app.ui.words.evaluation import EvaluationWords
from app.ui.words.library import LibraryWords
from ingest.language import KNOWN

EN, FR = of("en"), of("fr")
ROOT = Path(__file__).parents[3]


def texts(words: Words) -> dict[str, str]:
    return {
        field.name: value for field in fields(words) if isinstance(value := getattr(words, field.name), str)
    }


def names_in(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}


def test_both_languages_fill_the_same_names_into_every_text() -> None:
    english, french = texts(EN), texts(FR)
    assert {name: names_in(text) for name, text in english.items()} == {
        name: names_in(text) for name, text in french.items()
    }
    for name in ("verdicts", "reasons", "darings"):
        assert getattr(EN, name).keys() == getattr(FR, name).keys()


def test_french_leaves_no_sentence_in_english() -> None:
    english, french = texts(EN), texts(FR)
    same = {name for name in english if english[name] == french[name] and " " in english[name]}
    assert same == {"export_version"}


@pytest.mark.parametrize("kind", [Words, LibraryWords, EvaluationWords])
def test_every_word_is_drawn_somewhere(kind: type) -> None:
    files = [file for file in (ROOT / "app").rglob("*") if file.suffix in (".py", ".html")]
    texts = "".join(file.read_text(encoding="utf-8") for file in files)
    drawn = re.findall(r"\b(?:words|own|self|words\(\))\.(\w+)", texts)
    assert {field.name for field in fields(kind)} <= set(drawn)


@pytest.mark.parametrize(
    ("locale", "code"), [("fr-CA", "fr"), ("FR", "fr"), ("de-DE", "en"), ("frr", "en"), (None, "en")]
)
def test_the_browser_chooses_the_language_of_the_interface(locale: str | None, code: str) -> None:
    assert preferred(locale) == code


def test_a_choice_outlives_the_browser_and_a_spoilt_file_does_not_matter(tmp_path: Path) -> None:
    preferences.choose_language(tmp_path, "fr")
    assert preferences.language(tmp_path, "en-GB") == "fr"
    (tmp_path / preferences.NAME).write_text("[", encoding="utf-8")
    assert preferences.language(tmp_path, "en-GB") == "en"


@pytest.mark.parametrize(
    ("published", "words"),
    [("2023-11-06", "6 November 2023"), ("November 2023", "November 2023"), (None, "")],
)
def test_days_in_words(published: str | None, words: str) -> None:
    assert EN.day(published) == words


def test_counts_days_and_languages_follow_the_language() -> None:
    assert [EN.count(n, EN.articles) for n in (0, 1, 1200)] == ["0 articles", "1 article", "1,200 articles"]
    assert [FR.count(n, FR.articles) for n in (0, 1, 1200)] == [
        "0 article", "1 article", "1\u202f200 articles",
    ]  # fmt: skip
    assert [FR.day(f"2023-11-{day}") for day in ("01", "11")] == ["1er novembre 2023", "11 novembre 2023"]
    assert EN.day("2023-11-01") == "1 November 2023"
    assert (EN.language("fr"), FR.language("fr"), EN.language("xx")) == ("French", "français", "XX")


@pytest.mark.parametrize("code", KNOWN)
def test_every_language_that_is_recognised_has_a_name(code: str) -> None:
    assert EN.language(code).istitle()
    assert FR.language(code).islower()


def test_errors_become_sentences() -> None:
    assert EN.sentence("the disk is full") == "The disk is full."
    assert EN.sentence("Why? ") == "Why?"
    assert EN.sentence("") == EN.unexpected


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
    assert status_lines(12, model, EN) == lines


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


@pytest.mark.parametrize(
    "name", ["parts", "turn", "preview", "actions", "reader", "welcome", "history", "intake", "shelf", "told"]
)
def test_components_set_text_and_never_markup(name: str) -> None:
    script = assets.read(f"{name}.js")
    for door in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert door not in script


@pytest.mark.parametrize(
    "name",
    ["base", "page", "turn", "reader", "welcome", "history", "library", "intake", "shelf", "told"],
)
def test_styles_fetch_nothing(name: str) -> None:
    style = assets.read(f"{name}.css")
    assert "url(" not in style
    assert "@import" not in style
