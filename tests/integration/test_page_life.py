"""The pages in a real browser over scripted answers: what outlives a question, and what everyone can use."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe import faults
from browser import chromium, served
from fake_desk import SCRIPTS
from playwright.sync_api import Browser, Locator, Page, expect
from scripted_llm import scripted_llm

from app.conversations.archive import Archive
from app.conversations.progress import Progress
from app.conversations.record import Record
from app.options import Options
from app.screens import preferences
from app.screens.session import ARCHIVE

pytestmark = pytest.mark.integration

FAKE_PAGE = Path(__file__).with_name("fake_page.py")
ANSWERED, FRENCH, REFUSED, QUOTED, _, _, FAULT, HOSTILE = SCRIPTS
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with served(FAKE_PAGE, {"FAKE_PACE_S": "0.01", "IBID_HOME": str(home)}) as url:
        yield url


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    contexts = []

    def open_page(path: str = "/", width: int = 1280, height: int = 800, **more: str) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        page.locator(".history").wait_for(state="attached", timeout=20_000)
        return page

    yield open_page
    for context in contexts:
        context.close()


def ask(page: Page, question: str) -> Locator:
    count = page.locator(".turn").count()
    page.locator("textarea").fill(question)
    page.keyboard.press("Enter")
    turn = page.locator(".turn").nth(count)
    expect(turn).to_have_attribute("data-phase", "done", timeout=20_000)
    expect(turn.locator(".actions")).to_be_visible(timeout=10_000)
    return turn


def test_a_reload_loses_nothing_and_a_permalink_leads_to_the_answer(visit: Visit) -> None:
    page = visit()
    ask(page, ANSWERED)
    ask(page, FRENCH).get_by_label("Copy link").click()
    link = page.evaluate("navigator.clipboard.readText()")
    page.reload()
    expect(page.locator(".turn .question")).to_have_text([ANSWERED, FRENCH], timeout=20_000)
    expect(page.locator(".turn").first.locator(".mark")).to_have_count(4)
    other = visit(link.removeprefix(page.url.split("?")[0].rstrip("/")))
    expect(other.locator(".turn .question")).to_have_text([ANSWERED, FRENCH], timeout=20_000)
    expect(other.locator(".turn .question").nth(1)).to_be_in_viewport()
    other.locator(".mark").first.click()
    expect(other.locator("dialog[open] mark.active")).to_have_text(re.compile("^Mais le mécanisme"))


def test_a_restart_loses_nothing(visit: Visit, home: Path) -> None:
    page = visit()
    ask(page, ANSWERED)
    with served(FAKE_PAGE, {"IBID_HOME": str(home)}) as address:
        page.goto(f"{address}/?{page.url.partition('?')[2]}")
        expect(page.locator(".turn .question")).to_have_text([ANSWERED], timeout=20_000)
        expect(page.locator(".turn .mark")).to_have_count(4)
        expect(page.locator(".history .open[aria-current]")).to_have_text(ANSWERED)


def test_a_conversation_is_renamed_searched_deleted_and_brought_back(visit: Visit) -> None:
    page = visit()
    ask(page, REFUSED)
    entry = page.locator(".history li").filter(has_text="How many tanks").first
    entry.hover()
    entry.locator(".more").click()
    for kind, holds in (("Markdown", f"# {REFUSED}"), ("HTML", "<!doctype html>"), ("JSON", '"questions"')):
        with page.expect_download() as saved:
            page.get_by_role("button", name=f"Export: {kind}").click()
        assert holds in saved.value.path().read_text(encoding="utf-8")
        entry.hover()
        entry.locator(".more").click()
    page.get_by_role("button", name="Rename").click()
    page.locator(".rename").fill("Belgian tanks")
    page.keyboard.press("Enter")
    expect(page.locator(".history .open[aria-current]")).to_have_text("Belgian tanks")
    page.get_by_label("Search conversations").fill("Belgian")
    expect(page.locator(".history .open")).to_have_count(1)
    page.locator(".history li").hover()
    page.locator(".history .more").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.locator(".history .empty")).to_have_text("Nothing found")
    expect(page.locator(".welcome")).to_be_visible()
    undo = page.get_by_role("button", name="Undo")
    box = undo.bounding_box()
    assert box is not None
    assert box["height"] < 2 * 16, "the word stays on one line"
    undo.click()
    expect(page.locator(".history .open")).to_have_text("Belgian tanks")
    page.locator(".history .open").click()
    expect(page.locator(".turn .question")).to_have_text(REFUSED)


def test_the_focus_goes_on_where_a_conversation_was_renamed_deleted_or_brought_back(visit: Visit) -> None:
    page = visit()
    ask(page, "Where does the focus go?")
    entry = page.locator(".history li", has=page.locator("[aria-current]"))
    more = entry.locator(".more")

    def choose(name: str) -> None:
        more.focus()
        page.keyboard.press("Enter")
        entry.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")

    choose("Rename")
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
    choose("Rename")
    page.locator(".rename").fill("Kept in focus")
    page.keyboard.press("Enter")
    expect(entry.locator(".open")).to_have_text("Kept in focus")
    expect(more).to_be_focused()
    choose("Delete")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".history .open", has_text="Kept in focus")).to_be_focused()


def test_the_tab_and_the_list_name_what_is_shown_and_back_leads_to_the_empty_chat(visit: Visit) -> None:
    page = visit()
    expect(page).to_have_title("Ibid")
    ask(page, "Where am I?")
    expect(page).to_have_title("Where am I? · Ibid")
    page.get_by_role("button", name="New chat").click()
    expect(page.locator(".welcome")).to_be_visible()
    ask(page, "And now?")
    page.go_back()
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page).to_have_title("Ibid")
    page.go_back()
    expect(page.locator(".turn .question")).to_have_text("Where am I?")
    expect(page.locator(".history [aria-current]")).to_have_text("Where am I?")
    page.get_by_role("link", name="Library").click()
    expect(page).to_have_title("Library · Ibid")
    expect(page.locator(".history .open").first).to_be_visible()
    expect(page.locator(".history [aria-current]")).to_have_count(0)


def test_leaving_the_box_of_a_new_name_gives_it_and_escape_does_not(visit: Visit) -> None:
    page = visit()
    ask(page, "What is it called?")
    page.get_by_role("button", name="New chat").click()
    expect(page.locator(".welcome")).to_be_visible()
    ask(page, "And this?")
    current = page.locator(".history li", has=page.locator("[aria-current]"))

    def name(title: str) -> None:
        current.hover()
        current.locator(".more").click()
        page.get_by_role("button", name="Rename").click()
        page.locator(".rename").fill(title)

    name("Left by Tab")
    page.keyboard.press("Tab")
    expect(current.locator(".open")).to_have_text("Left by Tab")
    name("Given up")
    page.keyboard.press("Escape")
    expect(current.locator(".open")).to_have_text("Left by Tab")
    name("Left by a click")
    page.locator(".history .open", has_text="What is it called?").click()
    expect(current.locator(".open")).to_have_text("What is it called?")
    expect(page.locator(".history .open", has_text="Left by a click")).to_have_count(1)


def test_an_answer_is_copied_with_its_sources_and_saved_as_a_file(visit: Visit) -> None:
    page = visit()
    turn = ask(page, ANSWERED)
    turn.get_by_label("Copy with sources").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "was a war. [2] [3]" in copied
    assert "[1] Belgorod, ou le silence d’une alliance" in copied
    turn.get_by_label("Export").click()
    with page.expect_download() as saved:
        turn.get_by_role("button", name="JSON").click()
    document = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert document["questions"][0]["citations"][0]["quote"].startswith("Mais le mécanisme")


def test_what_was_done_is_said_beside_the_answer_and_its_sign_comes_back(visit: Visit) -> None:
    page = visit()
    turn = ask(page, ANSWERED)
    answer, note = (turn.get_by_role("status").nth(place) for place in range(2))
    copy = turn.get_by_label("Copy with sources")
    sign = str(copy.locator("path").get_attribute("d"))
    copy.click()
    expect(note).to_have_text("Copied")
    expect(copy.locator("path")).not_to_have_attribute("d", sign)
    copy.click()
    expect(copy.locator("path")).to_have_attribute("d", sign)
    expect(answer).to_contain_text("The CSTO did not act because")


def test_the_focus_stays_where_it_was_when_the_place_below_an_answer_is_drawn_anew(visit: Visit) -> None:
    page = visit()
    turn = ask(page, ANSWERED)
    turn.get_by_label("Bad answer").click()
    reason = turn.get_by_role("button", name="Something is missing")
    reason.press("Enter")
    expect(reason).to_have_attribute("aria-pressed", "true")
    expect(reason).to_be_focused()
    expect(turn.get_by_role("status").nth(1)).to_have_text("Noted, with the answer and its sources.")
    comment = turn.get_by_label("In your words (optional)")
    comment.fill("The treaty is missing.")
    comment.evaluate("box => { box.before = true }")
    comment.press("Enter")
    expect(comment).not_to_have_js_property("before", True)
    expect(comment).to_be_focused()
    export = turn.get_by_label("Export")
    export.click()
    with page.expect_download():
        turn.get_by_role("button", name="JSON").press("Enter")
    expect(export).to_be_focused()


def test_a_question_is_edited_asked_again_and_followed_up(visit: Visit) -> None:
    page = visit()
    turn = ask(page, ANSWERED)
    turn.locator(".head").hover()
    turn.get_by_label("Edit the question").click()
    turn.locator(".rewrite").fill(FRENCH)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .question")).to_have_text([FRENCH], timeout=10_000)
    turn = page.locator(".turn")
    expect(turn.locator(".actions")).to_be_visible(timeout=20_000)
    turn.evaluate("turn => { turn.before = true }")
    turn.get_by_label("Ask again").click()
    expect(page.locator(".turn").first).not_to_have_js_property("before", True, timeout=20_000)
    expect(turn).to_have_count(1)
    expect(turn.locator(".actions")).to_be_visible(timeout=20_000)
    expect(page.locator(".turn .question")).to_have_text([FRENCH])
    turn.locator(".follow").first.click()
    expect(page.locator(".turn .question").nth(1)).to_contain_text("Une alliance à sens unique")


def test_pointing_at_a_mark_shows_the_sentence_with_its_neighbours(visit: Visit) -> None:
    page = visit()
    turn = ask(page, ANSWERED)
    turn.locator(".mark").nth(1).hover()
    expect(turn.locator(".preview mark")).to_have_text(re.compile("^Invoquer"))
    expect(turn.locator(".preview .words")).to_contain_text("Mais le mécanisme")
    page.mouse.move(5, 5)
    expect(turn.locator(".preview")).to_be_hidden()
    turn.locator(".mark").first.focus()
    page.keyboard.press("Tab")
    expect(turn.locator(".preview")).to_be_visible()
    page.keyboard.press("Enter")
    reader = page.locator("dialog[open]")
    reader.get_by_role("button", name="Translate the sentence").click()
    expect(reader.locator(".side").nth(1)).to_contain_text("[en] Invoquer")


def test_a_bad_answer_gets_a_reason_and_becomes_a_test_question(visit: Visit, home: Path) -> None:
    page = visit()
    turn = ask(page, ANSWERED)
    turn.get_by_label("Bad answer").click()
    turn.get_by_role("button", name="Something is missing").click()
    expect(turn.get_by_role("button", name="Something is missing")).to_have_attribute("aria-pressed", "true")
    turn.get_by_role("button", name="Make it a test question").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("A good answer").fill("Russia never asked.")
    (home / "questions.jsonl").write_text("no JSON", encoding="utf-8")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_contain_text("Not added: questions.jsonl cannot be read or written.")
    (home / "questions.jsonl").unlink()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_contain_text("Added to questions.jsonl")
    line = json.loads((home / "questions.jsonl").read_text(encoding="utf-8"))
    assert (line["question"], line["answer"]) == (ANSWERED, "Russia never asked.")
    page.reload()
    pressed = page.locator(".turn .chip[aria-pressed='true']")
    expect(pressed).to_have_text("Something is missing", timeout=20_000)
    page.locator(".turn").get_by_label("Good answer").click()
    expect(page.locator(".turn .thanks")).to_be_visible()


def test_a_question_is_asked_with_the_wishes_chosen_beside_its_box(visit: Visit, home: Path) -> None:
    page = visit()
    page.get_by_role("button", name="How to answer").click()
    wishes = page.locator(".st-key-limits-form")
    wishes.get_by_text("Stay silent").click()
    wishes.get_by_role("combobox").click()
    page.get_by_role("option", name="The corridor").click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(wishes).to_be_hidden()
    chosen = page.get_by_test_id("stPopoverButton")
    expect(chosen).to_contain_text("When in doubt: stay silent · 1 article")
    ask(page, FRENCH)
    chosen.click()
    wishes.get_by_text("Quotes only").click()
    expect(chosen).to_contain_text("Quotes only · 1 article")
    ask(page, ANSWERED)
    archive = Archive(home / ARCHIVE)
    kept = archive.records(archive.cards()[0].id)
    only = frozenset({"corridor"})
    assert [record.options for record in kept] == [
        Options(False, -1.0, only, "en"),
        Options(True, -1.0, only, "en"),
    ]


def test_what_is_no_question_is_not_asked_and_a_long_one_leaves_its_answer_in_sight(visit: Visit) -> None:
    page = visit()
    page.locator("textarea").fill("  ")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stToast")).to_contain_text("The question is empty")
    expect(page.locator(".turn")).to_have_count(0)
    turn = ask(page, "why " * 500)
    expect(turn.locator(".answer")).to_be_in_viewport()


def test_what_cannot_be_asked_is_told_and_nothing_is_lost(visit: Visit, home: Path) -> None:
    asked = "why " * 600
    Archive(home / ARCHIVE).add("long", Record(asked, progress=Progress(fault="It is long.")))
    page = visit("/?c=long")
    told, turn = page.get_by_test_id("stToast"), page.locator(".turn")
    page.locator("textarea").fill(asked)
    page.keyboard.press("Enter")
    expect(told).to_contain_text("The question has 2,399 characters: shorten it to 2,000.")
    expect(page.locator("[data-testid='stChatInput'] textarea")).to_have_value(asked)
    turn.locator(".head").hover()
    turn.get_by_label("Edit the question").click()
    expect(turn.locator(".rewrite")).to_have_value(asked)
    turn.locator(".rewrite").fill("???")
    page.keyboard.press("Enter")
    expect(told.last).to_contain_text("The question is empty")
    expect(turn.locator(".rewrite")).to_have_value("???")
    turn.get_by_role("button", name="Cancel").click()
    expect(turn.locator(".label")).to_have_text("This question could not be answered")


def test_an_answer_stays_in_its_conversation_when_its_question_is_edited(visit: Visit) -> None:
    page = visit()
    turn = ask(page, "Is it kept?")
    turn.locator(".head").hover()
    turn.get_by_label("Edit the question").click()
    turn.locator(".rewrite").fill("Is it kept now?")
    page.keyboard.press("Enter")
    expect(turn.locator(".question")).to_have_text("Is it kept now?", timeout=10_000)
    expect(turn.locator(".actions")).to_be_visible(timeout=20_000)
    page.locator(".history .open", has_text="Is it kept?").click()
    expect(turn.locator(".question")).to_have_text("Is it kept?")
    expect(turn.locator(".mark")).to_have_count(4)


def test_the_language_chosen_in_the_settings_stays(visit: Visit, home: Path) -> None:
    page = visit("/settings")
    page.get_by_label("Language", exact=True).click()
    page.get_by_role("option", name="Français").click()
    expect(page.get_by_role("heading", name="Réglages")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Réglages")).to_be_visible(timeout=20_000)
    (home / preferences.NAME).unlink()


def test_settings_tell_how_things_are_and_try_and_keep_another_model(visit: Visit, home: Path) -> None:
    page = visit("/settings")
    facts = page.locator(".st-key-facts")
    for fact in ("Qwen 1.5B ready", "multilingual-e5-small", "3 articles", "streamlit "):
        expect(facts).to_contain_text(fact)
    told, address = page.locator(".st-key-told"), page.get_by_label("Address")
    with scripted_llm() as served_at:
        address.fill(served_at)
        page.get_by_role("button", name="Test the connection").click()
        expect(told.get_by_role("status")).to_have_text("It answers. Models: scripted")
    page.get_by_role("button", name="Test the connection").click()
    expect(told).to_contain_text("It does not answer")
    page.get_by_role("button", name="Save").click()
    expect(told).to_contain_text("The name of the model is missing")
    assert not (home / "settings.toml").exists()
    page.get_by_label("Name of the model").fill("scripted")
    page.get_by_label("Key", exact=True).fill("sk-hidden")
    page.get_by_role("button", name="Save").click()
    expect(told).to_contain_text("Saved.")
    kept = tomllib.loads((home / "settings.toml").read_text(encoding="utf-8"))
    assert kept == {"llm": "scripted", "llm_base_url": served_at, "llm_api_key": "sk-hidden"}
    expect(page.get_by_label("Key", exact=True)).to_have_value("")
    assert "sk-hidden" not in page.content()
    page.get_by_role("button", name="Back to the local model").click()
    expect(page.get_by_role("button", name="Back to the local model")).to_have_count(0)
    assert tomllib.loads((home / "settings.toml").read_text(encoding="utf-8")) == {"llm": "auto"}


def test_settings_that_cannot_be_read_are_told_in_a_sentence(visit: Visit, home: Path) -> None:
    file = home / "settings.toml"
    file.write_text('colour = "red"\n', encoding="utf-8")
    page = visit("/settings")
    expect(page.locator(".st-key-told")).to_contain_text("Unknown setting 'colour'", timeout=20_000)
    expect(page.get_by_label("Language", exact=True)).to_be_visible()
    file.unlink()


def test_the_interface_speaks_the_language_of_the_browser(visit: Visit) -> None:
    page = visit(locale="fr-FR")
    expect(page.locator(".welcome h1")).to_have_text("Interrogez les articles.")
    assert page.locator("html").get_attribute("lang") == "fr"
    page.get_by_role("link", name="Réglages").click()
    expect(page.locator(".st-key-settings")).to_contain_text("Modèle de langue")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_accessibility(visit: Visit, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    found = {"empty": faults(page)}
    turn = ask(page, ANSWERED)
    turn.get_by_label("Bad answer").click()
    expect(turn.locator(".feedback")).to_be_visible()
    turn.locator(".mark").first.click()
    expect(page.locator("dialog[open]")).to_be_visible()
    found["answer"] = faults(page)
    for name in ("Library", "Evaluation", "Settings"):
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
        found[name] = faults(page)
    assert found == {name: [] for name in found}


@pytest.mark.parametrize("width", [360, 2560])
def test_nothing_runs_out_of_a_window_of_any_width(visit: Visit, width: int) -> None:
    page = visit(width=width)
    turn = ask(page, "supercalifragilistic" * 12 + " مرحبا بالعالم؟")
    turn.locator(".mark").nth(1).hover()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    question = turn.locator(".question").bounding_box()
    assert question is not None
    assert question["width"] <= min(width, 46 * 16)
