"""The page's own words: dates, languages, counts, in both languages."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest

from app.words import Words, of, preferred
from app.words.evaluation import EvaluationWords
from app.words.library import LibraryWords
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
