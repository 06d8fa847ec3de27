"""The entry that Streamlit runs: opens the collection, draws the frame and the chosen page in it.

What the pages show is decided in ``app.screens`` and ``app.ui``.
"""

from __future__ import annotations

import atexit
import gc
import logging
from collections.abc import Callable
from contextlib import suppress

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.conversations.archive import Archive
from app.errors import ArchiveFault, IbidError
from app.screens import chat, evaluation, frame, history, library, session, settings
from app.screens.opening import Opening
from app.settings import load
from app.ui import assets
from app.ui.desk import Desk
from app.weights.ready import resolve_embedding
from app.words import Words

_NAME = "Ibid"
# How long the first page has for itself before the models' libraries are imported.
_HEAD_START_S = 1.0
# How long a run waits for a collection that is about to be open, so that the page need not be drawn twice.
_GRACE_S = 0.05


def main(door: Callable[[], Opening]) -> None:
    """Draw the page once; Streamlit calls this again after everything a person does.

    ``door`` gives the collection of the process on its way, every call the same one; when it fails, the next
    call tries again.
    """
    st.set_page_config(page_title=_NAME, page_icon=str(assets.path("icon.svg")), layout="centered")
    st.html(f"<style>{assets.read('page.css')}</style>")
    try:
        opening = door()
    except (IbidError, OSError) as error:
        frame.draw_fault(str(error))
        return
    opening.wait(_GRACE_S)
    try:
        session.begin(opening)
    except ArchiveFault as error:
        frame.draw_fault(str(error), opening)
        return
    pages = _pages(session.words())
    chosen = st.navigation(list(pages.values()), position="hidden")
    if chosen is pages["chat"]:
        chat.follow_address()
    title = chat.title() if chosen is pages["chat"] else chosen.title
    st.set_page_config(page_title=f"{title} · {_NAME}" if title else _NAME)
    foot = _draw_sidebar(pages, chosen)
    chosen.run()
    with foot:
        frame.draw_status()


def _pages(words: Words) -> dict[str, st.Page]:
    return {
        "chat": st.Page(frame.page(chat.show, waits=False), title=words.chat, default=True),
        "library": st.Page(frame.page(library.show), title=words.library, url_path="library"),
        "evaluation": st.Page(frame.page(evaluation.show), title=words.evaluation, url_path="evaluation"),
        "settings": st.Page(
            frame.page(settings.show, waits=False), title=words.settings, url_path="settings"
        ),
    }


def _draw_sidebar(pages: dict[str, st.Page], chosen: st.Page) -> DeltaGenerator:
    words = session.words()
    with st.sidebar:
        with st.container(key="brand"):
            st.text("Ibid.")
        if st.button(words.new_chat, key="new", icon=":material/edit_square:", width="stretch"):
            session.start_anew()
            st.switch_page(pages["chat"])
        with st.container(key="pages"):
            for name in ("library", "evaluation", "settings"):
                st.page_link(pages[name], width="stretch")
        history.draw(pages["chat"], chosen)
        return st.container(key="foot")


def _open_shipped() -> Desk:
    chosen = load()
    resolve_embedding(chosen)  # says at once what is missing; the libraries below take seconds to import
    # Imported late, as it brings in the models' libraries: the page shows first.
    from app.compose import open_ibid

    ibid = open_ibid(chosen)
    atexit.register(ibid.close)
    ibid.intake.resume()
    # Streamlit collects garbage after every run, four times a second while an answer is written. Searching
    # the half million objects of the models' libraries takes 0.35 s of a core each time; frozen, nothing.
    gc.freeze()
    return ibid


@st.cache_resource(show_spinner=False)
def _shipped() -> Opening:
    chosen = load()
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=chosen.log_level)
    with suppress(ArchiveFault):  # what is wrong with the file is told when the page opens it
        Archive(chosen.home / session.ARCHIVE).purge()
    return Opening(_open_shipped, chosen.home, _HEAD_START_S)


if __name__ == "__main__":
    main(_shipped)
