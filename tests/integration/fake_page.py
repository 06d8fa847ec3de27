"""The real page over the fake desk.

``PYTHONPATH=tests python -m streamlit run tests/integration/fake_page.py`` shows it.
"""

from __future__ import annotations

import os

import streamlit as st
from fake_desk import FakeDesk

from app.streamlit_app import main


@st.cache_resource(show_spinner=False)
def fake_desk() -> FakeDesk:
    return FakeDesk(pace_s=float(os.environ.get("FAKE_PACE_S", "0.05")))


main(fake_desk)
