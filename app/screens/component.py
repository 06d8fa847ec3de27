"""Mounts the page's own components: a script and its styles from ``app.ui.assets``.

Decides nothing about what they show.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from app.ui import assets


def component(name: str) -> Callable[..., Any]:
    """Return the renderer of the component whose assets are ``name.js`` and ``name.css``."""
    css = assets.read("base.css") + assets.read(f"{name}.css")
    js = assets.read("parts.js") + assets.read(f"{name}.js")
    return st.components.v2.component(f"ibid.{name}", css=css, js=js)


def sent(key: str, event: str) -> Any:
    """Return what the component with this key sent with its event; for the event's callback."""
    return st.session_state[key][event]
