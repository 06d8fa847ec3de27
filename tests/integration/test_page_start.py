"""The page as it is started for real, on a machine where nothing is ready yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import ROOT, chromium, served
from playwright.sync_api import expect

pytestmark = pytest.mark.integration


def test_without_weights_the_page_says_what_to_do_and_shows_nothing_else(tmp_path: Path) -> None:
    started = served(ROOT / "app" / "streamlit_app.py", {"IBID_HOME": str(tmp_path)})
    with started as address, chromium() as browser:
        page = browser.new_page()
        page.goto(address)
        fault = page.locator(".st-key-fault")
        expect(fault).to_contain_text("Ibid cannot start", timeout=60_000)
        expect(fault.get_by_role("button", name="Try again")).to_be_visible()
        expect(page.get_by_role("main")).to_have_text(fault.inner_text(), use_inner_text=True)
        assert "Traceback" not in page.content()
