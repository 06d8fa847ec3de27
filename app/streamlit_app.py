"""The entry that Streamlit runs: opens the collection, draws the frame and the chosen page in it.

What the pages show is decided in ``app.screens`` and ``app.ui``.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.errors import IbidError
from app.screens import chat, evaluation, library, settings
from app.settings import load
from app.ui import assets, strings
from app.ui.desk import Desk
from app.ui.status import status_lines
from vectorstore.errors import StoreError

# How often the state of the model is looked at, and only while it starts.
_MODEL_POLL_S = 1.0


def main(open_desk: Callable[[], Desk]) -> None:
    """Draw the page once; Streamlit calls this again after everything a person does."""
    st.set_page_config(
        page_title=strings.TAB_TITLE, page_icon=str(assets.path("icon.svg")), layout="centered"
    )
    st.html(f"<style>{assets.read('page.css')}</style>")

    def page(show: Callable[[Desk], None]) -> Callable[[], None]:
        return lambda: _draw(open_desk, show, foot)

    pages = {
        "chat": st.Page(page(chat.show), title=strings.CHAT, default=True),
        "library": st.Page(page(library.show), title=strings.LIBRARY, url_path="library"),
        "evaluation": st.Page(page(evaluation.show), title=strings.EVALUATION, url_path="evaluation"),
        "settings": st.Page(page(settings.show), title=strings.SETTINGS, url_path="settings"),
    }
    chosen = st.navigation(list(pages.values()), position="hidden")
    foot = _draw_sidebar(pages, chosen)
    chosen.run()


def _draw_sidebar(pages: dict[str, st.Page], chosen: st.Page) -> DeltaGenerator:
    with st.sidebar:
        with st.container(key="brand"):
            st.text(strings.PRODUCT)
        if st.button(strings.NEW_CHAT, key="new", icon=":material/edit_square:", width="stretch"):
            chat.start_anew()
            if chosen is not pages["chat"]:
                st.switch_page(pages["chat"])
        with st.container(key="pages"):
            for name in ("library", "evaluation", "settings"):
                st.page_link(pages[name], width="stretch")
        return st.container(key="foot")


def _draw(open_desk: Callable[[], Desk], show: Callable[[Desk], None], foot: DeltaGenerator) -> None:
    try:
        desk = open_desk()
    except (IbidError, StoreError) as error:
        _draw_fault(str(error))
        return
    show(desk)
    with foot:
        _draw_status(desk)


def _draw_fault(problem: str) -> None:
    with st.container(key="fault"):
        st.text(strings.CANNOT_OPEN)
        st.text(strings.sentence(problem))
        st.button(strings.TRY_AGAIN)


def _draw_status(desk: Desk) -> None:
    waiting = chat.current().writing or desk.model_state().state == "starting"
    st.fragment(_write_status, run_every=_MODEL_POLL_S if waiting else None)(desk, len(desk.articles()))


def _write_status(desk: Desk, articles: int) -> None:
    for line in status_lines(articles, desk.model_state()):
        st.text(line)


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
