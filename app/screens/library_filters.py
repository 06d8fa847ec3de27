"""Which articles of the library to list, and in which order, chosen beside the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from app.library.listing import Wish, iso_day
from app.screens import session
from app.words import library as library_words
from vectorstore.hit import ArticleCard

_FIELDS = ("library_language", "library_origin", "library_since", "library_until")


def draw(cards: Sequence[ArticleCard]) -> None:
    """Draw the popover; its label says whether articles are left out."""
    words, own = session.words(), library_words.of(session.language())
    filtered = any(st.session_state.get(field) for field in _FIELDS)
    with (
        st.container(key="library-bar"),
        st.popover(own.filtered if filtered else own.filters, icon=":material/filter_list:", type="tertiary"),
        st.container(key="library-wishes"),
    ):
        _choice(
            own.field_language,
            sorted({card.language for card in cards}),
            own.any_language,
            words.language,
            "library_language",
        )
        _choice(
            own.origin, list(own.origins), own.any_origin, lambda kind: own.origins[kind], "library_origin"
        )
        since, until = st.columns(2)
        since.date_input(
            words.published_from, None, key="library_since", format="DD/MM/YYYY", persist_state="session"
        )
        until.date_input(
            words.published_until, None, key="library_until", format="DD/MM/YYYY", persist_state="session"
        )
        st.selectbox(
            own.order,
            list(own.orders),
            format_func=lambda order: own.orders[order],
            key="library_order",
            persist_state="session",
        )


def _choice(label: str, options: Sequence[str], any_of: str, shown: Callable[[Any], str], key: str) -> None:
    st.selectbox(
        label,
        ["", *options],
        format_func=lambda chosen: shown(chosen) if chosen else any_of,
        key=key,
        persist_state="session",
        on_change=_from_the_first,
    )


def _from_the_first() -> None:
    st.session_state.library_page = 1


def wish(searched: str) -> Wish:
    """Return what is chosen, together with what is searched for."""
    state = st.session_state
    return Wish(
        words=searched,
        language=state.get("library_language") or None,
        origin=state.get("library_origin") or None,
        since=iso_day(state.get("library_since")),
        until=iso_day(state.get("library_until")),
        order=state.get("library_order") or "newest",
    )
