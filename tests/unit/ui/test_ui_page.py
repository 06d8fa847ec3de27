"""The page as Streamlit runs it, without a browser: what is asked, kept, stopped and told."""

from __future__ import annotations

import pytest
from fake_desk import FakeDesk
from streamlit.testing.v1 import AppTest

from app.errors import WeightsError
from app.ui import strings
from app.ui.conversation import Conversation
from app.ui.desk import Desk
from vectorstore.errors import StoreError

QUESTION = "Why didn’t the CSTO activate after Belgorod?"


def page(open_desk):
    """Streamlit runs the text of this function alone, so it names nothing from this file."""
    from app.streamlit_app import main

    main(open_desk)


def opened(desk: FakeDesk) -> AppTest:
    return AppTest.from_function(page, args=(lambda: desk,), default_timeout=10).run()


def conversation(app: AppTest) -> Conversation:
    kept = app.session_state["conversation"]
    assert isinstance(kept, Conversation)
    return kept


def texts(app: AppTest) -> list[str]:
    return [text.value for text in app.text]


def test_an_empty_page_asks_nothing_and_says_how_things_are() -> None:
    desk = FakeDesk()
    app = opened(desk)
    assert not app.exception
    assert desk.asked == []
    assert texts(app)[-2:] == ["3 articles", "Qwen 1.5B ready"]


def test_a_typed_question_is_asked_once_and_a_follow_up_knows_it() -> None:
    desk = FakeDesk()
    app = opened(desk)
    app.chat_input[0].set_value(QUESTION).run()
    conversation(app).exchanges[0].job.wait(5)
    app.run()
    app.chat_input[0].set_value("And Armenia?").run()
    conversation(app).exchanges[1].job.wait(5)
    assert not app.run().exception
    assert [question for question, _ in desk.asked] == [QUESTION, "And Armenia?"]
    assert [turn.question for turn in desk.asked[1][1]] == [QUESTION]


def test_the_stop_button_is_there_only_while_an_answer_is_written() -> None:
    app = opened(FakeDesk(pace_s=0.3))
    assert [button.label for button in app.button] == [strings.NEW_CHAT]
    app.chat_input[0].set_value(QUESTION).run()
    app.button(key="stop").click().run()
    assert conversation(app).exchanges[0].job.progress.stopped
    assert [button.label for button in app.button] == [strings.NEW_CHAT]


def test_new_chat_stops_the_answer_and_forgets_the_conversation() -> None:
    app = opened(FakeDesk(pace_s=0.3))
    app.chat_input[0].set_value(QUESTION).run()
    job = conversation(app).exchanges[0].job
    app.button(key="new").click().run()
    assert job.progress.stopped
    assert conversation(app).exchanges == []


@pytest.mark.parametrize(
    "error", [StoreError("the disk is full: free some space"), WeightsError("the weights are not there")]
)
def test_a_collection_that_cannot_be_opened_is_told_and_can_be_tried_again(error: Exception) -> None:
    attempts: list[int] = []

    def open_desk() -> Desk:
        attempts.append(1)
        if len(attempts) == 1:
            raise error
        return FakeDesk()

    app = AppTest.from_function(page, args=(open_desk,), default_timeout=10).run()
    assert not app.exception
    assert strings.sentence(str(error)) in texts(app)
    app.button[1].click().run()
    assert strings.CANNOT_OPEN not in texts(app)
    assert len(app.chat_input) == 1
