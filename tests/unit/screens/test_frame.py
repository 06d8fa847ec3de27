"""The state of things at the foot of the sidebar: it is looked at while something is to change, no longer."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from fake_desk import FakeDesk, FakeModelState

from app.conversations.archive import Archive
from app.conversations.conversation import Conversation
from app.conversations.job import Jobs
from app.screens import frame


@pytest.mark.parametrize(
    ("state", "waiting", "reruns"), [("ready", True, 1), ("ready", False, 0), ("starting", True, 0)]
)
def test_the_page_is_drawn_again_when_the_model_has_started(
    state: str, waiting: bool, reruns: int, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = Conversation(Archive(tmp_path / "c.sqlite3"), Jobs())
    monkeypatch.setattr("streamlit.session_state", SimpleNamespace(language="en", conversation=empty))
    monkeypatch.setattr("app.screens.session.conversation", lambda: empty)
    done: list[str] = []
    monkeypatch.setattr("streamlit.rerun", lambda: done.append("rerun"))
    frame._write(FakeDesk(model=FakeModelState(state=state)), 3, waiting)
    assert len(done) == reruns
