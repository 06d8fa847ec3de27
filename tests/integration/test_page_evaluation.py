"""The evaluation page over a real collection: runs are started and stopped, reports read and compared."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import ROOT, chromium, served
from playwright.sync_api import Page, expect
from scripted_llm import scripted_llm

pytestmark = [pytest.mark.integration, pytest.mark.alone]
LONG_MS = 180_000


@pytest.fixture
def environment(indexed: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A data folder with the articles that ship, and a scripted model."""
    home = shutil.copytree(indexed, tmp_path / "home", symlinks=True)
    with scripted_llm("It is said in the article.", pause_s=0.05) as url:
        yield {"IBID_HOME": str(home), "IBID_LLM": "scripted", "IBID_LLM_BASE_URL": url}


@pytest.fixture
def page(environment: dict[str, str]) -> Iterator[Page]:
    with served(ROOT / "app" / "streamlit_app.py", environment) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}/evaluation")
        yield page


def choose(page: Page, label: str, option: int) -> None:
    page.get_by_label(label).click()
    page.get_by_role("option").nth(option).click()


def start(page: Page) -> None:
    page.get_by_role("button", name="Start", exact=True).click()


def test_a_person_starts_and_stops_and_reads_and_compares(page: Page, environment: dict[str, str]) -> None:
    expect(page.get_by_text("Nothing has been evaluated yet.")).to_be_visible(timeout=LONG_MS)
    start(page)
    expect(page.get_by_text("of 140 questions")).to_be_visible(timeout=LONG_MS)
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped. What was answered is kept")).to_be_visible(timeout=LONG_MS)

    choose(page, "Mode", 2)
    choose(page, "Questions", 2)
    start(page)
    title = page.frame_locator("iframe").first.get_by_role("heading", level=1)
    expect(title).to_have_text("56 questions, 35 of them answerable", timeout=LONG_MS)

    (kept,) = Path(environment["IBID_HOME"], "reports").glob("*-retrieval")
    shutil.copytree(kept, kept.with_name("2020-01-01-000000-retrieval"))
    page.reload()
    choose(page, "Compare with", 1)
    expect(page.get_by_text("No question got better or worse.")).to_be_visible()
