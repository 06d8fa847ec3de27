"""Markdown to blocks, and front matter to metadata."""

from __future__ import annotations

import pytest

from ingest import dates
from ingest.document import Block, Document
from ingest.errors import MislabelledFile
from ingest.readers import front_matter, markdown


def read(text: str) -> Document:
    return markdown.read("a.md", text.encode())


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def test_syntax_goes_and_words_stay() -> None:
    assert texts(
        "Le **sommet** _d’Erevan_ a [échoué](https://example.org/a), dit `l’OTSC` ~sans détour~."
    ) == ["Le sommet d’Erevan a échoué, dit l’OTSC ~sans détour~."]


def test_headings_of_both_styles_are_headings() -> None:
    blocks = read("# Titre\n\nTexte.\n\n## Une partie ##\n\nTexte.\n\nSous-titre\n---\n\nTexte.").blocks
    assert [block.text for block in blocks if block.kind == "heading"] == [
        "Titre",
        "Une partie",
        "Sous-titre",
    ]


def test_images_go_with_their_descriptions() -> None:
    assert texts("![Une carte](carte.png)\n\nTexte ![icône](i.png) après.") == ["Texte  après."]


def test_list_items_keep_their_text_and_numbers() -> None:
    assert texts("- premier\n- deuxième\n  - dessous\n\n1. un\n2. deux") == [
        "premier",
        "deuxième",
        "dessous",
        "1. un",
        "2. deux",
    ]


def test_a_german_date_is_no_list() -> None:
    assert texts("# Titel\n\n6. November 2023\n\nText.") == ["Titel", "6. November 2023", "Text."]


def test_code_is_kept_as_text() -> None:
    assert texts("```\nx = 1\ny = 2\n```") == ["x = 1\ny = 2\n"]


def test_quotations_and_tables_keep_their_text() -> None:
    assert texts("> Une citation.\n\n| Pays | Année |\n|---|---|\n| Arménie | 2024 |") == [
        "Une citation.",
        "Pays — Année",
        "Arménie — 2024",
    ]


def test_markup_and_comments_go_and_their_text_stays() -> None:
    assert texts(
        "<div>\nEncadré\n</div>\n\n<!-- note -->\n\n<script>alert(1)</script>\n\nUn<br>deux <b>trois</b>"
    ) == [
        "Encadré",
        "Un",
        "deux trois",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "En 2022<sup>1</sup>, 190 000<sup>[2](#n)</sup> au XX<sup>e</sup>.",
        "<p>En 2022<sup>1</sup>, 190 000<sup><a href='#n'>2</a></sup> au XX<sup>e</sup>.</p>",
    ],
)
def test_raised_numbers_are_parted_from_what_they_follow(text: str) -> None:
    assert texts(text) == ["En 2022¹, 190 000² au XXe."]


def test_broken_lines_of_cells_are_parted_by_a_space() -> None:
    assert texts("| Pays |\n|---|\n| Arménie<br>Géorgie |") == ["Pays", "Arménie Géorgie"]


def test_wrapped_paragraphs_are_joined_and_short_lines_are_not() -> None:
    wrapped = (
        "The organisation was founded in Tashkent and took its present name ten\n"
        "years later, when its charter was signed by all of its members."
    )
    assert texts(f"Reading time: 4 minutes\nSubscribe\n\n{wrapped}") == [
        "Reading time: 4 minutes",
        "Subscribe",
        wrapped.replace("\n", " "),
    ]


def test_no_break_spaces_and_typography_survive() -> None:
    assert texts("Il dit «\u00a0non\u00a0» : l’OTSC...") == ["Il dit «\u00a0non\u00a0» : l’OTSC..."]


def test_front_matter_is_metadata() -> None:
    document = read(
        '---\ntitle: "Un titre : long"\nauthor: Jeanne Roux\ndate: 2024-03-19\nlang: fr\n---\n\nTexte.'
    )
    assert document == Document(
        (Block("paragraph", "Texte."),), "Un titre : long", "Jeanne Roux", "2024-03-19", "fr"
    )


@pytest.mark.parametrize(
    "authors", ["authors: [Jeanne Roux, 'Marc Aubry']", "authors:\n  - Jeanne Roux\n  - Marc Aubry"]
)
def test_several_authors_are_joined(authors: str) -> None:
    assert read(f"---\n{authors}\n---\nTexte.").author == "Jeanne Roux, Marc Aubry"


@pytest.mark.parametrize(
    ("matter", "value"),
    [
        ("'Guerre : l''OTAN'", "Guerre : l'OTAN"),
        ('"Le \\"gel\\" de l\\u2019hiver"', 'Le "gel" de l’hiver'),
        ("Guerre : l’OTAN", "Guerre : l’OTAN"),
        ("[Vidéo] Le gel", "[Vidéo] Le gel"),
        (">-\n  Le gel : une\n  longue histoire", "Le gel : une longue histoire"),
        ("|\n  Le gel", "Le gel"),
        ("\n  Le gel\n  de l’hiver", "Le gel de l’hiver"),
        ("Le gel\n  de l’hiver", "Le gel de l’hiver"),
        ('\n  - "[[Jeanne Roux]]"\n  - "[[notes/Marc|Marc Aubry]]"', "Jeanne Roux, Marc Aubry"),
        ('["Roux, Jeanne", Marc Aubry]', "Roux, Jeanne, Marc Aubry"),
        ("\n  name: Jeanne Roux\n  url: https://example.org", "Jeanne Roux"),
        (
            "\n  - name: Jeanne Roux\n    url: https://example.org\n  - name: Marc Aubry",
            "Jeanne Roux, Marc Aubry",
        ),
        ("\n  twitter: jroux", ""),
        ("null", ""),
    ],
)
def test_values_of_front_matter_are_read_as_people_and_programs_write_them(matter: str, value: str) -> None:
    text = f"---\nvalue: {matter}\nlang: fr\n---\nTexte."
    assert front_matter.split(text) == ({"value": value, "lang": "fr"}, "Texte.")


def test_front_matter_in_toml_is_metadata() -> None:
    matter = 'title = "Un titre : long"\nauthors = ["Jeanne Roux", "Marc Aubry"]\ndate = 2024-03-19T10:00:00Z'
    document = read(f"+++\n{matter}\n[params]\nname = 3\n+++\n\nTexte.")
    assert document.blocks == (Block("paragraph", "Texte."),)
    assert (document.title, document.author) == ("Un titre : long", "Jeanne Roux, Marc Aubry")
    assert dates.parse(document.published, "en") == "2024-03-19"


@pytest.mark.parametrize(
    "text",
    [
        "+++\n\nTexte.\n\n+++\n\nSuite.",
        '+++\ntitle = "jamais fermé"\n\nTexte.',
        "---\n\nTexte.\n\n---\n\nSuite.",
        "Texte.",
        "---\ntitle: jamais fermé\n\nTexte.",
    ],
)
def test_rules_are_no_front_matter(text: str) -> None:
    assert front_matter.split(text) == ({}, text)


def test_a_page_named_like_markdown_is_told() -> None:
    with pytest.raises(MislabelledFile, match="a web page"):
        read("<!DOCTYPE html>\n<html><body><p>Texte</p></body></html>")
