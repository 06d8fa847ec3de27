"""The conversations in the sidebar: open, search, rename, export, delete and undo."""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import datetime
from typing import Any

import streamlit as st

from app.conversations.export import export
from app.errors import ArchiveFault
from app.screens import session
from app.screens.component import component, received
from app.ui.history import history_view

_KEY = "history"

_log = logging.getLogger(__name__)


def draw(chat: st.Page, chosen: st.Page) -> None:
    """Draw the list beside the page ``chosen``; opening a conversation leads to the page ``chat``."""
    state, words = st.session_state, session.words()
    search = state.get("history_search", "")
    try:
        cards, fault = session.archive().cards(search), ""
    except ArchiveFault:
        _log.exception("the conversations cannot be listed")
        cards, fault = [], words.history_fault
    view = history_view(
        cards,
        session.conversation().id if chosen is chat else "",
        search,
        state.get("history_deleted"),
        datetime.now().astimezone(),
        words,
        fault,
    )
    view["file"] = state.pop("history_file", None)
    component("history")(key=_KEY, data=view, on_act_change=received(_KEY, "act", _act))
    if state.pop("history_opened", False) and chosen is not chat:
        st.switch_page(chat)


def _act(act: dict[str, Any]) -> None:
    try:
        _do(act)
    except ArchiveFault:
        _log.exception("the conversations cannot be changed")
        st.toast(session.words().history_fault)


def _do(act: dict[str, Any]) -> None:
    state, archive = st.session_state, session.archive()
    identifier = str(act.get("id", ""))
    state.history_search = str(act.get("search", ""))
    if renamed := act.get("renamed"):
        archive.rename(str(renamed["id"]), str(renamed["title"]))
    match act.get("name"):
        case "open":
            state.history_opened = session.switch(identifier)
        case "export":
            _export(identifier, str(act.get("kind")))
        case "delete":
            _delete(identifier)
        case "undo":
            archive.restore(identifier)
            state.history_deleted = None


def _delete(identifier: str) -> None:
    if identifier == session.conversation().id:
        session.start_anew()
    st.session_state.history_deleted = session.archive().card(identifier)
    session.archive().delete(identifier)


def _export(identifier: str, kind: str) -> None:
    card = session.archive().card(identifier)
    if card is not None:
        records = session.archive().records(identifier)
        file = export(kind, card.title, records, session.words(), session.present())
        st.session_state.history_file = asdict(file)
