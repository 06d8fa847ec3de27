"""Headings of plain text: short lines before a paragraph, and nothing else."""

from __future__ import annotations

import pytest

from ingest.document import Block
from ingest.headings import recognise

PARAGRAPH = (
    "Le pays accueille une base militaire censée contribuer à sa sécurité, mais plus personne n’y croit. " * 3
)


def headings(*texts: str) -> list[str]:
    blocks = recognise([Block("paragraph", text) for text in texts])
    assert [block.text for block in blocks] == list(texts)
    return [block.text for block in blocks if block.kind == "heading"]


@pytest.mark.parametrize(
    "line",
    [
        "Le rôle du Bélarus",
        "La fin de «\u00a0l’étranger proche\u00a0»",
        "2023, année charnière",
        "1. Les faits",
        "Et maintenant ?",
        "Почему молчит Минск",
    ],
)
def test_a_short_line_before_a_paragraph_is_a_heading(line: str) -> None:
    assert headings(PARAGRAPH, line, PARAGRAPH) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Rien n’a changé.",
        "Et pourtant…",
        "Il y a trois raisons :",
        "- un point de la liste",
        "et la suite d’une phrase",
        "« Rien ne va plus",
        "Une ligne qui compte bien trop de mots pour être un intertitre, même si elle finit sans point",
    ],
)
def test_other_short_lines_are_not(line: str) -> None:
    assert headings(PARAGRAPH, line, PARAGRAPH) == []


def test_a_line_that_nothing_follows_is_no_heading() -> None:
    assert headings(PARAGRAPH, "Jeanne Roux") == []


def test_in_a_run_of_short_lines_only_the_last_can_be_a_heading() -> None:
    assert headings("Arménie", "Bélarus", "Kazakhstan", PARAGRAPH) == ["Kazakhstan"]


def test_the_box_about_the_author_has_a_heading_though_a_short_line_follows() -> None:
    assert headings(PARAGRAPH, "À propos de l’auteur", "Jeanne Roux") == ["À propos de l’auteur"]


def test_marked_headings_are_believed() -> None:
    blocks = [Block("paragraph", "Le rôle"), Block("paragraph", PARAGRAPH), Block("heading", "La suite")]
    assert recognise(blocks) == blocks
