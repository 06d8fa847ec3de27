"""Mounts the page's own components: a script and its styles from ``app.ui.assets``.

Decides nothing about what they show.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from app.ui import assets


def component(name: str, *more: str) -> Callable[..., Any]:
    """Return the renderer of the component of ``name.js`` and ``name.css``; ``more`` are further scripts."""
    css = assets.read("base.css") + assets.read(f"{name}.css")
    js = "".join(assets.read(f"{script}.js") for script in ("parts", *more, name))
    return st.components.v2.component(f"ibid.{name}", css=css, js=js)


def tell(text: str) -> None:
    """Show what came of something that a person did, and have it said."""
    component("told")(key="told", data={"text": text})


def received(key: str, event: str, act: Callable[[Any], object]) -> Callable[[], None]:
    """Return the callback of an event: it gives ``act`` what the component with this key sent.

    What comes from a component that has gone, as the second click of two may, is ignored.
    """

    def callback() -> None:
        sent = st.session_state.get(key)
        if sent is not None and sent[event] is not None:
            act(sent[event])

    return callback
