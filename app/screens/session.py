"""What belongs to one browser session: its words, its archive, its conversation and its wishes.

Draws nothing.
"""

from __future__ import annotations

import streamlit as st

from app.conversations.archive import Archive
from app.ui import preferences
from app.ui.conversation import Conversation
from app.ui.desk import Desk
from app.ui.opening import Opening
from app.ui.words import Language, Words, of

ARCHIVE = "conversations.sqlite3"


def begin(opening: Opening) -> None:
    """Prepare the session for a run of the page.

    Raises:
        sqlite3.Error: the archive cannot be opened.
    """
    state = st.session_state
    state.opening = opening
    state.desk, state.problem = opening.desk, opening.problem
    if "archive" not in state:
        state.archive = Archive(opening.home / ARCHIVE)
    if "language" not in state:
        state.language = preferences.language(opening.home, st.context.locale)


def opening() -> Opening:
    """Return the collection on its way."""
    found: Opening = st.session_state.opening
    return found


def desk() -> Desk | None:
    """Return the collection, or None if it was not open when this run of the page began."""
    found: Desk | None = st.session_state.desk
    return found


def problem() -> str | None:
    """Return why the collection could not be opened, as it was known when this run began."""
    found: str | None = st.session_state.problem
    return found


def archive() -> Archive:
    """Return the kept conversations."""
    found: Archive = st.session_state.archive
    return found


def language() -> Language:
    """Return the code of the interface's language."""
    chosen: Language = st.session_state.language
    return chosen


def words() -> Words:
    """Return the page's words."""
    return of(language())


def conversation() -> Conversation:
    """Return the conversation of this session; an empty one to begin with."""
    if "conversation" not in st.session_state:
        st.session_state.conversation = Conversation(archive(), opening().jobs)
    found: Conversation = st.session_state.conversation
    return found


def show(chosen: Conversation) -> None:
    """Make this the conversation of the session; the next run names it in the address."""
    st.session_state.conversation = chosen
    st.session_state.leading = True


def leads() -> bool:
    """Return, once, whether the conversation was chosen on the page since the address was last looked at.

    Until the browser has caught up, it goes on sending the address of the conversation before.
    """
    return bool(st.session_state.pop("leading", False))


def start_anew() -> None:
    """Stop the answer under way and begin an empty conversation."""
    conversation().stop()
    show(Conversation(archive(), opening().jobs))


def switch(identifier: str) -> bool:
    """Show a kept conversation, leaving an answer under way to itself; False when there is none."""
    if identifier == conversation().id:
        return True
    found = Conversation.load(identifier, archive(), opening().jobs)
    if found is not None:
        show(found)
    return found is not None
