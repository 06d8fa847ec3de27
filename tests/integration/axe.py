"""Looks for faults of accessibility in a page, with the axe that is kept in ``tests/data``."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

_AXE = Path(__file__).parents[1] / "data" / "axe" / "axe.min.js"
_SETTLING_MS = 500


def faults(page: Page) -> list[str]:
    """Return the serious and critical faults of the page as it stands once its animations are over."""
    page.wait_for_timeout(_SETTLING_MS)
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in result["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
