"""The article beside the chat, open at a sentence that an answer rests on, on demand with a translation."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.checks.translation import Translated
from app.conversations.conversation import Conversation
from app.screens import session
from app.screens.component import component, received
from app.ui.desk import Desk, Translator
from app.ui.reader import closed_view, reader_view, translation_view


@st.fragment(key="reader")
def draw(desk: Desk | None, conversation: Conversation) -> None:
    """Draw the article that is open beside the conversation, at its sentence; nothing where none is."""

    def go(place: object) -> None:
        if conversation.opened is not None:
            conversation.open(conversation.opened.exchange, str(place))

    def translate() -> None:
        conversation.show_translation(_translated(desk, conversation))

    component("reader")(
        key="reader",
        data=_reader_data(desk, conversation),
        on_go_change=received("reader", "go", go),
        on_close_change=conversation.close,
        on_translate_change=translate,
    )


def _reader_data(desk: Desk | None, conversation: Conversation) -> dict[str, Any]:
    opened = conversation.opened
    if opened is None or desk is None:
        return closed_view()
    exchange, place = conversation.exchanges[opened.exchange], opened.place
    source = exchange.progress.known().get(place.article_id)
    view = reader_view(
        desk.article(place.article_id), exchange.places(), place, opened.serial, session.words(), source
    )
    answer = exchange.progress.answer
    foreign = answer is not None and source is not None and answer.language != source.language
    return view | {
        "translatable": foreign and isinstance(desk, Translator) and desk.model_state().name is not None,
        "translation": translation_view(opened.translation, session.words()),
        "original": place.text,
    }


def _translated(desk: Desk | None, conversation: Conversation) -> Translated | None:
    """Return the opened sentence translated, without a text when it cannot be, None to take one away."""
    opened = conversation.opened
    if opened is None or opened.translation is not None or not isinstance(desk, Translator):
        return None
    answer = conversation.exchanges[opened.exchange].progress.answer
    language = answer.language if answer else session.language()
    return desk.translate(opened.place.text, language) or Translated("")
