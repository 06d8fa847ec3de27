"""One whole journey in a real browser with the real models: an article comes in, is cited, and goes again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import ROOT, chromium, served
from made_files import column, pdf
from playwright.sync_api import Locator, Page, expect

from app import settings
from app.errors import WeightsError
from app.weights.ready import resolve_embedding, resolve_llm

pytestmark = [pytest.mark.integration, pytest.mark.alone]

TITLE = "Le phare qui ne tourne plus"
REASON = "Le phare de Kerlann a été éteint en mars 2023, car sa lanterne perdait du mercure."
LIGHTHOUSE = pdf(
    [
        [
            (60, 780, 20, "F1", TITLE),
            (60, 755, 10, "F1", "Par Maëlle Le Goff, publié le 12 avril 2023"),
            *column(
                60,
                720,
                (
                    REASON,
                    "Les deux gardiens avaient signalé la fuite pendant l’hiver.",
                    "La réparation doit durer dix-huit mois et coûter deux millions d’euros.",
                    "Les pêcheurs du port se guident depuis lors sur une bouée lumineuse.",
                ),
            ),
        ]
    ]
)
BAKERY = (
    "La boulangerie du port\n\nLe four à bois date de 1911. La boulangère cuit quatre cents pains par jour."
)
QUESTION = "Why was the Kerlann lighthouse switched off?"
LONG_MS = 240_000


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    chosen = settings.load()
    try:
        resolve_embedding(chosen)
        resolve_llm(chosen)
    except WeightsError as error:
        pytest.skip(str(error))
    (tmp_path / "models").symlink_to(chosen.models)
    environment = {"IBID_HOME": str(tmp_path)}
    with served(ROOT / "app" / "streamlit_app.py", environment) as address, chromium() as browser:
        opened = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
        opened.goto(f"{address}/library")
        opened.locator(".st-key-library").wait_for(timeout=LONG_MS)
        yield opened


def asked(page: Page) -> Locator:
    count = page.locator("article.turn").count()
    page.locator("textarea").fill(QUESTION)
    page.keyboard.press("Enter")
    turn = page.locator("article.turn").nth(count)
    expect(turn.locator(".actions")).to_be_visible(timeout=LONG_MS)
    return turn


def exported(page: Page, turn: Locator) -> str:
    page.keyboard.press("Escape")
    page.mouse.move(5, 5)  # away from the mark, whose preview would lie over the button
    turn.get_by_label("Export").click()
    with page.expect_download() as saved:
        turn.get_by_role("button", name="Markdown").click()
    return re.sub(r"\\(.)", r"\1", saved.value.path().read_text(encoding="utf-8"))


def test_from_a_file_to_a_checked_answer_and_away_again(page: Page, tmp_path: Path) -> None:
    files = [tmp_path / "phare.pdf", tmp_path / "boulangerie.txt"]
    files[0].write_bytes(LIGHTHOUSE)
    files[1].write_text(BAKERY, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(files)
    expect(page.locator('.intake [data-state="done"]')).to_have_count(2, timeout=LONG_MS)

    page.get_by_role("button", name="New chat").click()
    turn = asked(page)
    expect(turn).to_have_attribute("data-status", "answered")
    expect(turn.locator(".answer")).to_have_attribute("lang", "en")
    expect(turn.locator(".answer")).to_contain_text("mercury")
    turn.locator(".mark").first.click()
    reader = page.locator("dialog[open]")
    expect(reader.locator("article")).to_have_attribute("lang", "fr")
    expect(reader.locator("article mark.active")).to_have_text(REASON)
    kept = exported(page, turn)
    assert f"> {REASON}" in kept
    assert re.search(rf"\*\*{TITLE}\*\*.*characters \d+–\d+", kept)

    page.get_by_role("link", name="Library").click()
    page.get_by_role("button", name=f"Delete “{TITLE}”").click(timeout=LONG_MS)
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator(".st-key-library-count")).to_contain_text("1 article")
    page.locator(".history .open").click()

    mark = page.locator("article.turn .mark").first
    expect(mark).to_have_accessible_name(re.compile("no longer in the collection"), timeout=LONG_MS)
    mark.click()
    expect(reader.locator(".changed")).to_contain_text("This article is no longer in the collection.")
    expect(reader.locator(".changed mark")).to_have_text(REASON)
    assert "no longer in the collection" in exported(page, page.locator("article.turn").first)
    turn = asked(page)
    expect(turn.locator(".found")).not_to_contain_text(TITLE)
    expect(turn.locator(".answer")).not_to_contain_text("mercury")
