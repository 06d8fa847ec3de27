"""The library in a real browser, over the real store and embedding, with a scripted language model."""

from __future__ import annotations

import base64
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe import faults
from browser import ROOT, chromium, served
from made_files import column, docx, pdf
from playwright.sync_api import Page, expect
from scripted_llm import scripted_llm

from app import settings

pytestmark = pytest.mark.integration

QUESTION = "Pourquoi l’OTSC n’a-t-elle pas réagi après Belgorod ?"
WRITTEN = "L’OTSC n’a pas réagi après Belgorod parce que la Russie ne l’a pas demandé."
ARTICLE = pdf(
    [
        [
            (60, 780, 20, "F1", "Belgorod, <b>ou</b> le silence"),
            (60, 755, 10, "F1", "Par Hélène Marchetti, publié le 6 novembre 2023"),
            *column(
                60,
                720,
                (
                    "L’OTSC n’a pas réagi après Belgorod, car la Russie ne l’a pas demandé.",
                    "Le traité de Tachkent suppose en effet qu’un État attaqué le demande.",
                ),
            ),
        ]
    ]
)
DROPPED = {
    "page.html": b"<html lang='en'><title>A frozen alliance</title><article><h1>A frozen alliance</h1>"
    b"<p>Armenia froze its part in the alliance. Moscow says that it is surprised, and nobody speaks.</p>"
    b"</article></html>",
    "nota.docx": docx(
        ("Title", "Un oleoducto parado"),
        ("", "El oleoducto se detuvo cuatro veces en verano. Nadie en la capital quiso explicar la causa."),
    ),
    "leer.txt": b"",
}
SLOW_MS = 60_000
PURGE_DUE = Path("store", "library", "purge-due")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose last process was ended before it could purge what was deleted."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "models").symlink_to(settings.load().models)
    (folder / PURGE_DUE).parent.mkdir(parents=True)
    (folder / PURGE_DUE).touch()
    return folder


@pytest.fixture(scope="module")
def page(home: Path) -> Iterator[Page]:
    with scripted_llm(WRITTEN, first_token={"Yes": 0.99, "No": 0.01}) as llm:
        model = {"llm": "scripted", "llm_base_url": llm}
        lines = (f"{name} = {json.dumps(value)}\n" for name, value in model.items())
        (home / "settings.toml").write_text("".join(lines), encoding="utf-8")
        variables = {"IBID_HOME": str(home)}
        with served(ROOT / "app" / "streamlit_app.py", variables) as address, chromium() as browser:
            opened = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
            opened.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
            opened.goto(f"{address}/library")
            opened.locator(".st-key-library").wait_for(timeout=4 * SLOW_MS)
            yield opened


def drop(page: Page, files: dict[str, bytes]) -> None:
    """Let files fall on the place for them, as a drag from the desktop does."""
    held = page.evaluate_handle(
        """files => {
          const held = new DataTransfer();
          for (const [name, data] of Object.entries(files)) {
            held.items.add(new File([Uint8Array.from(atob(data), sign => sign.charCodeAt(0))], name));
          }
          return held;
        }""",
        {name: base64.b64encode(data).decode() for name, data in files.items()},
    )
    place = page.get_by_test_id("stFileUploaderDropzone")
    for event in ("dragenter", "dragover", "drop"):
        place.dispatch_event(event, {"dataTransfer": held})


def asked(page: Page) -> Page:
    page.get_by_role("button", name="New chat").click()
    page.locator("textarea").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_attribute("data-phase", "done", timeout=SLOW_MS)
    return page


def in_library(page: Page) -> Page:
    page.get_by_role("link", name="Library").click()
    page.locator(".st-key-library").wait_for(timeout=SLOW_MS)
    return page


def test_a_purge_that_an_earlier_process_owed_is_done_at_the_start(page: Page, home: Path) -> None:
    deadline = time.monotonic() + SLOW_MS / 1000
    while (home / PURGE_DUE).exists():
        assert time.monotonic() < deadline
        page.wait_for_timeout(100)


def test_an_article_comes_in_is_corrected_found_cited_and_goes_again(page: Page, tmp_path: Path) -> None:
    expect(page.locator(".st-key-library-count")).to_contain_text("No articles yet")
    good, broken = tmp_path / "belgorod.pdf", tmp_path / "broken.pdf"
    good.write_bytes(ARTICLE)
    broken.write_bytes(ARTICLE[:300])
    page.locator("input[type=file]").set_input_files([broken, good])
    failed, done = (page.locator(f'.intake [data-state="{state}"]') for state in ("failed", "done"))
    expect(done).to_contain_text("Belgorod, <b>ou</b> le silence", timeout=SLOW_MS)
    expect(failed.locator(".problem")).to_contain_text("'broken.pdf' could not be read")
    page.reload()
    expect(failed).to_contain_text("broken.pdf", timeout=SLOW_MS)
    page.get_by_role("button", name="Clear this list").click()
    expect(page.locator(".intake")).to_be_hidden()

    page.get_by_role("button", name=re.compile("^Correct what is known")).click()
    form = page.get_by_role("dialog")
    expect(form.get_by_label("Author")).to_have_value("Hélène Marchetti")
    form.get_by_label("Title").fill("Le silence d’une alliance")
    form.get_by_role("button", name="Save").click()
    row = page.locator(".shelf .open")
    expect(row.locator(".title")).to_have_text("Le silence d’une alliance", timeout=SLOW_MS)
    expect(row.locator(".meta")).to_have_text("Hélène Marchetti · 6 November 2023 · French")

    page.get_by_label("Search titles, authors, sources").fill("kazakhstan")
    expect(page.locator(".shelf .nothing")).to_contain_text("No article fits")
    page.get_by_label("Search titles, authors, sources").fill("MARCHETTI")
    row.click()
    expect(page.locator("dialog[open] article h2")).to_have_text("Le silence d’une alliance")
    page.keyboard.press("Escape")

    turn = asked(page).locator(".turn")
    expect(turn.locator(".mark").first).to_have_attribute(
        "aria-label", re.compile("Le silence d’une alliance")
    )

    delete = in_library(page).get_by_role("button", name="Delete “Le silence d’une alliance”")
    delete.click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    delete.click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator(".st-key-library-count")).to_contain_text("No articles yet")
    turn = asked(page).locator(".turn")
    expect(turn.locator(".label")).to_have_text("Not answered by the articles")
    expect(turn.locator(".mark")).to_have_count(0)


def test_what_is_not_allowed_or_empty_is_told_in_a_sentence(page: Page) -> None:
    in_library(page).get_by_role("tab", name="Web address").click()
    page.get_by_label("Address of the article").fill("http://127.0.0.1/inside")
    page.get_by_role("tabpanel").get_by_role("button", name="Add").click()
    problem = page.locator('.intake [data-state="failed"] .problem')
    expect(problem).to_contain_text("URL not allowed", timeout=SLOW_MS)
    page.get_by_role("tab", name="Text", exact=True).click()
    page.get_by_label("Text of the article").fill(
        "Le gel continue. Personne ne répond, et personne ne demande."
    )
    page.get_by_role("tabpanel").get_by_role("button", name="Add").click()
    told = page.get_by_role("status").get_by_text("The title is missing.")
    expect(told).to_be_visible()
    expect(page.get_by_label("Text of the article")).to_have_value(re.compile("^Le gel continue"))
    page.get_by_label("Title", exact=True).fill("Note du soir")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Text of the article")).to_have_value("")
    expect(page.locator(".shelf .nothing")).to_contain_text("No article fits", timeout=SLOW_MS)
    page.get_by_label("Search titles, authors, sources").fill("")
    expect(page.locator(".shelf .title")).to_have_text("Note du soir")


def test_neither_the_forms_nor_a_dialog_have_a_serious_fault_of_accessibility(page: Page) -> None:
    in_library(page)
    paper = page.get_by_test_id("stApp")
    found = {}
    for scheme, colour in (("dark", "rgb(23, 22, 20)"), ("light", "rgb(252, 251, 248)")):
        page.emulate_media(color_scheme=scheme)
        expect(paper).to_have_css("background-color", colour)
        for form in ("Files", "Web address", "Text"):
            page.get_by_role("tab", name=form, exact=True).click()
            found[scheme, form] = faults(page)
        for act in ("Correct what is known of", "Delete"):
            page.get_by_role("button", name=f"{act} “Note du soir”").click()
            expect(page.get_by_role("dialog")).to_be_visible()
            found[scheme, act] = faults(page)
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_have_count(0)
    assert found == {where: [] for where in found}


def test_files_are_dropped_found_by_their_language_and_read_again(page: Page) -> None:
    in_library(page).get_by_role("tab", name="Files").click()
    page.get_by_role("button", name="Clear this list").click()
    drop(page, DROPPED)
    intake = page.locator(".intake li")
    expect(intake).to_have_count(3, timeout=SLOW_MS)
    expect(page.locator('.intake [data-state="done"]')).to_have_count(2, timeout=SLOW_MS)
    expect(page.locator('.intake [data-state="failed"] .problem')).to_contain_text("'leer.txt' is empty")

    page.get_by_role("button", name="Filter and sort").click()
    page.locator(".st-key-library-wishes").get_by_role("combobox", name="Language").click()
    page.get_by_role("option", name="Spanish").click()
    shown = page.locator(".shelf .title")
    expect(shown).to_have_text(["Un oleoducto parado"])
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Read the source of “Un oleoducto parado” again").click()
    expect(intake.first).to_contain_text("already there, unchanged", timeout=SLOW_MS)
    page.get_by_role("button", name="Filtered").click()
    page.locator(".st-key-library-wishes").get_by_role("combobox", name="Language").click()
    page.get_by_role("option", name="All languages").click()
    expect(shown).to_have_count(3)


def test_a_question_keeps_to_the_articles_that_were_chosen(page: Page) -> None:
    page.get_by_role("button", name="New chat").click()
    page.get_by_role("button", name="How to answer").click()
    page.locator(".st-key-limits-form").get_by_role("combobox").click()
    page.get_by_role("option", name="Un oleoducto parado").click()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverButton")).to_contain_text("1 article")
    turn = asked(page).locator(".turn")
    expect(turn.locator(".group .title")).to_have_text(["Un oleoducto parado"])


def test_another_model_answers_from_the_next_question_on(page: Page) -> None:
    heard: list[dict[str, Any]] = []
    with scripted_llm(WRITTEN, requests=heard) as llm:
        page.get_by_role("link", name="Settings").click()
        page.get_by_label("Address").fill(llm)
        page.get_by_label("Name of the model").fill("another")
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".st-key-told")).to_have_text("Saved. It counts from the next question on.")
        expect(page.locator(".st-key-facts")).to_contain_text("another ready (127.0.0.1)")
        asked(page)
        assert {request["model"] for request in heard} == {"another"}
