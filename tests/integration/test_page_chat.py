"""The real page in a real browser over scripted answers: everything a person does with a question."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browser import chromium, served
from fake_desk import SCRIPTS
from fake_shelf import BELGOROD, CORRIDOR
from playwright.sync_api import Browser, Locator, Page, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

pytestmark = pytest.mark.integration

FAKE_PAGE = Path(__file__).with_name("fake_page.py")
ANSWERED, FRENCH, REFUSED, QUOTED, TRANSLATED, FOLLOWING, FAULT, HOSTILE = SCRIPTS
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = str(tmp_path_factory.mktemp("home"))
    with served(FAKE_PAGE, {"FAKE_PACE_S": "0.01", "IBID_HOME": home}) as url:
        yield url


@pytest.fixture(scope="module")
def unhurried_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = str(tmp_path_factory.mktemp("home"))
    with served(FAKE_PAGE, {"FAKE_PACE_S": "0.15", "IBID_HOME": home}) as url:
        yield url


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with visits(browser, address) as open_page:
        yield open_page


@pytest.fixture
def visit_unhurried(browser: Browser, unhurried_address: str) -> Iterator[Visit]:
    """Open pages whose answers grow slowly enough to be looked at meanwhile."""
    with visits(browser, unhurried_address) as open_page:
        yield open_page


@contextmanager
def visits(browser: Browser, address: str) -> Iterator[Visit]:
    contexts = []

    def open_page(width: int = 1280, height: int = 800, scheme: str = "light") -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme))
        page = contexts[-1].new_page()
        page.goto(address)
        page.locator(".welcome").wait_for(timeout=20_000)
        return page

    yield open_page
    for context in contexts:
        context.close()


def ask(page: Page, question: str) -> None:
    page.locator("textarea").fill(question)
    page.keyboard.press("Enter")


def answered(page: Page, turn: int = 0) -> Locator:
    found = page.locator(".turn").nth(turn)
    expect(found).to_have_attribute("data-phase", "done", timeout=20_000)
    return found


def in_view(reader: Locator, element: Locator) -> bool:
    around, inside = reader.bounding_box(), element.bounding_box()
    assert around is not None
    assert inside is not None
    return around["y"] <= inside["y"] and inside["y"] + inside["height"] <= around["y"] + around["height"]


def with_evidence(visit: Visit) -> tuple[Page, float]:
    """Ask on a new page, and return it with the seconds until the first passage stands there."""
    page = visit()
    asked_at = time.monotonic()
    ask(page, ANSWERED)
    while not page.locator(".passage").count():  # a wait of the browser's would look every half second only
        assert time.monotonic() - asked_at < 5
    return page, time.monotonic() - asked_at


def test_evidence_comes_within_a_second_then_sentences_with_marks_then_it_folds(
    visit_unhurried: Visit,
) -> None:
    page, seconds = with_evidence(visit_unhurried)
    if seconds >= 1:  # another process may have had the machine just then
        page, seconds = with_evidence(visit_unhurried)
    assert seconds < 1
    assert page.locator(".turn").get_attribute("data-phase") == "reading"
    expect(page.locator(".found[open] .heading")).to_have_text("Found in 2 articles")
    expect(page.locator(".mark").first).to_be_visible(timeout=10_000)
    assert page.locator(".turn").get_attribute("data-phase") == "writing"
    turn = answered(page)
    assert turn.locator(".mark").all_text_contents() == ["1", "2", "3", "4"]
    assert turn.locator(".verdict").all_text_contents() == ["◐ partly supported"]
    expect(turn.locator(".found")).not_to_have_attribute("open", "")
    expect(turn.locator(".heading")).to_have_text("Sources")


def test_a_click_on_a_mark_opens_the_article_there_and_escape_gives_focus_back(visit: Visit) -> None:
    page = visit()
    ask(page, ANSWERED)
    mark = answered(page).locator(".mark").nth(1)
    mark.click()
    reader = page.locator("dialog[open]")
    active = reader.locator("mark.active")
    expect(active).to_have_text(re.compile("^Invoquer l’article 4"))
    assert in_view(reader, active)
    expect(reader.locator(".name")).to_have_text("Belgorod, ou le silence d’une alliance")
    expect(reader.locator(".meta")).to_have_text("Hélène Marchetti · 6 November 2023 · French")
    assert reader.locator("article").get_attribute("lang") == "fr"
    answer, panel = page.locator(".answer").bounding_box(), reader.bounding_box()
    assert answer is not None
    assert panel is not None
    assert answer["x"] + answer["width"] <= panel["x"], "the panel stands beside the answer, not over it"
    page.keyboard.press("Escape")
    expect(reader).to_have_count(0)
    expect(mark).to_be_focused()


def test_enter_on_a_focused_mark_opens_and_the_arrows_walk_through_the_citations(visit: Visit) -> None:
    page = visit()
    ask(page, ANSWERED)
    answered(page).locator(".mark").first.focus()
    page.keyboard.press("Enter")
    reader = page.locator("dialog[open]")
    expect(reader.locator(".position")).to_have_text("1 of 4")
    expect(reader.locator("mark.active")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(reader.locator(".position")).to_have_text("2 of 4")
    expect(reader.locator("mark.active")).to_have_text(re.compile("^Invoquer"))
    page.get_by_label("Close the article").click()
    expect(page.locator(".mark").first).to_be_focused()


def test_an_article_opens_in_a_new_chat_after_one_was_closed_in_the_chat_before(visit: Visit) -> None:
    page = visit()
    ask(page, ANSWERED)
    answered(page).locator(".mark").first.click()
    reader = page.locator("dialog[open]")
    expect(reader).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="New chat").click()
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, ANSWERED)
    answered(page).locator(".mark").first.click()
    expect(reader.locator("mark.active")).to_be_visible()


def test_a_click_draws_all_again_that_it_discards(visit: Visit) -> None:
    """Before a fragment runs, Streamlit throws away what was drawn of it and has not been sent yet."""
    page = visit()
    clicked: set[str] = set()
    runs: list[set[str]] = []

    def hear(frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if message.HasField("new_session"):
            runs.append(set(message.metadata.run.fragment_ids))

    def overhear(frame: str | bytes) -> None:
        asked = BackMsg.FromString(frame).rerun_script if isinstance(frame, bytes) else ClientState()
        if asked.fragment_id and not asked.is_auto_rerun:
            clicked.add(asked.fragment_id)

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", hear)
        socket.on("framesent", overhear)

    page.on("websocket", listen)
    page.reload()
    page.locator(".welcome").wait_for()
    ask(page, ANSWERED)
    answered(page).locator(".mark").first.click()
    expect(page.locator("dialog[open]")).to_be_visible()
    assert clicked
    assert any(clicked < run for run in runs), "the turn is drawn together with the reader"


def test_on_a_narrow_window_the_article_is_a_sheet_over_the_conversation(visit: Visit) -> None:
    page = visit(360, 740)
    ask(page, ANSWERED)
    answered(page).locator(".mark").first.click()
    reader = page.locator("dialog[open]")
    expect(reader.locator("mark.active")).to_be_visible()
    assert reader.evaluate("sheet => sheet.matches(':modal')")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    expect(reader).to_have_count(0)
    expect(page.locator(".mark").first).to_be_focused()


def test_a_passage_can_be_opened_while_the_answer_is_still_being_written(visit_unhurried: Visit) -> None:
    page = visit_unhurried()
    ask(page, ANSWERED)
    page.locator(".passage").first.click()
    expect(page.locator("dialog[open] mark.active")).to_have_text(re.compile("^Elle pose"))
    answered(page)
    expect(page.locator("dialog[open] mark.active")).to_have_text(re.compile("^Elle pose"))


def test_a_completed_follow_up_shows_what_it_found_and_an_open_article_stays(visit_unhurried: Visit) -> None:
    page = visit_unhurried()
    ask(page, FOLLOWING)
    turn, reader = page.locator(".turn"), page.locator("dialog[open]")
    turn.locator(".passage").nth(4).click()
    expect(reader.locator("mark.active")).to_have_text(re.compile("^Aucun"))
    expect(turn.locator(".passage .text")).to_have_text([re.compile("^Astana"), re.compile("^Le Kazakhstan")])
    expect(turn.locator(".group .title")).to_have_text([CORRIDOR.title, BELGOROD.title])
    expect(reader.locator("mark.active")).to_have_text(re.compile("^Aucun"))
    answered(page)
    expect(reader.locator("mark.active")).to_have_text(re.compile("^Aucun"))
    turn.locator(".passage").nth(1).evaluate("passage => passage.click()")
    expect(reader.locator("mark.active")).to_have_text(re.compile("^Le Kazakhstan"))


def test_an_open_article_stays_as_it_is_while_the_next_question_is_answered(visit_unhurried: Visit) -> None:
    page = visit_unhurried()
    ask(page, ANSWERED)
    answered(page).locator(".mark").first.click()
    reader = page.locator("dialog[open]")
    reader.evaluate("reader => { reader.kept = true }")
    ask(page, FRENCH)
    answered(page, 1)
    assert reader.evaluate("reader => reader.kept === true")


def test_a_test_question_half_written_outlives_the_end_of_another_answer(visit_unhurried: Visit) -> None:
    page = visit_unhurried()
    ask(page, ANSWERED)
    answered(page).get_by_label("Bad answer").click()
    make = page.locator(".turn").first.get_by_role("button", name="Make it a test question")
    expect(make).to_be_visible()
    ask(page, FRENCH)
    make.click()
    box = page.get_by_role("dialog").get_by_label("A good answer")
    box.fill("Russia never asked.")
    answered(page, 1)
    expect(page.get_by_role("button", name="Stop writing")).to_have_count(0)
    expect(box).to_have_value("Russia never asked.")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)


def test_the_stop_button_stops_at_once_and_keeps_what_was_written(visit_unhurried: Visit) -> None:
    page = visit_unhurried()
    ask(page, ANSWERED)
    expect(page.locator(".mark").first).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Stop writing").click()
    turn = answered(page)
    expect(turn.locator(".label")).to_have_text("Stopped before the end")
    assert turn.locator(".statement").count() < 3
    expect(page.get_by_role("button", name="Stop writing")).to_have_count(0)


def test_an_example_asks_and_new_chat_brings_the_empty_page_back(visit: Visit) -> None:
    page = visit()
    page.locator(".welcome").get_by_role("button", name=re.compile("Belgorod")).click()
    expect(page.locator(".turn .question")).to_have_text(ANSWERED)
    answered(page)
    page.get_by_role("button", name="New chat").click()
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)


def test_a_double_click_asks_once_and_breaks_nothing(visit: Visit) -> None:
    page = visit()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))

    def click_twice(target: Locator) -> None:
        target.hover()
        box = target.bounding_box()
        assert box is not None
        page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, delay=100)

    turns = page.locator(".turn")
    click_twice(page.locator(".welcome li button").first)
    expect(turns).to_have_attribute("data-phase", "done", timeout=10_000)
    click_twice(turns.locator(".follow").first)
    expect(turns).to_have_count(2)
    expect(turns.last).to_have_attribute("data-phase", "done", timeout=10_000)
    listed = page.locator(".history .open").count()
    before = turns.last.element_handle()
    click_twice(turns.last.locator(".again"))
    before.wait_for_element_state("hidden")
    expect(page.locator(".history .open")).to_have_count(listed + 1)
    expect(turns.last).to_have_attribute("data-phase", "done", timeout=10_000)
    expect(turns).to_have_count(2)
    assert problems == []


def test_an_open_article_leaves_the_other_pages_their_width(visit: Visit) -> None:
    page = visit()
    main = page.get_by_test_id("stMain")
    whole = main.evaluate("node => node.clientWidth")
    ask(page, ANSWERED)
    answered(page).locator(".mark").first.click()
    expect(page.locator(".reader")).to_be_visible()
    assert main.evaluate("node => node.clientWidth") < 0.75 * whole
    page.get_by_role("link", name="Library").click()
    expect(page.get_by_role("heading", name="Library")).to_be_visible()
    expect(page.locator(".reader")).to_be_hidden()
    assert main.evaluate("node => node.clientWidth") == whole


def test_refused_quoted_and_failed_answers_say_so_in_words(visit: Visit) -> None:
    page = visit()
    ask(page, REFUSED)
    refused = answered(page)
    expect(refused.locator(".label")).to_have_text("Not answered by the articles")
    expect(refused.locator(".found[open] .heading")).to_have_text("The nearest passages")
    ask(page, QUOTED)
    quoted = answered(page, 1)
    expect(quoted.locator(".label")).to_have_text("Quotes from the articles")
    expect(quoted.locator(".notice")).to_contain_text("did not answer in time")
    assert quoted.locator(".mark").count() == 3
    ask(page, FAULT)
    expect(answered(page, 2).locator(".notice")).to_contain_text("store is in use by process 4211")


def test_a_doubtful_translation_says_so_and_has_its_original_beside_it(visit: Visit) -> None:
    page = visit()
    ask(page, TRANSLATED)
    turn = answered(page)
    expect(turn.locator(".verdict")).to_contain_text("doubtful translation")
    expect(turn.locator(".original[lang=fr]")).to_contain_text("Mais le mécanisme suppose")
    expect(turn.locator(".remark")).to_contain_text("Machine translation from French")
    ask(page, ANSWERED)
    expect(answered(page, 1).locator(".original")).to_have_count(0)
    expect(answered(page, 1).locator(".remark")).to_be_hidden()


def test_text_from_outside_is_never_markup(visit: Visit) -> None:
    page = visit()
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    ask(page, HOSTILE)
    turn = answered(page)
    expect(turn.locator(".question")).to_have_text(HOSTILE)
    expect(turn.locator(".statement .text").first).to_contain_text("<img src=x")
    turn.locator(".mark").click()
    expect(page.locator("dialog[open] article")).to_contain_text("<script>")
    assert page.locator(".turn img, .turn a, dialog img, dialog article a, dialog script").count() == 0


def test_nothing_jumps_while_an_answer_grows_and_finished_turns_are_left_alone(
    visit_unhurried: Visit,
) -> None:
    page = visit_unhurried()
    ask(page, ANSWERED)
    answered(page).evaluate("turn => { turn.kept = true }")
    ask(page, FRENCH)
    question = page.locator(".question").nth(1)
    expect(page.locator(".turn").nth(1).locator(".statement").first).to_be_visible(timeout=10_000)
    positions = set()
    while page.locator(".turn").nth(1).get_attribute("data-phase") != "done":
        box = question.bounding_box()
        assert box is not None
        positions.add(round(box["y"]))
    answered(page, 1)
    assert len(positions) == 1
    assert page.locator(".turn").first.evaluate("turn => turn.kept === true")
    assert page.locator(".turn").nth(1).locator(".answer").get_attribute("lang") == "fr"


def test_an_idle_page_is_silent(visit: Visit) -> None:
    page = visit()
    frames: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(frame)))
    page.reload()
    page.locator(".welcome").wait_for()
    ask(page, ANSWERED)
    answered(page)
    page.wait_for_timeout(1_000)
    frames.clear()
    page.wait_for_timeout(2_500)
    assert frames == []


def test_the_page_asks_nobody_but_its_own_server(visit: Visit, address: str) -> None:
    page = visit()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.reload()
    page.locator(".welcome").wait_for()
    ask(page, ANSWERED)
    answered(page)
    assert [url for url in requested if not url.startswith((address, "data:", "blob:"))] == []


def test_dark_windows_get_a_dark_page(visit: Visit) -> None:
    def lightness(page: Page) -> int:
        colour = page.locator('[data-testid="stApp"]').evaluate(
            "app => getComputedStyle(app).backgroundColor"
        )
        return sum(map(int, re.findall(r"\d+", colour)[:3]))

    assert lightness(visit(scheme="dark")) < 150 < 600 < lightness(visit(scheme="light"))


def test_the_search_and_the_answer_are_announced_and_marks_have_names(visit_unhurried: Visit) -> None:
    page = visit_unhurried()
    ask(page, ANSWERED)
    announced = page.locator(".turn").get_by_role("status").first
    expect(announced).to_have_text("Searching the articles")
    turn = answered(page)
    expect(announced).to_contain_text("The CSTO did not act because")
    name = turn.locator(".mark").first.get_attribute("aria-label")
    assert name is not None
    assert name.startswith("Source 1: Belgorod, ou le silence d’une alliance")


def test_a_translation_shows_that_it_is_on_its_way_and_is_announced(visit_unhurried: Visit) -> None:
    page = visit_unhurried()
    ask(page, ANSWERED)
    answered(page).locator(".mark").first.click()
    reader = page.locator("dialog[open]")
    button, said = reader.locator(".translate"), reader.get_by_role("status")
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    expect(button).to_have_text("Translating…")
    expect(button).to_have_text("Hide the translation")
    expect(button).to_be_focused()
    expect(said.filter(has_text="Machine translation: [en] Mais le mécanisme")).to_have_count(1)
