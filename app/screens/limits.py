"""How questions are to be answered, chosen beside the question box."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from app.options import NO_WISHES, Options
from app.screens import session
from app.ui.desk import Desk
from app.ui.limits import Limits, options_of, summary


def draw(desk: Desk) -> None:
    """Draw the popover; its label is what is chosen."""
    words, cards = session.words(), desk.articles()
    titles = {card.id: card.title for card in cards}
    label = summary(_chosen(), cards, words)
    with (
        st.container(key="limits"),
        st.popover(label or words.limits, icon=":material/tune:", type="tertiary"),
        st.container(key="limits-form"),
    ):
        st.toggle(
            words.quotes_only, key="quotes_only", help=words.quotes_only_detail, persist_state="session"
        )
        st.segmented_control(
            words.daring,
            list(words.darings),
            format_func=lambda daring: words.darings[daring],
            key="daring",
            default="usual",
            required=True,
            persist_state="session",
            disabled=st.session_state.get("quotes_only", False),
        )
        st.multiselect(
            words.only_articles,
            list(titles),
            format_func=lambda card: titles.get(card, card),
            key="only_articles",
            placeholder=words.all_articles,
            persist_state="session",
        )
        for column, label, key in zip(
            st.columns(2),
            (words.published_from, words.published_until),
            ("first_day", "last_day"),
            strict=True,
        ):
            column.date_input(label, value=None, key=key, format="DD/MM/YYYY", persist_state="session")


def options(desk: Desk | None) -> Options:
    """Return what is chosen and the page's language; that alone while the collection opens."""
    chosen = options_of(_chosen(), desk.articles()) if desk else NO_WISHES
    return replace(chosen, language=session.language())


def _chosen() -> Limits:
    state = st.session_state
    return Limits(
        quotes_only=bool(state.get("quotes_only")),
        daring=state.get("daring") or "usual",
        articles=tuple(state.get("only_articles") or ()),
        first_day=state.get("first_day"),
        last_day=state.get("last_day"),
    )
