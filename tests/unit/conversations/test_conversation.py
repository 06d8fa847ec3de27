"""A conversation: asking, following up, asking anew, stopping, opening, and coming back to it later."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fake_desk import EVIDENCE, FakeDesk

from app.answer import Event, EvidenceFound, Turn
from app.checks.translation import Translated
from app.conversations.archive import Archive
from app.conversations.conversation import Conversation
from app.conversations.job import Jobs
from app.conversations.progress import Progress
from app.conversations.record import Feedback, Record
from app.options import Options
from app.ui.exchange_view import exchange_view
from app.words import of

EN = of("en")
QUESTION = "Why didn’t the CSTO activate after Belgorod?"
REFUSED = "How many tanks did Belgium send to Armenia?"
QUOTED = "What did Kazakhstan do?"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "conversations.sqlite3")


def asked(archive: Archive, *questions: str, desk: FakeDesk | None = None) -> Conversation:
    conversation = Conversation(archive, Jobs())
    for question in questions:
        conversation.ask((desk or FakeDesk()).ask, question)
        finish(conversation)
    return conversation


def finish(conversation: Conversation) -> None:
    job = conversation.exchanges[-1].job
    assert job is not None
    job.wait(5)


def questions(conversation: Conversation) -> list[str]:
    return [exchange.record.question for exchange in conversation.exchanges]


def test_a_follow_up_knows_what_was_answered_before(archive: Archive) -> None:
    desk = FakeDesk()
    conversation = asked(archive, QUESTION, REFUSED, "And then?", desk=desk)
    question, history = desk.asked[-1]
    assert question == "And then?"
    assert [turn.question for turn in history] == [QUESTION]
    assert history[0].answer.startswith("The CSTO did not act")
    assert isinstance(history[0], Turn)
    assert not conversation.writing


def test_a_new_question_stops_the_answer_under_way_and_keeps_it(archive: Archive) -> None:
    conversation = Conversation(archive, Jobs())
    conversation.ask(FakeDesk(pace_s=0.2).ask, QUESTION)
    assert conversation.writing
    conversation.ask(FakeDesk().ask, REFUSED)
    assert conversation.exchanges[0].progress.stopped
    assert len(conversation.exchanges) == 2


def test_a_question_is_being_answered_until_its_answer_is_there(archive: Archive) -> None:
    conversation = Conversation(archive, Jobs())
    assert not conversation.answering(QUESTION)
    conversation.ask(FakeDesk(pace_s=0.05).ask, QUESTION)
    assert conversation.answering(QUESTION)
    assert not conversation.answering(REFUSED)
    finish(conversation)
    assert not conversation.answering(QUESTION)


def test_wishes_go_with_the_question_and_are_kept_with_it(archive: Archive) -> None:
    desk = FakeDesk()
    conversation = Conversation(archive, Jobs())
    wishes = Options(quotes_only=True, boldness=1.0, articles=frozenset({"belgorod"}))
    conversation.ask(desk.ask, QUESTION, wishes)
    finish(conversation)
    assert desk.wishes == [wishes]
    assert archive.records(conversation.id)[0].options == wishes


def test_a_kept_conversation_comes_back_whole_without_asking_again(archive: Archive) -> None:
    conversation = asked(archive, QUESTION, REFUSED)
    desk = FakeDesk()
    back = Conversation.load(conversation.id, archive, Jobs())
    assert back is not None
    assert [e.progress for e in back.exchanges] == [e.progress for e in conversation.exchanges]
    for index in (0, 1):
        assert exchange_view(back, index, desk, EN) == exchange_view(conversation, index, desk, EN)
    assert desk.asked == []
    assert Conversation.load("no such", archive, Jobs()) is None


def test_another_session_joins_an_answer_under_way(archive: Archive) -> None:
    conversation = Conversation(archive, Jobs())
    conversation.ask(FakeDesk(pace_s=0.1).ask, QUESTION)
    joined = Conversation.load(conversation.id, archive, conversation.jobs)
    assert joined is not None
    assert joined.exchanges[0].job is conversation.exchanges[0].job
    conversation.stop()


def test_two_tabs_on_one_conversation_keep_what_either_asks(archive: Archive) -> None:
    first = asked(archive, QUESTION)
    second = Conversation.load(first.id, archive, first.jobs)
    assert second is not None
    desk = FakeDesk()
    for tab, question in ((second, QUOTED), (first, "And then?")):
        tab.ask(desk.ask, question)
        finish(tab)
    assert questions(first) == [QUESTION, QUOTED, "And then?"]
    assert [record.question for record in archive.records(first.id)] == questions(first)
    assert [turn.question for turn in desk.asked[1][1]] == [QUESTION, QUOTED]
    second.join()
    assert questions(second) == questions(first)


def test_a_question_asked_in_another_tab_ends_the_answer_under_way(archive: Archive) -> None:
    first = Conversation(archive, Jobs())
    first.ask(FakeDesk(pace_s=0.2).ask, QUESTION)
    second = Conversation.load(first.id, archive, first.jobs)
    assert second is not None
    second.ask(FakeDesk().ask, REFUSED)
    finish(second)
    assert first.exchanges[0].progress.stopped
    assert [record.progress.phase for record in archive.records(first.id)] == ["done", "done"]


@pytest.mark.parametrize("purged", [False, True])
def test_a_question_asked_in_a_conversation_that_was_deleted_keeps_it_whole(
    archive: Archive, purged: bool
) -> None:
    conversation = asked(archive, QUESTION)
    archive.delete(conversation.id)
    if purged:
        archive.purge()
    conversation.ask(FakeDesk().ask, REFUSED)
    finish(conversation)
    archive.purge()
    assert [card.title for card in archive.cards()] == [QUESTION]
    assert [record.question for record in archive.records(conversation.id)] == [QUESTION, REFUSED]


@pytest.fixture
def break_archive(tmp_path: Path) -> Iterator[Callable[[bool], None]]:
    """Return what takes the archive's file away, and with False puts it back."""
    file, aside = tmp_path / "conversations.sqlite3", tmp_path / "aside"

    def turn(broken: bool) -> None:
        if broken:
            file.rename(aside)
            file.mkdir()
        else:
            file.rmdir()
            aside.rename(file)

    return turn


def test_a_fault_of_the_archive_stops_no_answer_and_is_made_up_for(
    archive: Archive, break_archive: Callable[[bool], None], caplog: pytest.LogCaptureFixture
) -> None:
    conversation = asked(archive, QUESTION)
    break_archive(True)
    conversation.join()
    conversation.ask(FakeDesk().ask, REFUSED)
    finish(conversation)
    conversation.rate(0, Feedback("good"))
    assert conversation.exchanges[1].progress.answer is not None
    assert not conversation.kept
    assert "unable to open database file" in caplog.text
    break_archive(False)
    conversation.ask(FakeDesk().ask, QUOTED)
    finish(conversation)
    assert conversation.kept
    assert archive.records(conversation.id) == [exchange.whole for exchange in conversation.exchanges]


def test_a_fault_midway_leaves_the_answer_good_and_is_made_up_for_at_its_end(
    archive: Archive, break_archive: Callable[[bool], None]
) -> None:
    conversation, faults = Conversation(archive, Jobs()), []

    def ask(*asking: Any) -> Iterator[Event]:
        for number, event in enumerate(FakeDesk().ask(*asking)):
            if number in (0, 2):
                break_archive(number == 0)
            yield event
            faults.append(not conversation.kept)

    conversation.ask(ask, QUESTION)
    finish(conversation)
    assert faults[0]
    assert conversation.kept
    assert archive.records(conversation.id)[0].progress == conversation.exchanges[0].progress
    assert conversation.exchanges[0].progress.answer is not None


def test_an_answer_whose_process_died_is_kept_as_interrupted(archive: Archive) -> None:
    written = Progress(evidence=(), partial="The CSTO did")
    archive.add("c", Record(QUESTION, progress=written))
    back = Conversation.load("c", archive, Jobs())
    assert back is not None
    assert back.exchanges[0].progress == replace(written, crashed=True)
    assert archive.records("c")[0].progress.crashed


def test_a_last_question_without_an_answer_makes_room_when_it_is_asked_anew(archive: Archive) -> None:
    conversation = asked(archive, QUESTION, "What went wrong?")
    again = conversation.before(1)
    again.ask(FakeDesk().ask, "And Armenia?")
    finish(again)
    assert again.id == conversation.id
    assert questions(again) == [QUESTION, "And Armenia?"]
    assert [record.question for record in archive.records(again.id)] == [QUESTION, "And Armenia?"]


def test_what_a_person_said_of_a_failure_is_not_lost(archive: Archive) -> None:
    conversation = asked(archive, "What went wrong?")
    conversation.rate(0, Feedback("bad", "wrong"))
    assert conversation.before(0).id != conversation.id
    assert archive.records(conversation.id)[0].feedback == Feedback("bad", "wrong")


def test_an_answered_question_asked_anew_keeps_its_answer_and_rating(archive: Archive) -> None:
    conversation = asked(archive, QUESTION, REFUSED)
    conversation.rate(1, Feedback("good"))
    again = conversation.before(1)
    again.ask(FakeDesk().ask, REFUSED)
    finish(again)
    assert [record.question for record in archive.records(again.id)] == [QUESTION, REFUSED]
    kept = archive.records(conversation.id)
    assert [record.question for record in kept] == [QUESTION, REFUSED]
    assert kept[1].feedback == Feedback("good")
    assert kept[1].progress.answer is not None


def test_an_earlier_question_asked_anew_leaves_what_followed_it_where_it_is(archive: Archive) -> None:
    conversation = asked(archive, QUESTION, REFUSED, "And then?")
    branch = conversation.before(1)
    branch.ask(FakeDesk().ask, "And Armenia?")
    finish(branch)
    assert questions(branch) == [QUESTION, "And Armenia?"]
    assert questions(conversation) == [QUESTION, REFUSED, "And then?"]
    kept = Conversation.load(conversation.id, archive, Jobs())
    assert kept is not None
    assert questions(kept) == [QUESTION, REFUSED, "And then?"]
    assert {card.id for card in archive.cards()} == {branch.id, conversation.id}


def test_what_a_person_thinks_is_kept_with_the_whole_answer(archive: Archive) -> None:
    conversation = asked(archive, QUESTION)
    conversation.rate(0, Feedback("bad", "incomplete", "no date"))
    (record,) = archive.records(conversation.id)
    assert record.feedback == Feedback("bad", "incomplete", "no date")
    assert record.progress == conversation.exchanges[0].progress
    assert exchange_view(conversation, 0, None, EN)["actions"]["feedback"]["reason"] == "incomplete"


def test_a_finished_turn_is_computed_once(archive: Archive) -> None:
    conversation, desk = asked(archive, QUESTION), FakeDesk()
    first, second = (exchange_view(conversation, 0, desk, EN) for _ in range(2))
    assert first["statements"] is second["statements"]
    assert exchange_view(conversation, 0, desk, of("fr"))["statements"] is not first["statements"]


def test_only_the_last_answer_suggests_where_to_read_on(archive: Archive) -> None:
    conversation, desk = asked(archive, QUESTION, "And then?"), FakeDesk()
    assert exchange_view(conversation, 0, desk, EN)["follow_ups"] == []
    assert exchange_view(conversation, 1, desk, EN)["follow_ups"] == [
        {
            "heading": "Une alliance à sens unique",
            "language": "fr",
            "question": "What do the articles say about “Une alliance à sens unique”?",
        }
    ]


def test_opening_counts_up_so_that_the_same_place_can_be_opened_again(archive: Archive) -> None:
    conversation = asked(archive, QUESTION)
    key = conversation.exchanges[0].places()[2].key
    conversation.open(0, key)
    first = conversation.opened
    conversation.open(0, key)
    assert first is not None
    assert conversation.opened is not None
    assert conversation.opened.serial == first.serial + 1
    conversation.show_translation(Translated("[en] …"))
    assert conversation.opened.serial == first.serial + 2
    conversation.close()
    assert conversation.opened is None


@pytest.mark.parametrize(("exchange", "key"), [(1, "{key}"), (-1, "{key}"), (0, ""), (0, "belgorod:0-1")])
def test_a_place_that_does_not_exist_is_not_opened(archive: Archive, exchange: int, key: str) -> None:
    conversation = asked(archive, QUESTION)
    conversation.open(exchange, key.format(key=conversation.exchanges[0].places()[0].key))
    assert conversation.opened is None


def test_an_open_place_stays_open_when_a_completed_question_finds_others(archive: Archive) -> None:
    may_go_on = threading.Event()

    def ask(*_: object) -> Iterator[Event]:
        yield EvidenceFound(EVIDENCE, ())
        may_go_on.wait(5)
        yield EvidenceFound(EVIDENCE[5:], ())

    conversation = Conversation(archive, Jobs())
    conversation.ask(ask, QUESTION).wait_for_evidence(5)
    place = conversation.exchanges[0].places()[4]
    conversation.open(0, place.key)
    may_go_on.set()
    finish(conversation)
    assert len(conversation.exchanges[0].places()) == 1
    assert conversation.opened is not None
    assert conversation.opened.place == place
