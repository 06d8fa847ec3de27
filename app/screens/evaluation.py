"""The evaluation: how good the answers are."""

from __future__ import annotations

import streamlit as st

from app.ui.desk import Desk


def show(desk: Desk) -> None:
    """Draw the page."""
    st.text(f"Answers over {len(desk.articles())} articles have not been evaluated yet.")
