"""Bylines and dates near the top, told apart from the headings and dates that a text consists of."""

from __future__ import annotations

import pytest

from ingest.bylines import Credit
from ingest.credits import take
from ingest.document import Block

LEAD = "L’Arménie a gelé sa participation, et personne à Moscou n’a paru s’en émouvoir."


def blocks(*texts: str) -> list[Block]:
    """Return blocks; a text that starts with ``# `` is a heading."""
    return [Block("heading" if t.startswith("# ") else "paragraph", t.removeprefix("# ")) for t in texts]


def read(
    *texts: str, language: str = "fr", titled: bool = False, published: str | None = None
) -> tuple[Credit, list[str]]:
    credit, rest = take(blocks(*texts), language, titled=titled, published=published)
    return credit, [block.text for block in rest]


@pytest.mark.parametrize(
    "texts",
    [
        ("Chronologie", "24 février 2022", LEAD, "2 avril 2022", LEAD, "30 septembre 2022", LEAD),
        ("Chronologie", "24 février 2022", LEAD, "2 avril", LEAD),
        ("Chronologie", "24 février 2022", LEAD * 6, "2 avril 2022", LEAD * 6),
        ("# Chronologie", "# 24 février 2022", LEAD, "# 2 avril 2022", LEAD),
        ("Chronologie", "24 février 2022", "L’assaut", "2 avril 2022", "Boutcha", "30 mai 2022", "L’embargo"),
    ],
)
def test_the_dates_of_a_chronology_stay_and_none_is_the_date_of_publication(texts: tuple[str, ...]) -> None:
    assert read(*texts) == (Credit(), [text.removeprefix("# ") for text in texts])


def test_a_chronology_that_says_when_it_was_published_is_believed() -> None:
    dated = "Publié le 1er mars 2023"
    credit, rest = read("Chronologie", dated, "24 février 2022", LEAD, "2 avril 2022", LEAD)
    assert credit.published == "2023-03-01"
    assert rest == ["Chronologie", "24 février 2022", LEAD, "2 avril 2022", LEAD]


def test_a_heading_that_gives_another_date_than_the_markup_stays() -> None:
    credit, rest = read("# 24 février 2022", LEAD, "# Et après", LEAD, titled=True, published="2023-01-01")
    assert credit.published == "2023-01-01"
    assert rest == ["24 février 2022", LEAD, "Et après", LEAD]


@pytest.mark.parametrize(
    "texts",
    [
        ("Le gel", "Par Jeanne Roux", "6 novembre 2023", LEAD, LEAD),
        ("Le gel", LEAD, "Par Jeanne Roux", "6 novembre 2023", LEAD),
        ("6 novembre 2023", "Le gel", "6 novembre 2023", LEAD, "par", "Jeanne Roux", LEAD),
        ("# Le gel", "# Par Jeanne Roux", "# 6 novembre 2023", LEAD, LEAD),
        ("Le gel", "Par Jeanne Roux", "6 novembre 2023", "8 novembre 2023", LEAD, LEAD),
    ],
)
def test_bylines_and_dates_are_taken_above_and_below_the_lead(texts: tuple[str, ...]) -> None:
    credit, rest = read(*texts)
    assert (credit.author, credit.published) == ("Jeanne Roux", "2023-11-06")
    assert rest == ["Le gel", LEAD, LEAD]


def test_the_dates_of_related_articles_below_make_no_chronology() -> None:
    credit, rest = read(
        "Le gel", "6 novembre 2023", LEAD, "Le panslavisme", "3 mai 2022", "Une fin", "5 juin 2021"
    )
    assert credit.published == "2023-11-06"
    assert rest == ["Le gel", LEAD, "Le panslavisme", "3 mai 2022", "Une fin", "5 juin 2021"]


def test_a_second_byline_in_the_body_is_no_credit() -> None:
    texts = ("Der Abschied", "Von Hans Weil", LEAD, "Von Angela Merkel", LEAD)
    assert read(*texts, language="de") == (Credit("Hans Weil"), [texts[0], *texts[2:]])


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Von Stalin zu Putin"),
        ("de", "Von Stalin zu Wladimir Putin"),
        ("de", "Von Moskau zur Ukraine"),
        ("de", "Von Berlin und Paris"),
        ("es", "Por Cuba y Haití"),
        ("es", "Por Ucrania"),
    ],
)
def test_titles_and_headings_that_begin_as_bylines_do_stay(language: str, line: str) -> None:
    for texts in ((line, LEAD), (f"# {line}", LEAD), ("# Title", f"# {line}", LEAD)):
        assert read(*texts, language=language) == (Credit(), [text.removeprefix("# ") for text in texts])


@pytest.mark.parametrize("name", ["Karl-Theodor zu Guttenberg", "Hans Weil und Ada Lum", "Reuters und AFP"])
def test_german_bylines_with_small_words_are_read(name: str) -> None:
    assert read("Der Abschied", f"Von {name}", LEAD, language="de") == (Credit(name), ["Der Abschied", LEAD])


def test_below_two_short_paragraphs_the_body_has_begun() -> None:
    texts = ("Le gel", LEAD, LEAD, LEAD, "6 novembre 2023", "Par Jeanne Roux")
    assert read(*texts) == (Credit(), list(texts))
