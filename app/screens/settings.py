"""The settings, and how everything is: language, models, index, versions, another language model."""

from __future__ import annotations

import streamlit as st

from app import settings
from app.errors import IbidError, SettingsError
from app.evaluation.machine import versions
from app.llm.endpoint import checked_address, checked_name, served_models
from app.screens import preferences, session
from app.screens.component import tell
from app.settings import Settings
from app.settings_file import counts, write_settings
from app.ui import health
from app.ui.desk import Desk, Switchable
from app.words import LANGUAGES

# What came of writing the settings, for the next run to tell.
_TOLD = "settings_told"
# The boxes keep their keys, whatever is in them: a box under a new key stands beside the old one until the
# run is over.
_ADDRESS, _MODEL, _KEY = "endpoint_address", "endpoint_model", "endpoint_key"


def show(desk: Desk | None) -> None:
    """Draw the page; ``desk`` is None while the collection opens."""
    words, home = session.words(), session.opening().home
    with st.container(key="settings"):
        st.header(words.settings)
        _draw_language()
        try:
            chosen = settings.load().model_copy(update={"home": home})
        except SettingsError as error:
            tell(words.sentence(str(error)))
        else:
            _draw_health(chosen, desk)
            _draw_endpoint(chosen, desk)


def _draw_health(chosen: Settings, desk: Desk | None) -> None:
    words = session.words()
    st.subheader(words.health)
    lines = health.facts(
        chosen,
        desk.articles() if desk else None,
        desk.model_state() if desk else None,
        versions(health.PACKAGES),
        words,
    )
    with st.container(key="facts"):
        for label, value in lines:
            name, fact = st.columns((1, 2.4))
            name.text(label)
            fact.text(value)


def _draw_language() -> None:
    words = session.words()

    def choose() -> None:
        st.session_state.language = st.session_state.interface_language
        preferences.choose_language(session.opening().home, st.session_state.language)

    st.subheader(words.interface)
    codes = list(LANGUAGES)
    st.selectbox(
        words.language_label,
        codes,
        index=codes.index(session.language()),
        format_func=lambda code: LANGUAGES[code].name,
        key="interface_language",
        on_change=choose,
        width=240,
    )


def _draw_endpoint(chosen: Settings, desk: Desk | None) -> None:
    words, state = session.words(), st.session_state
    st.subheader(words.endpoint)
    st.text(words.endpoint_detail)
    if _TOLD in state or _ADDRESS not in state:
        state[_ADDRESS] = chosen.llm_base_url or ""
        state[_MODEL] = chosen.llm if chosen.llm_base_url else ""
        state[_KEY] = ""
    with st.form("endpoint", border=False):
        address = st.text_input(words.address, key=_ADDRESS, placeholder="http://localhost:11434/v1")
        model = st.text_input(words.model_name, key=_MODEL)
        key = st.text_input(words.key, key=_KEY, type="password", help=words.key_detail, autocomplete="off")
        if chosen.llm_api_key is not None:
            st.text(words.key_kept)
        with st.container(horizontal=True):
            test = st.form_submit_button(words.test_connection)
            save = st.form_submit_button(words.save, type="primary")
            local = st.form_submit_button(words.back_to_local) if chosen.llm_base_url else False
    try:
        if test:
            _test(address, key or _kept_key(chosen, address))
        if save:
            _save(chosen, desk, address, model, key)
        if local:
            _write(chosen, desk, {"llm": "auto", "llm_base_url": None, "llm_api_key": None})
    except (IbidError, OSError) as error:
        tell(words.sentence(str(error)))
    if told := state.pop(_TOLD, None):
        tell(told)


def _test(address: str, key: str | None) -> None:
    words = session.words()
    try:
        names = served_models(address, key)
    except IbidError as error:
        tell(words.not_connected.format(why=words.sentence(str(error))))
    else:
        tell(words.connected.format(models=", ".join(names[:8])))


def _save(chosen: Settings, desk: Desk | None, address: str, model: str, key: str) -> None:
    given: dict[str, str | None] = {
        "llm_base_url": checked_address(address),
        "llm": checked_name(model),
    }
    if key or _kept_key(chosen, address) is None:
        given["llm_api_key"] = key or None
    _write(chosen, desk, given)


def _kept_key(chosen: Settings, address: str) -> str | None:
    """Return the kept key, for the address that it was given for and no other."""
    same = chosen.llm_base_url is not None and address.strip().rstrip("/") == chosen.llm_base_url.rstrip("/")
    return chosen.llm_api_key.get_secret_value() if same and chosen.llm_api_key else None


def _write(chosen: Settings, desk: Desk | None, values: dict[str, str | None]) -> None:
    """Write the settings, go on with their model, and draw the page anew with what came of it."""
    words, state = session.words(), st.session_state
    write_settings(chosen.home / "settings.toml", values)
    now = settings.load()
    if isinstance(desk, Switchable):
        session.opening().go_on_with(desk.answering_with(now))
    state[_TOLD] = words.saved if counts(now, values) else words.overridden
    st.rerun()
