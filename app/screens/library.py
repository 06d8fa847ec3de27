"""The library: the articles of the collection."""

from __future__ import annotations

import streamlit as st

from app.ui.desk import Desk


def show(desk: Desk) -> None:
    """Draw the page."""
    st.text(f"{len(desk.articles())} articles")
