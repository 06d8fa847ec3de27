"""The chat: asks, and shows the answer while it is written."""

from __future__ import annotations

import logging
from dataclasses import asdict
from typing import Any, Literal

import streamlit as st

from app.answering.question import MAX_CHARACTERS, checked
from app.conversations.conversation import Conversation
from app.conversations.export import export
from app.conversations.record import Feedback
from app.errors import ArchiveFault, QuestionError
from app.screens import chat_reader, limits, question_form, session
from app.screens.component import component, received
from app.screens.frame import OPENING_POLL_S
from app.ui.desk import Desk
from app.ui.exchange_view import exchange_view
from app.ui.welcome import welcome_view

# How often a turn looks for more, and only while its answer is being written.
_ANSWER_POLL_S = 0.25
# How long a question waits to be drawn together with its evidence, which mostly takes less.
_EVIDENCE_WAIT_S = 0.2

_log = logging.getLogger(__name__)


def follow_address() -> None:
    """Take up the conversation that the address names; before the list beside the page, which marks it."""
    words = session.words()
    try:
        problem = "" if session.follow(st.query_params.get("c")) else words.not_found
    except ArchiveFault:
        _log.exception("the conversation cannot be read")
        problem = words.history_fault
    if problem:
        st.session_state.not_found = problem


def title() -> str:
    """Return what the conversation is called; ``""`` for an empty one, and where the archive cannot say."""
    try:
        card = session.archive().card(session.conversation().id)
    except ArchiveFault:
        return ""
    return card.title if card else ""


def show(desk: Desk | None) -> None:
    """Draw the page; ``desk`` is None while the collection opens, and a question asked meanwhile waits."""
    conversation = session.conversation()
    conversation.join()
    _name_in_address(conversation)
    _draw_composer(desk, conversation)
    with st.container():  # of its own, so that the reader keeps its position while turns are added
        _draw_conversation(desk, conversation)
    chat_reader.draw(desk, conversation)
    question_form.draw()


def _name_in_address(conversation: Conversation) -> None:
    address = st.query_params
    named = conversation.id if conversation.exchanges else None
    if named is None:
        address.pop("c", None)
    elif address.get("c") != named:
        address.from_dict({"c": named})


def _ask(desk: Desk | None, conversation: Conversation, question: str, instead_of: int | None = None) -> bool:
    """Ask at the end, or anew where another question stands; False when it is none, which is told.

    What is being answered already is not asked again: it was clicked twice.
    """
    if refusal := _refusal(question):
        st.toast(refusal)
        return False
    if session.conversation().answering(question):
        return True
    if instead_of is not None:
        conversation = conversation.before(instead_of)
    st.query_params.pop("a", None)
    job = conversation.ask(session.opening().ask, question, limits.options(desk))
    job.wait_for_evidence(_EVIDENCE_WAIT_S)
    session.show(conversation)
    st.query_params["c"] = conversation.id
    return True


def _refusal(question: str) -> str:
    """Return why this cannot be asked, ``""`` when it can."""
    words = session.words()
    try:
        checked(question)
    except QuestionError:
        length = len(question.strip())
        if length <= MAX_CHARACTERS:
            return words.blank_question
        return words.long_question.format(n=words.number(length), most=words.number(MAX_CHARACTERS))
    return ""


def _draw_composer(desk: Desk | None, conversation: Conversation) -> None:
    words, state = session.words(), st.session_state

    def ask() -> None:
        question = state.question
        if not _ask(desk, conversation, question):
            state.question = question  # back into the box, to be mended

    with st.bottom, st.container(key="composer"):
        st.chat_input(words.question_hint, key="question", on_submit=ask)
        if conversation.writing:
            st.button(words.stop, key="stop", type="primary", on_click=conversation.stop)
    with st.bottom:
        if desk is not None and desk.articles():
            limits.draw(desk)
        if not conversation.kept:
            with st.container(key="not-kept"):
                st.text(words.not_kept)


def _draw_conversation(desk: Desk | None, conversation: Conversation) -> None:
    if problem := st.session_state.pop("not_found", ""):
        with st.container(key="not-found"):
            st.text(problem)
    if not conversation.exchanges:
        _draw_welcome(desk, conversation)
        return
    present = session.present()
    for index, exchange in enumerate(conversation.exchanges):
        # Every turn is a fragment, finished or not: a click on its way finds the one it was sent to.
        poll_s = (_ANSWER_POLL_S if desk else OPENING_POLL_S) if exchange.writing else None
        turn = st.fragment(_draw_turn, run_every=poll_s, key=_key_of(conversation, index))
        turn(desk, conversation, index, present, poll_s is not None)


def _key_of(conversation: Conversation, index: int) -> str:
    return f"turn-{conversation.id}-{conversation.exchanges[index].record.id}"


def _draw_turn(
    desk: Desk | None,
    conversation: Conversation,
    index: int,
    present: frozenset[str] | None,
    growing: bool,
) -> None:
    exchange = conversation.exchanges[index]
    finished = growing and not exchange.writing
    key = _key_of(conversation, index)
    view = exchange_view(conversation, index, desk, session.words(), present)
    file = exchange.take_file()
    view |= {
        "file": asdict(file) if file else None,
        "sought": st.query_params.get("a") == exchange.record.id,
    }

    def open_place(place: object) -> None:
        conversation.open(index, str(place))
        # The turn as well: its click discards what was drawn of it and not sent yet.
        st.rerun([key, "reader"])

    def act(chosen: dict[str, Any]) -> None:
        if _act(desk, conversation, index, chosen):
            st.rerun()

    component("turn", "preview", "actions")(
        key=key,
        data=view,
        on_open_change=received(key, "open", open_place),
        on_act_change=received(key, "act", act),
    )
    if finished:
        st.rerun()


def _act(desk: Desk | None, conversation: Conversation, index: int, act: dict[str, Any]) -> bool:
    """Do what a person chose under an answer, and return whether the whole page is to be drawn again."""
    exchange = conversation.exchanges[index]
    match act.get("name"):
        case "again":
            return _ask(desk, conversation, exchange.record.question, instead_of=index)
        case "edit":
            return _ask(desk, conversation, str(act.get("question", "")), instead_of=index)
        case "follow":
            return _ask(desk, conversation, str(act.get("question", "")))
        case "test":
            question_form.open_for(exchange.whole, conversation.history(index))
        case "export":
            kind, title = str(act.get("kind")), exchange.record.question
            exchange.file = export(kind, title, [exchange.whole], session.words(), session.present())
            return False
        case "rate":
            conversation.rate(index, _feedback(act))
            return False
    return True


def _feedback(act: dict[str, Any]) -> Feedback:
    rating: Literal["good", "bad"] = "bad" if act.get("rating") == "bad" else "good"
    return Feedback(rating, str(act.get("reason", "")), str(act.get("comment", "")))


def _draw_welcome(desk: Desk | None, conversation: Conversation) -> None:
    view = welcome_view(desk.articles() if desk else None, session.words())

    def ask(example: int) -> None:
        _ask(desk, conversation, view["examples"][example]["question"])

    component("welcome")(key="welcome", data=view, on_ask_change=received("welcome", "ask", ask))
