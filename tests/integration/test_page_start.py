"""The page as it is started for real, on a machine where nothing is ready yet."""

from __future__ import annotations

from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from browser import chromium, started
from playwright.sync_api import expect

from app.screens.session import ARCHIVE

pytestmark = pytest.mark.integration


def test_without_weights_the_page_says_what_to_do_and_shows_nothing_else(tmp_path: Path) -> None:
    with started({"IBID_HOME": str(tmp_path)}) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(address)
        fault = page.locator(".st-key-fault")
        expect(fault).to_contain_text("Ibid cannot start", timeout=60_000)
        expect(fault.get_by_role("button", name="Try again")).to_be_visible()
        expect(page.get_by_role("main")).to_have_text(fault.inner_text(), use_inner_text=True)
        assert "Traceback" not in page.content()


def test_a_damaged_file_of_conversations_is_told(tmp_path: Path) -> None:
    file = tmp_path / ARCHIVE
    file.write_bytes(b"no database " * 100)
    with started({"IBID_HOME": str(tmp_path)}) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(address)
        expect(page.locator(".st-key-fault")).to_contain_text(str(file), timeout=60_000)
        assert "Traceback" not in page.content()


def test_the_page_ends_with_the_command_that_started_it(tmp_path: Path) -> None:
    with started({"IBID_HOME": str(tmp_path)}) as address:
        pass
    with pytest.raises(URLError, match="refused"):
        urlopen(f"{address}/_stcore/health", timeout=5)
