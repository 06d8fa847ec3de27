"""What components send, and what comes too late to be heard."""

from __future__ import annotations

import pytest

from app.screens.component import received


@pytest.mark.parametrize(
    ("state", "heard"), [({"turn": {"act": 1}}, [1]), ({"turn": {"act": None}}, []), ({}, [])]
)
def test_what_a_component_that_has_gone_sent_is_ignored(
    state: dict, heard: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streamlit.session_state", state)
    sent: list[int] = []
    received("turn", "act", sent.append)()
    assert sent == heard
