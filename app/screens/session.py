"""What belongs to one browser session: its words, its archive, its conversation and its wishes.

Draws nothing.
"""

from __future__ import annotations

import streamlit as st

from app.conversations.archive import Archive
from app.conversations.conversation import Conversation
from app.screens import preferences
from app.screens.opening import Opening
from app.ui.desk import Desk
from app.words import Language, Words, of

ARCHIVE = "conversations.sqlite3"


def begin(opening: Opening) -> None:
    """Prepare the session for a run of the page.

    Raises:
        ArchiveFault: the archive cannot be opened.
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


def present() -> frozenset[str] | None:
    """Return the ids of the articles in the collection; None while it opens."""
    opened = desk()
    return frozenset(card.id for card in opened.articles()) if opened else None


def show(chosen: Conversation) -> None:
    """Make this the conversation of the session; the next run names it in the address."""
    _take_up(chosen)
    st.session_state.leading = True


def start_anew() -> None:
    """Stop the answer under way and begin an empty conversation."""
    conversation().stop()
    show(Conversation(archive(), opening().jobs))


def switch(identifier: str) -> bool:
    """Show a kept conversation, leaving an answer under way to itself; False when there is none.

    Raises:
        ArchiveFault: it cannot be read.
    """
    found = _kept(identifier)
    if found is not None:
        show(found)
    return found is not None


def follow(address: str | None) -> bool:
    """Show the conversation that the address names, an empty one where it names none; False when it is gone.

    One that was chosen on the page since the address was last followed stays: until the browser has
    caught up, it goes on sending the address before.

    Raises:
        ArchiveFault: it cannot be read.
    """
    state, current = st.session_state, conversation()
    chosen = state.pop("leading", False)
    caught_up = state.pop("caught_up", False)
    if not chosen and address == current.id:
        state.caught_up = True
    elif not chosen and address is None and caught_up:
        _take_up(Conversation(archive(), opening().jobs))
    if chosen or address is None:
        return True
    found = _kept(address)
    if found is not None:
        _take_up(found)
    return found is not None


def _take_up(chosen: Conversation) -> None:
    """Make this the conversation of the session; its openings are newer than those the reader has closed."""
    chosen.openings = max(chosen.openings, conversation().openings)
    st.session_state.conversation = chosen


def _kept(identifier: str) -> Conversation | None:
    current = conversation()
    return current if identifier == current.id else Conversation.load(identifier, archive(), opening().jobs)
