"""Turns an answer into a question of the person's own test set, in a dialog.

The person says what a good answer would have been; nothing is guessed. The dialog stays open over re-runs of
the page until the question is added or the dialog dismissed.
"""

from __future__ import annotations

import logging

import streamlit as st

from app.answer import Turn
from app.conversations.question_file import NAME, Expected, append, groups_of, line_of
from app.conversations.record import Record
from app.screens import session

_OPEN = "question_form"

_log = logging.getLogger(__name__)


def open_for(record: Record, history: tuple[Turn, ...]) -> None:
    """Have the dialog drawn from the next run on."""
    st.session_state[_OPEN] = (record, history)


def draw() -> None:
    """Draw the dialog if it is open."""
    asked = st.session_state.get(_OPEN)
    if asked is not None:
        st.dialog(session.words().question_title, on_dismiss=_close)(_form)(*asked)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _form(record: Record, history: tuple[Turn, ...]) -> None:
    words = session.words()
    st.text(record.question)
    st.caption(words.question_detail)
    with st.form("question-form", border=False):
        answerable = st.radio(words.answerable, (words.yes, words.no), horizontal=True)
        evidence = st.multiselect(words.evidence, [item.text for item in record.progress.evidence or ()])
        answer = st.text_area(words.expected)
        groups = st.text_area(words.must_include, help=words.must_include_detail)
        sent = st.form_submit_button(words.save, type="primary")
    if sent:
        expected = Expected(answerable == words.yes, answer.strip(), tuple(evidence), groups_of(groups))
        try:
            append(session.opening().home / NAME, line_of(record, history, expected))
        except (OSError, ValueError):
            _log.exception("the question cannot be added")
            st.error(words.question_not_added.format(file=NAME))
        else:
            _close()
            st.success(words.question_added.format(file=NAME))
