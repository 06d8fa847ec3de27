"""Whole articles: the stored text, and offsets that always fit it."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable

import pytest

from ingest import build
from ingest.article import Article
from ingest.errors import NothingReadable
from ingest.passages import MOST
from ingest.sentences import LONGEST

ReadText = Callable[..., Article]

FRENCH = """\
Erevan prend ses distances

6 novembre 2023

Temps de lecture : 3 minutes
Photo : Un poste frontière (archives)
Abonnement Le Courrier

Erevan prend ses distances

par Jeanne Roux

Le 23 septembre, M. Sarkissian l’a dit sans détour : «\u00a0Nous n’avons plus confiance.\u00a0» Ses alliés
ont fait la sourde oreille. Aucun n’a répondu.

L’art. 4 oublié

Le traité parle d’aide mutuelle (art. 4), mais l’organisation n’a rien fait. «\u00a0Rien\u00a0», répète un
député.

A lire également

Le retour des caravanes

Et demain ?

Les présidents E. Macron et K-J. Tokaïev en ont parlé à Astana, le 1er novembre. Ils n’ont rien promis,
sinon de se revoir. D’ici là, l’Arménie achètera ses radars à la France et ses drones à l’Inde ; elle
gardera aussi, pour le moment, les gardes-frontières russes que personne ne sait remplacer au sud.
"""
ENGLISH = """\
---
title: The long goodbye
author: Jane Roe
date: 2023-11-06
---

Mr. Smith called it “a long goodbye.” He was right, e.g. about the base.

## The base

- 3,000 soldiers
- 1.5 square miles

Nobody knows when they will leave.
"""
GERMAN = """\
Der lange Abschied

Von Hans Weil, 6. November 2023

Am 6. November kam Dr. Müller nach Eriwan. „Wir gehen.“ Dann ging er.
"""
SPANISH = """\
El largo adiós

Por Ana Ruiz

El Sr. Pérez llegó de EE. UU. ayer. ¿Quién lo vio? «Nadie», dijo la Sra. López.
"""
RUSSIAN = """\
Долгое прощание

Автор: Иван Петров

В 1992 г. был подписан договор. «Мы уходим», — сказал он. Все молчали.
"""
FIXTURES = [(FRENCH, "a.txt"), (ENGLISH, "a.md"), (GERMAN, "a.txt"), (SPANISH, "a.txt"), (RUSSIAN, "a.md")]


def assert_sound(article: Article) -> None:
    """Assert everything that holds for every article."""
    text = article.text
    assert text.startswith(article.title)
    assert article.sentences[0].kind == "title"
    assert article.passages[0] == dataclasses.replace(article.passages[0], start=0, heading="")
    for sentence in article.sentences:
        quote = sentence.of(text)
        passage = article.passages[sentence.passage]
        assert quote == quote.strip() != ""
        assert len(quote) <= LONGEST or sentence.kind != "body"
        assert (sentence.kind == "body") == (sentence.passage > 0)
        assert passage.start <= sentence.start < sentence.end <= passage.end
    for before, after in zip(article.sentences, article.sentences[1:], strict=False):
        assert before.end <= after.start
        assert text[before.end : after.start].strip() == "" or headings_between(
            article, before.end, after.start
        )
        assert after.passage - before.passage in (0, 1)
    for number, passage in enumerate(article.passages):
        members = [sentence for sentence in article.sentences if sentence.passage == number]
        assert (passage.start, passage.end) == (members[0].start, members[-1].end)
        assert len(passage.of(text).split()) <= MOST or len(members) == 1 or number == 0
        assert not headings_between(article, passage.start, passage.end)
    assert all("\n" not in heading.of(text) for heading in article.headings)


def headings_between(article: Article, start: int, end: int) -> list[str]:
    return [h.of(article.text) for h in article.headings if start <= h.start and h.end <= end]


@pytest.mark.parametrize(("text", "name"), FIXTURES)
def test_offsets_fit_the_stored_text(read_text: ReadText, text: str, name: str) -> None:
    assert_sound(read_text(text, name))


def test_a_pasted_page_becomes_an_article(read_text: ReadText) -> None:
    article = read_text(FRENCH)
    assert (article.title, article.author) == ("Erevan prend ses distances", "Jeanne Roux")
    assert (article.published, article.language) == ("2023-11-06", "fr")
    assert article.text.split("\n\n")[:2] == [
        "Erevan prend ses distances",
        "Par Jeanne Roux, publié le 6 novembre 2023.",
    ]
    assert [heading.of(article.text) for heading in article.headings] == ["L’art. 4 oublié", "Et demain ?"]
    assert article.text.count("Erevan prend ses distances") == 1
    for chrome in ("Temps de lecture", "Photo", "Abonnement", "A lire", "caravanes"):
        assert chrome not in article.text


def test_every_passage_knows_its_heading(read_text: ReadText) -> None:
    article = read_text(FRENCH)
    assert [passage.heading for passage in article.passages] == ["", "", "L’art. 4 oublié", "Et demain ?"]


def test_typography_of_the_file_is_in_the_stored_text(read_text: ReadText) -> None:
    text = read_text(FRENCH).text
    for exact in (
        "«\u00a0Nous n’avons plus confiance.\u00a0»",
        "(art. 4), mais l’organisation",
        "à l’Inde ; elle",
    ):
        assert exact in text


def test_markdown_headings_and_items_are_kept(read_text: ReadText) -> None:
    article = read_text(ENGLISH, "a.md")
    assert article.text == (
        "The long goodbye\n\nBy Jane Roe, published on 6 November 2023.\n\n"
        "Mr. Smith called it “a long goodbye.” He was right, e.g. about the base.\n\n"
        "The base\n\n3,000 soldiers\n\n1.5 square miles\n\nNobody knows when they will leave."
    )
    assert [sentence.of(article.text) for sentence in article.sentences if sentence.kind == "body"] == [
        "Mr. Smith called it “a long goodbye.”",
        "He was right, e.g. about the base.",
        "3,000 soldiers",
        "1.5 square miles",
        "Nobody knows when they will leave.",
    ]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [("L’Arménie a gelé sa participation.", 1), ("L’Arménie gèle sa participation", 0), ("Oui", 0)],
)
def test_an_article_of_one_sentence_works(read_text: ReadText, text: str, bodies: int) -> None:
    article = read_text(text, "le-gel.txt")
    assert_sound(article)
    assert sum(sentence.kind == "body" for sentence in article.sentences) == bodies
    assert text in article.text


def test_random_texts_give_sound_articles(read_text: ReadText) -> None:
    source = random.Random(7)
    words = [
        "L’art.",
        "4",
        "«\u00a0oui\u00a0»",
        "M.",
        "Dupont",
        "a",
        "dit",
        "(non)",
        "2023.",
        "Et",
        "…",
        "?",
        "–",
        "Et\u00a0!",
    ]
    for _ in range(60):
        lines = [
            " ".join(source.choices(words, k=source.randint(1, 60))) for _ in range(source.randint(1, 25))
        ]
        assert_sound(read_text("Un titre\n\n" + source.choice(["\n", "\n\n"]).join(lines)))


@pytest.mark.parametrize("text", ["***\n\n---", "…", "Partager\nAccueil\nMenu", "\u200b\u200e", "![](a.png)"])
def test_a_file_without_an_article_is_refused(read_text: ReadText, text: str) -> None:
    with pytest.raises(NothingReadable, match="no readable article text"):
        read_text(text, "a.md")


def test_code_stays_one_block_without_blank_lines(read_text: ReadText) -> None:
    assert read_text("# Titre\n\n```\nx = 1\n\n\ny = 2\n```", "a.md").text == "Titre\n\nx = 1\ny = 2"


def test_the_id_depends_on_the_source_alone(read_text: ReadText) -> None:
    one, changed, elsewhere = read_text(FRENCH), read_text(FRENCH + "\nFin."), read_text(FRENCH, "b.txt")
    assert one.id == changed.id != elsewhere.id
    assert len(one.id) == 16
    assert int(one.id, 16) >= 0


def test_the_version_depends_on_what_was_understood(
    read_text: ReadText, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = read_text(FRENCH).version
    assert read_text(FRENCH).version == version
    assert read_text(FRENCH.replace("\n", "\r\n")).version == version
    assert read_text(FRENCH.replace("6 novembre", "7 novembre")).version != version
    assert read_text(FRENCH.replace("drones", "chars")).version != version
    monkeypatch.setattr(build, "FORMAT", build.FORMAT + 1)
    assert read_text(FRENCH).version != version


def test_hidden_characters_are_not_stored(read_text: ReadText) -> None:
    text = read_text("Le gel\u202e\n\nL’Ar\u00admé\u200bnie a gelé\U000e0041 sa participation.").text
    assert text == "Le gel\n\nL’Arménie a gelé sa participation."
