"""A conversation: asking, following up, stopping, opening and closing."""

from __future__ import annotations

import pytest
from fake_desk import FakeDesk

from app.answer import Turn
from app.ui.conversation import Conversation

QUESTION = "Why didn’t the CSTO activate after Belgorod?"
REFUSED = "How many tanks did Belgium send to Armenia?"


def asked(*questions: str, desk: FakeDesk | None = None) -> Conversation:
    conversation = Conversation()
    for question in questions:
        conversation.ask(desk or FakeDesk(), question)
        conversation.exchanges[-1].job.wait(5)
    return conversation


def test_a_follow_up_knows_what_was_answered_before() -> None:
    desk = FakeDesk()
    conversation = asked(QUESTION, REFUSED, "And then?", desk=desk)
    question, history = desk.asked[-1]
    assert question == "And then?"
    assert [turn.question for turn in history] == [QUESTION]
    assert history[0].answer.startswith("The CSTO did not act")
    assert isinstance(history[0], Turn)
    assert not conversation.writing


def test_a_new_question_stops_the_answer_under_way_and_keeps_it() -> None:
    conversation = Conversation()
    conversation.ask(FakeDesk(pace_s=0.2), QUESTION)
    assert conversation.writing
    conversation.ask(FakeDesk(), REFUSED)
    assert conversation.exchanges[0].job.progress.stopped
    assert len(conversation.exchanges) == 2


def test_a_finished_turn_is_computed_once() -> None:
    exchange = asked(QUESTION).exchanges[0]
    assert exchange.view(fills=True) is exchange.view(fills=False)
    assert exchange.view(fills=False)["fills"] is False


def test_opening_counts_up_so_that_the_same_place_can_be_opened_again() -> None:
    conversation = asked(QUESTION)
    conversation.open(0, 2)
    first = conversation.opened
    conversation.open(0, 2)
    assert first is not None
    assert conversation.opened is not None
    assert conversation.opened.serial == first.serial + 1
    conversation.close()
    assert conversation.opened is None


@pytest.mark.parametrize(("exchange", "place"), [(1, 0), (-1, 0), (0, 99), (0, -1)])
def test_a_place_that_does_not_exist_is_not_opened(exchange: int, place: int) -> None:
    conversation = asked(QUESTION)
    conversation.open(exchange, place)
    assert conversation.opened is None
