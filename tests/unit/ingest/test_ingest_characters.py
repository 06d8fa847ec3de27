"""Which characters are stored, and when two lines count as the same."""

from __future__ import annotations

import pytest

from ingest.characters import clean, comparable, one_line, plain, same


@pytest.mark.parametrize(
    "hidden",
    [
        "\x00",
        "\u00ad",
        "\u200b",
        "\u2060",
        "\ufeff",
        "\u202e",
        "\u2067",
        "\u200f",
        "\U000e0041",
        "\x07",
        "\ud83d",
    ],
)
def test_invisible_characters_go(hidden: str) -> None:
    assert clean(f"Mos{hidden}cou") == "Moscou"


@pytest.mark.parametrize(
    "visible",
    ["«\u00a0oui\u00a0»", "l’OTSC", "3\u202f000", "“yes”", "„ja“", "mot –\tfin", "1½", "\U0001f600"],
)
def test_visible_characters_stay(visible: str) -> None:
    assert clean(visible) == visible


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0c"])
def test_every_newline_becomes_one(newline: str) -> None:
    assert clean(f"un{newline}deux") == "un\ndeux"


def test_decomposed_letters_are_composed() -> None:

    assert clean("e\u0301") == "\u00e9"


def test_a_title_of_several_lines_becomes_one() -> None:
    assert one_line("  Le rôle\n  de Minsk\u00a0? ") == "Le rôle de Minsk\u00a0?"


def test_plain_drops_accents_and_typography_but_not_case() -> None:
    assert plain("L’Élysée\u00a0: «\u00a0Où ?\u00a0»") == "L'Elysee : « Ou ? »"


def test_what_is_folded_is_plain_and_has_no_case() -> None:
    assert comparable("L’Élysée\u00a0STRASSE straße") == "l'elysee strasse strasse"


def test_lines_are_the_same_whatever_their_typography() -> None:
    assert same("L’ARMÉNIE  s’éloigne", "l'Arménie s'éloigne")
    assert not same("L’Arménie s’éloigne", "L’Arménie s’approche")
