"""Turns an answer into a question of the person's own test set, in a dialog.

The person says what a good answer would have been; nothing is guessed.
"""

from __future__ import annotations

import streamlit as st

from app.answer import Turn
from app.conversations.question_file import NAME, Expected, append, groups_of, line_of
from app.conversations.record import Record
from app.screens import session

_OPEN = "question_form"


def open_for(record: Record, history: tuple[Turn, ...]) -> None:
    """Have the dialog drawn with the next run."""
    st.session_state[_OPEN] = (record, history)


def draw() -> None:
    """Draw the dialog if it was asked for."""
    asked = st.session_state.pop(_OPEN, None)
    if asked is not None:
        st.dialog(session.words().question_title)(_form)(*asked)


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
        append(session.opening().home / NAME, line_of(record, history, expected))
        st.success(words.question_added.format(file=NAME))
