"""The browser's side: it parses nothing that it shows, and fetches nothing."""

from __future__ import annotations

import pytest

from app.ui import assets


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
