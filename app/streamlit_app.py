"""The page in the browser: asks, shows the answer while it is written, opens the article at a sentence.

The only module that knows Streamlit. What things look like is decided in ``app.ui``.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Callable
from typing import Any

import streamlit as st

from app.errors import IbidError
from app.settings import load
from app.ui import assets, strings
from app.ui.conversation import Conversation
from app.ui.desk import Desk
from app.ui.examples import EXAMPLES
from app.ui.reader import closed_view, missing_view, reader_view
from app.ui.status import status_lines
from app.ui.welcome import welcome_view
from vectorstore.errors import StoreError

# How often the page looks, and only while there is something to see: an answer that is being written,
# a model that is starting.
_ANSWER_POLL_S = 0.25
_MODEL_POLL_S = 1.0


def main(open_desk: Callable[[], Desk]) -> None:
    """Draw the page once; Streamlit calls this again after everything a person does."""
    st.set_page_config(
        page_title=strings.TAB_TITLE, page_icon=str(assets.path("icon.svg")), layout="centered"
    )
    st.html(f"<style>{assets.read('page.css')}</style>")
    conversation = _conversation()
    with st.sidebar:
        with st.container(key="brand"):
            st.text(strings.PRODUCT)
        st.button(
            strings.NEW_CHAT, key="new", icon=":material/edit_square:", on_click=_start_anew, width="stretch"
        )
        foot = st.container(key="foot")
    try:
        desk = open_desk()
    except (IbidError, StoreError) as error:
        _draw_fault(str(error))
        return
    _draw_composer(desk, conversation)
    with st.container():  # of its own, so that the reader keeps its position while turns are added
        _draw_conversation(desk, conversation)
    _draw_reader(desk, conversation)
    with foot:
        _draw_status(desk, conversation)


def _conversation() -> Conversation:
    if "conversation" not in st.session_state:
        st.session_state.conversation = Conversation()
    conversation: Conversation = st.session_state.conversation
    return conversation


def _start_anew() -> None:
    _conversation().stop()
    st.session_state.conversation = Conversation()


def _draw_fault(problem: str) -> None:
    with st.container(key="fault"):
        st.text(strings.CANNOT_OPEN)
        st.text(strings.sentence(problem))
        st.button(strings.TRY_AGAIN)


def _draw_composer(desk: Desk, conversation: Conversation) -> None:
    def ask() -> None:
        conversation.ask(desk, st.session_state.question)

    with st.bottom, st.container(key="composer"):
        st.chat_input(strings.QUESTION_HINT, key="question", on_submit=ask)
        if conversation.writing:
            st.button(strings.STOP, key="stop", type="primary", on_click=conversation.stop)


def _draw_conversation(desk: Desk, conversation: Conversation) -> None:
    if not conversation.exchanges:
        _draw_welcome(desk, conversation)
        return
    for index, exchange in enumerate(conversation.exchanges):
        # Every turn is a fragment, finished or not: a click on its way finds the one it was sent to.
        poll_s = _ANSWER_POLL_S if exchange.writing else None
        st.fragment(_draw_turn, run_every=poll_s)(conversation, index, poll_s is not None)


def _draw_turn(conversation: Conversation, index: int, growing: bool) -> None:
    finished = growing and not conversation.exchanges[index].writing
    _draw_exchange(conversation, index)
    if finished:
        st.rerun()


def _draw_exchange(conversation: Conversation, index: int) -> None:
    key = f"turn-{conversation.id}-{index}"

    def open_place() -> None:
        conversation.open(index, _sent(key, "open"))
        st.rerun("reader")

    fills = 0 < index == len(conversation.exchanges) - 1
    _component("turn")(
        key=key, data=conversation.exchanges[index].view(fills=fills), on_open_change=open_place
    )


def _draw_welcome(desk: Desk, conversation: Conversation) -> None:
    def ask() -> None:
        conversation.ask(desk, EXAMPLES[int(_sent("welcome", "ask"))].question)

    view = welcome_view(len(desk.articles()))
    _component("welcome")(key="welcome", data=view, on_ask_change=ask)


@st.fragment(key="reader")
def _draw_reader(desk: Desk, conversation: Conversation) -> None:
    def go() -> None:
        if conversation.opened is not None:
            conversation.open(conversation.opened.exchange, _sent("reader", "go"))

    view = _reader_data(desk, conversation)
    _component("reader")(key="reader", data=view, on_go_change=go, on_close_change=conversation.close)


def _reader_data(desk: Desk, conversation: Conversation) -> dict[str, Any]:
    opened = conversation.opened
    if opened is None:
        return closed_view()
    places = conversation.exchanges[opened.exchange].places()
    article = desk.article(places[opened.place].article_id)
    if article is None:
        return missing_view(opened.serial)
    return reader_view(article, places, opened.place, opened.serial)


def _draw_status(desk: Desk, conversation: Conversation) -> None:
    waiting = conversation.writing or desk.model_state().state == "starting"
    st.fragment(_write_status, run_every=_MODEL_POLL_S if waiting else None)(desk, len(desk.articles()))


def _write_status(desk: Desk, articles: int) -> None:
    for line in status_lines(articles, desk.model_state()):
        st.text(line)


def _component(name: str) -> Callable[..., Any]:
    css = assets.read("base.css") + assets.read(f"{name}.css")
    return st.components.v2.component(f"ibid.{name}", css=css, js=assets.read(f"{name}.js"))


def _sent(key: str, event: str) -> Any:
    return st.session_state[key][event]


@st.cache_resource(show_spinner=strings.OPENING)
def _shipped_desk() -> Desk:
    # Imported late, as it brings in the models' libraries: the page shows first.
    from app.compose import open_ibid

    ibid = open_ibid(load())
    atexit.register(ibid.close)
    # Streamlit collects garbage after every run, four times a second while an answer is written. Searching
    # the half million objects of the models' libraries takes 0.35 s of a core each time; frozen, nothing.
    gc.freeze()
    return ibid


if __name__ == "__main__":
    main(_shipped_desk)
