"""The settings, and how everything is."""

from __future__ import annotations

import streamlit as st

from app.ui import strings
from app.ui.desk import Desk


def show(desk: Desk) -> None:
    """Draw the page."""
    model = desk.model_state()
    st.text(strings.model_state(model.name, model.state))
