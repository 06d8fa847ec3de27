"""The real page over the fake desk.

``PYTHONPATH=tests IBID_HOME=FOLDER python -m streamlit run tests/integration/fake_page.py`` shows it.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import streamlit as st
from fake_desk import FakeDesk

from app.screens.opening import Opening
from app.streamlit_app import main


def open_slowly() -> FakeDesk:
    time.sleep(float(os.environ.get("FAKE_OPENING_S", "0")))
    return FakeDesk(pace_s=float(os.environ.get("FAKE_PACE_S", "0.05")))


@st.cache_resource(show_spinner=False)
def fake_opening() -> Opening:
    return Opening(open_slowly, Path(os.environ["IBID_HOME"]))


main(fake_opening)
