"""What stands around every page: the wait for the collection, its faults, and the state of things."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app.screens import session
from app.screens.opening import Opening
from app.ui.desk import Desk
from app.ui.status import status_lines
from app.words import of, preferred

# How often the page looks, and only while something starts: the collection, a model. Seldom for the first,
# as Streamlit collects garbage after every look, among ever more objects of the models' libraries.
OPENING_POLL_S = 1.5
_MODEL_POLL_S = 1.0

Show = Callable[[Desk], None]
ShowEarly = Callable[[Desk | None], None]


def page(show: Show | ShowEarly, *, waits: bool = True) -> Callable[[], None]:
    """Return what draws a page; one that ``waits`` is drawn when the collection is open, others at once."""

    def draw() -> None:
        desk, problem = session.desk(), session.problem()
        if problem is not None:
            draw_fault(problem, session.opening())
        elif desk is None and waits:
            with st.container(key="wait"):
                st.text(session.words().opening)
        else:
            show(desk)  # type: ignore[arg-type]  # None only where the page does not wait

    return draw


def draw_fault(problem: str, opening: Opening | None = None) -> None:
    """Say in place of the page why there is nothing to show; without an ``opening`` to be tried again, the
    next run of the page tries.
    """
    words = of(st.session_state.get("language") or preferred(st.context.locale))
    with st.container(key="fault"):
        st.text(words.cannot_open)
        st.text(words.sentence(problem))
        st.button(words.try_again, on_click=opening.again if opening else None)


def draw_status() -> None:
    """Draw the quiet lines at the foot of the sidebar, and the page again when the collection is open."""
    desk = session.desk()
    if desk is not None:
        waiting = _waiting(desk)
        write = st.fragment(_write, run_every=_MODEL_POLL_S if waiting else None)
        write(desk, len(desk.articles()), waiting)
    elif session.problem() is None:
        st.fragment(_await, run_every=OPENING_POLL_S)(session.opening())


def _await(opening: Opening) -> None:
    st.text(session.words().opening)
    if opening.desk is not None or opening.problem is not None:
        st.rerun()


def _waiting(desk: Desk) -> bool:
    """Return whether the state of the model is about to change."""
    return session.conversation().writing or desk.model_state().state == "starting"


def _write(desk: Desk, articles: int, waiting: bool) -> None:
    """Draw the lines; once nothing is waited for any more, the page is drawn again and looks no longer."""
    if waiting and not _waiting(desk):
        st.rerun()
    for line in status_lines(articles, desk.model_state(), session.words()):
        st.text(line)
