"""The library's dialogs: correct what is known of an article, and confirm that one is to go.

A dialog stays open over re-runs of the page until it is done or dismissed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import streamlit as st

from app.library.listing import origin_of
from app.screens import session
from app.screens.component import tell
from app.ui.library import shown_source
from app.words import library as library_words
from ingest.article import Article
from ingest.correcting import checked
from ingest.errors import IngestError
from ingest.language import KNOWN
from vectorstore.errors import StoreError

if TYPE_CHECKING:  # what stands behind these brings in the libraries of the store, and the page shows first
    from app.library.intake import Intake

_OPEN = "library_dialog"


def open_for(name: Literal["correct", "delete"], article_id: str) -> None:
    """Have a dialog drawn from the next run on."""
    st.session_state[_OPEN] = (name, article_id)


def draw(intake: Intake) -> None:
    """Draw the dialog that is open, if any."""
    name, article_id = st.session_state.get(_OPEN) or ("", "")
    article = intake.library.article(article_id) if name else None
    if article is None:
        _close()
        return
    own = library_words.of(session.language())
    title, form = {
        "correct": (own.correct_title, _correct),
        "delete": (own.delete_title, _delete),
    }[name]
    st.dialog(title, on_dismiss=_close)(form)(intake, article)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _correct(intake: Intake, article: Article) -> None:
    words, own = session.words(), library_words.of(session.language())
    with st.container(key="library-dialog"), st.form("library-correct", border=False):
        title = st.text_input(own.field_title, article.title)
        author = st.text_input(own.field_author, article.author or "")
        published = st.date_input(
            own.field_date, article.published, min_value=date(1000, 1, 1), format="DD/MM/YYYY"
        )
        language = st.selectbox(
            own.field_language, KNOWN, index=_place(article.language), format_func=words.language
        )
        st.text(_understood(article))
        st.text(own.correct_detail)
        saved = st.form_submit_button(words.save, type="primary")
    if saved:
        try:
            intake.library.correct(
                article.id, checked(title, author, published.isoformat() if published else None, language)
            )
        except (IngestError, StoreError, OSError) as error:
            tell(words.sentence(str(error)))
        else:
            _close()
            st.rerun()


def _place(language: str) -> int:
    return KNOWN.index(language) if language in KNOWN else 0


def _understood(article: Article) -> str:
    words, own = session.words(), library_words.of(session.language())
    return own.understood.format(
        passages=words.count(len(article.passages), own.passages),
        characters=words.number(len(article.text)),
        source=shown_source(article.source),
    )


def _delete(intake: Intake, article: Article) -> None:
    words, own = session.words(), library_words.of(session.language())
    with st.container(key="library-dialog"):
        st.text(own.delete_question.format(title=article.title))
        st.text(own.delete_file_stays if origin_of(article.source) == "file" else own.delete_detail)
        with st.container(horizontal=True):
            deleted = st.button(words.delete, type="primary")
            kept = st.button(words.cancel)
    if deleted:
        intake.delete(article.id)
    if deleted or kept:
        _close()
        st.rerun()
