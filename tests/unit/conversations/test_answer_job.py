"""A question answered in the background: what a page sees, and when it is over."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from fake_desk import ANSWERED, EVIDENCE, FakeDesk

from app.answer import Event, EvidenceFound, Stated, Statement, Written
from app.conversations.job import AnswerJob, Ask, Jobs
from app.conversations.progress import Progress, advance
from app.errors import QuestionError
from vectorstore.errors import StoreError

QUESTION = "Why didn’t the CSTO activate after Belgorod?"
STATEMENT = Statement("It rained.", "supported", ())


def finished(ask: Ask) -> Progress:
    job = AnswerJob(ask)
    job.wait(5)
    return job.progress


def raising(error: Exception) -> Ask:
    def ask(stopped: Callable[[], bool]) -> Iterator[Event]:
        yield Written("It r")
        raise error

    return ask


def test_phases_follow_the_events() -> None:
    phases = [Progress().phase]
    progress = Progress()
    for event in FakeDesk().ask(QUESTION):
        progress = advance(progress, event)
        if progress.phase != phases[-1]:
            phases.append(progress.phase)
    assert phases == ["searching", "reading", "writing", "done"]


def test_a_finished_sentence_takes_the_place_of_the_one_being_written() -> None:
    progress = advance(advance(Progress(), Written("It rai")), Stated(STATEMENT))
    assert progress.partial == ""
    assert progress.statements == (STATEMENT,)


def test_a_whole_answer_arrives() -> None:
    progress = finished(lambda stopped: FakeDesk().ask(QUESTION, (), stopped))
    assert progress.answer is not None
    assert [s.text for s in progress.answer.statements] == [text for text, _, _ in ANSWERED.stated]
    assert progress.fault is None


@pytest.mark.parametrize(
    "error", [QuestionError("the question is empty: ask something"), StoreError("the disk is full")]
)
def test_what_a_person_can_mend_is_told_as_a_sentence(error: Exception) -> None:
    progress = finished(raising(error))
    assert progress.fault == str(error)
    assert progress.phase == "done"


def test_what_nobody_expected_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        progress = finished(raising(ZeroDivisionError("secret detail")))
    assert progress.fault == ""
    assert "secret detail" in caplog.text


def test_events_that_end_without_an_answer_are_a_fault() -> None:
    assert finished(lambda stopped: iter(())).fault == ""


def test_stopping_takes_effect_at_once_and_for_good() -> None:
    written, may_go_on = threading.Event(), threading.Event()
    asked_to_stop: list[bool] = []

    def ask(stopped: Callable[[], bool]) -> Iterator[Event]:
        yield Stated(STATEMENT)
        yield Written("And th")
        written.set()
        may_go_on.wait(5)
        asked_to_stop.append(stopped())
        yield Stated(STATEMENT)
        raise AssertionError("read on after the stop")

    job = AnswerJob(ask)
    assert written.wait(5)
    job.stop()
    assert job.progress.phase == "done"
    may_go_on.set()
    job.wait(5)
    assert asked_to_stop == [True]
    assert job.progress == Progress(statements=(STATEMENT,), partial="And th", stopped=True)


@pytest.mark.parametrize("evidence_comes", [True, False])
def test_a_page_can_wait_for_the_evidence_and_does_not_wait_for_ever(evidence_comes: bool) -> None:
    may_search, may_end = threading.Event(), threading.Event()

    def ask(stopped: Callable[[], bool]) -> Iterator[Event]:
        may_search.wait(5)
        yield EvidenceFound(EVIDENCE, ())
        may_end.wait(5)

    job = AnswerJob(ask)
    if evidence_comes:
        may_search.set()
    job.wait_for_evidence(5 if evidence_comes else 0.01)
    assert job.progress.phase == ("reading" if evidence_comes else "searching")
    may_search.set()
    may_end.set()
    job.wait(5)


def test_who_waits_for_evidence_is_told_of_an_end_without_any() -> None:
    started = time.monotonic()
    job = AnswerJob(lambda stopped: iter(()))
    job.wait_for_evidence(60)
    assert time.monotonic() - started < 30
    assert job.progress.phase == "done"


def test_every_step_is_kept_and_the_last_one_last() -> None:
    kept: list[Progress] = []
    job = AnswerJob(lambda stopped: FakeDesk().ask(QUESTION, (), stopped), kept.append)
    job.wait(5)
    assert [len(progress.statements) for progress in kept] == [0, 1, 2, 3, 3]
    assert kept[-1] == job.progress
    assert kept[-1].phase == "done"


def test_an_answer_under_way_is_found_by_its_record_from_any_session() -> None:
    jobs, may_go_on = Jobs(), threading.Event()

    def ask(stopped: Callable[[], bool]) -> Iterator[Event]:
        may_go_on.wait(5)
        yield Written("It")

    job = jobs.start("record", ask, lambda progress: None)
    assert jobs.find("record") is job
    assert jobs.find("another") is None
    may_go_on.set()
    job.wait(5)
