"""The chat: asks, shows the answer while it is written, opens the article at a sentence."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.screens.component import component, sent
from app.ui import strings
from app.ui.conversation import Conversation
from app.ui.desk import Desk
from app.ui.examples import EXAMPLES
from app.ui.reader import closed_view, missing_view, reader_view
from app.ui.welcome import welcome_view

# How often a turn looks for more, and only while its answer is being written.
_ANSWER_POLL_S = 0.25


def show(desk: Desk) -> None:
    """Draw the page."""
    conversation = current()
    _draw_composer(desk, conversation)
    with st.container():  # of its own, so that the reader keeps its position while turns are added
        _draw_conversation(desk, conversation)
    _draw_reader(desk, conversation)


def current() -> Conversation:
    """Return the conversation of this browser session."""
    if "conversation" not in st.session_state:
        st.session_state.conversation = Conversation()
    conversation: Conversation = st.session_state.conversation
    return conversation


def start_anew() -> None:
    """Stop the answer under way and begin an empty conversation."""
    current().stop()
    st.session_state.conversation = Conversation()


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
        conversation.open(index, sent(key, "open"))
        st.rerun("reader")

    fills = 0 < index == len(conversation.exchanges) - 1
    component("turn")(
        key=key, data=conversation.exchanges[index].view(fills=fills), on_open_change=open_place
    )


def _draw_welcome(desk: Desk, conversation: Conversation) -> None:
    def ask() -> None:
        conversation.ask(desk, EXAMPLES[int(sent("welcome", "ask"))].question)

    view = welcome_view(len(desk.articles()))
    component("welcome")(key="welcome", data=view, on_ask_change=ask)


@st.fragment(key="reader")
def _draw_reader(desk: Desk, conversation: Conversation) -> None:
    def go() -> None:
        if conversation.opened is not None:
            conversation.open(conversation.opened.exchange, sent("reader", "go"))

    view = _reader_data(desk, conversation)
    component("reader")(key="reader", data=view, on_go_change=go, on_close_change=conversation.close)


def _reader_data(desk: Desk, conversation: Conversation) -> dict[str, Any]:
    opened = conversation.opened
    if opened is None:
        return closed_view()
    places = conversation.exchanges[opened.exchange].places()
    article = desk.article(places[opened.place].article_id)
    if article is None:
        return missing_view(opened.serial)
    return reader_view(article, places, opened.place, opened.serial)
