"""What is to be read stands out from what it stands on, in both colour schemes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui import assets

THEME = tomllib.loads((Path(__file__).parents[3] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))[
    "theme"
]
TEXT = 4.5
"""The least contrast of a text, as WCAG 2.2 has it."""
Colour = tuple[float, ...]


def colour(code: str) -> Colour:
    return tuple(bytes.fromhex(code.removeprefix("#")))


def faded(front: Colour, opacity: float, back: Colour) -> Colour:
    return tuple(opacity * f + (1 - opacity) * b for f, b in zip(front, back, strict=True))


def luminance(of: Colour) -> float:
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in of)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def papers(scheme: str) -> list[Colour]:
    theme = THEME[scheme]
    return [
        colour(theme["backgroundColor"]),
        colour(theme["secondaryBackgroundColor"]),
        colour(theme["sidebar"]["backgroundColor"]),
    ]


def opacities() -> Iterator[tuple[str, float]]:
    """Yield what fades something that can be read or pressed, and how much it leaves."""
    for style in sorted(assets.path("").glob("*.css")):
        for selector, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", style.read_text(encoding="utf-8")):
            for value in re.findall(r"\bopacity: ([0-9.]+)", rules):
                if 0 < float(value) < 1 and ":disabled" not in selector and "%" not in selector:
                    yield f"{style.name} {selector.strip()}", float(value)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["textColor", "grayTextColor", "primaryColor", "linkColor", "redTextColor"])
def test_texts_stand_out(scheme: str, name: str) -> None:
    assert all(contrast(colour(THEME[scheme][name]), paper) >= TEXT for paper in papers(scheme))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_faded_still_stands_out(scheme: str) -> None:
    ink = colour(THEME[scheme]["textColor"])
    faint = [
        where
        for where, opacity in opacities()
        for paper in papers(scheme)
        if contrast(faded(ink, opacity, paper), paper) < TEXT
    ]
    assert faint == []
