"""The library: add articles, find them, read them, correct them, let them go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from app.library.listing import page_of
from app.screens import library_dialogs, library_filters, session
from app.screens.component import component, received, tell
from app.ui import assets
from app.ui.desk import Desk
from app.ui.library import Keeper, intake_view, shelf_view
from app.ui.reader import closed_view, whole_view
from app.words import library as library_words
from ingest.correcting import checked
from ingest.errors import BadCorrection
from ingest.load import MAX_BYTES

if TYPE_CHECKING:  # what stands behind these brings in the libraries of the store, and the page shows first
    from app.library.intake import Intake

# How often the page looks, and only while articles are on their way in.
_POLL_S = 0.5
_TITLE, _BODY, _LACKING = "library_title", "library_text", "library_text_lacks"
_SHELF, _READER, _INTAKE = "shelf", "library-reader", "intake"


def show(desk: Desk) -> None:
    """Draw the page; articles can be changed when the desk is a ``Keeper``."""
    words, own = session.words(), library_words.of(session.language())
    intake = desk.intake if isinstance(desk, Keeper) else None
    st.html(f"<style>{assets.read('library.css')}</style>")
    cards = desk.articles()
    with st.container(key="library"):
        st.header(words.library)
        with st.container(key="library-count"):
            st.text(words.count(len(cards), words.articles) if cards else f"{own.empty} {own.empty_detail}")
        if intake is not None:
            _draw_adding(intake)
            _draw_intake(intake)
        _draw_shelf(desk, intake)
    _draw_reader(desk)
    if intake is not None:
        library_dialogs.draw(intake)


def _draw_adding(intake: Intake) -> None:
    own = library_words.of(session.language())
    with st.container(key="library-add"):
        files, web, text = st.tabs([own.files, own.web, own.text])
        with files:
            _draw_files(intake)
        with web, st.form("library-web", border=False, clear_on_submit=True):
            address = st.text_input(own.web_address, placeholder="https://")
            if st.form_submit_button(own.take_in) and address.strip():
                intake.add_address(address.strip())
        with text:
            _draw_text(intake)


def _draw_text(intake: Intake) -> None:
    """Draw the boxes for a text; what is in them stays there until it can be added."""
    own, state = library_words.of(session.language()), st.session_state

    def add() -> None:
        title, body = state[_TITLE], state[_BODY]
        state[_LACKING] = _lacking(title, body)
        if not state[_LACKING]:
            intake.add_text(title, body)
            state[_TITLE] = state[_BODY] = ""

    with st.form("library-text", border=False):
        st.text_input(own.text_title, key=_TITLE)
        st.text_area(own.text_body, height=180, key=_BODY)
        st.form_submit_button(own.take_in, on_click=add)
    if lacking := state.pop(_LACKING, ""):
        tell(lacking)


def _lacking(title: str, body: str) -> str:
    words, own = session.words(), library_words.of(session.language())
    given = ((title, own.title_missing), (body, own.text_missing))
    if missing := [told for text, told in given if not text.strip()]:
        return " ".join(missing)
    try:
        checked(title, None, None, "en")
    except BadCorrection as error:
        return words.sentence(str(error))
    return ""


def _draw_files(intake: Intake) -> None:
    """Draw the place for files; what is dropped there is taken at once, and the place is empty again."""
    own, state = library_words.of(session.language()), st.session_state
    turn = state.setdefault("library_uploads", 0)
    given = st.file_uploader(
        own.files_hint,
        accept_multiple_files=True,
        key=f"library-files-{turn}",
        max_upload_size=MAX_BYTES // 2**20,
    )
    if given:
        intake.add_files([(file.name, file.getvalue()) for file in given])
        state.library_uploads = turn + 1
        st.rerun()


def _draw_intake(intake: Intake) -> None:
    poll_s = _POLL_S if intake.busy else None
    st.fragment(_write_intake, run_every=poll_s)(intake, _finished(intake))


def _write_intake(intake: Intake, finished: int) -> None:
    view = intake_view(intake.items(), session.words(), library_words.of(session.language()))
    component(_INTAKE)(key=_INTAKE, data=view, on_clear_change=intake.clear)
    if _finished(intake) > finished:
        st.rerun()


def _finished(intake: Intake) -> int:
    return sum(item.finished for item in intake.items())


def _draw_shelf(desk: Desk, intake: Intake | None) -> None:
    words, own = session.words(), library_words.of(session.language())
    cards = desk.articles()
    if cards:
        library_filters.draw(cards)
    state = st.session_state
    page = page_of(cards, library_filters.wish(state.get("library_search", "")), state.get("library_page", 1))
    view = shelf_view(page, state.get("library_search", ""), not cards, intake is not None, words, own)
    act = received(_SHELF, "act", lambda sent: _act(intake, sent))
    component(_SHELF)(key=_SHELF, data=view, on_act_change=act)


def _act(intake: Intake | None, act: dict[str, Any]) -> None:
    state, article_id = st.session_state, str(act.get("id", ""))
    match act.get("name"):
        case "search":
            state.library_search = str(act.get("text", ""))
            state.library_page = 1
        case "page":
            state.library_page = int(act.get("number") or 1)
        case "open":
            state.library_open = article_id
            state.library_openings = state.get("library_openings", 0) + 1
        case "again" if intake is not None:
            card = next((card for card in intake.library.cards() if card.id == article_id), None)
            if card is not None:
                intake.read_again(card.id, card.title)
        case "correct" | "delete" as name:
            library_dialogs.open_for(name, article_id)


def _draw_reader(desk: Desk) -> None:
    state = st.session_state

    def close() -> None:
        state.library_open = None

    opened = state.get("library_open")
    view = closed_view()
    if opened is not None:
        view = whole_view(desk.article(opened), state.library_openings, session.words())
    component("reader")(key=_READER, data=view, on_close_change=close)
