"""A real page, pasted from a news site: nothing of the site remains, nothing of the text is lost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ingest.article import Article
from ingest.load import load

FILE = Path(__file__).parents[4] / "shared" / "articles" / "russie-boudee-par-ses-allies.fr.txt"

pytestmark = pytest.mark.skipif(not FILE.is_file(), reason=f"the real article is not here: {FILE.name}")


@pytest.fixture(scope="module")
def article() -> Article:
    return load(FILE)


def test_it_starts_with_its_title_and_date(article: Article) -> None:
    title = FILE.read_text(encoding="utf-8").split("\n", 1)[0]
    assert article.title == title
    assert article.text.startswith(f"{title}\n\nPar Bertrand Slaski, publié le 6 novembre 2023.\n\n")
    assert article.text.count(title) == 1
    assert (article.author, article.published, article.language) == (
        "Bertrand Slaski",
        "2023-11-06",
        "fr",
    )


def test_its_sections_have_their_headings(article: Article) -> None:
    headings = [heading.of(article.text) for heading in article.headings]
    assert len(headings) == 6
    assert all(len(heading) < 45 for heading in headings)
    assert {passage.heading for passage in article.passages} == {"", *headings}


@pytest.mark.parametrize(
    "chrome",
    [
        "Temps de lecture",
        "Photo",
        "Abonnement",
        "A lire",
        "panslavisme",
        "newsletter",
        "Lettre",
        "Voir aussi",
        "Pin It",
    ],
)
def test_nothing_of_the_site_remains(article: Article, chrome: str) -> None:
    assert chrome not in article.text


def test_every_long_paragraph_is_stored_character_for_character(article: Article) -> None:
    paragraphs = [line.strip() for line in FILE.read_text(encoding="utf-8").split("\n") if len(line) > 200]
    assert len(paragraphs) == 8
    assert all(paragraph in article.text for paragraph in paragraphs)


def test_its_sentences_are_whole(article: Article) -> None:
    quotes = [sentence.of(article.text) for sentence in article.sentences if sentence.kind == "body"]
    assert 60 <= len(quotes) <= 75
    assert sum(quote[-1] in ".?!»" for quote in quotes) >= len(quotes) - 2
    assert all(quote[0].isupper() or quote[0] in "«" for quote in quotes)
    assert any("E. Macron et K-J. Tokaïev" in quote for quote in quotes)


def test_its_passages_are_of_even_size(article: Article) -> None:
    sizes = [len(passage.of(article.text).split()) for passage in article.passages[1:-1]]
    assert max(sizes) <= 140
    assert min(sizes) >= 50
    assert all(before.end <= after.start for before, after in pairwise(article.passages))
