"""A collection that opens behind the page: what is asked meanwhile waits, and a failure is told."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from fake_desk import FakeDesk

from app.answer import Finished
from app.errors import IbidError, WeightsError
from app.screens.opening import Opening

QUESTION = "Why didn’t the CSTO activate after Belgorod?"


def test_a_question_asked_before_it_is_open_is_answered_when_it_is(tmp_path: Path) -> None:
    may_open = threading.Event()

    def open_desk() -> FakeDesk:
        may_open.wait(5)
        return FakeDesk()

    opening = Opening(open_desk, tmp_path)
    assert opening.desk is None
    threading.Timer(0.05, may_open.set).start()
    events = list(opening.ask(QUESTION, (), lambda: False))
    assert isinstance(events[-1], Finished)
    assert isinstance(opening.desk, FakeDesk)


def test_a_question_that_is_stopped_while_it_waits_ends_without_a_word(tmp_path: Path) -> None:
    may_open = threading.Event()

    def open_desk() -> FakeDesk:
        may_open.wait(5)
        return FakeDesk()

    opening = Opening(open_desk, tmp_path)
    assert list(opening.ask(QUESTION, (), lambda: True)) == []
    may_open.set()


def test_a_failure_is_told_to_who_asks_and_can_be_tried_again(tmp_path: Path) -> None:
    attempts: list[int] = []

    def open_desk() -> FakeDesk:
        attempts.append(1)
        if len(attempts) == 1:
            raise WeightsError("the weights are not there")
        return FakeDesk()

    opening = Opening(open_desk, tmp_path)
    opening.wait(5)
    with pytest.raises(IbidError, match="the weights are not there"):
        next(opening.ask(QUESTION, (), lambda: False))
    opening.again()
    opening.wait(5)
    assert (opening.problem, len(attempts)) == (None, 2)
    opening.again()
    assert len(attempts) == 2, "what is open is not opened again"


def test_what_nobody_expected_is_a_problem_without_details(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def open_desk() -> FakeDesk:
        raise ZeroDivisionError("secret detail")

    opening = Opening(open_desk, tmp_path)
    opening.wait(5)
    assert opening.problem == ""
    assert "secret detail" in caplog.text
