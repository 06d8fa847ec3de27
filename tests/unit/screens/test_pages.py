"""The pages as Streamlit runs them, without a browser: what is asked, kept, stopped and told."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from fake_desk import FakeDesk
from streamlit.testing.v1 import AppTest

from app.conversations.archive import Archive
from app.conversations.conversation import Conversation
from app.conversations.progress import Progress
from app.conversations.record import Record
from app.errors import ArchiveFault, SettingsError, WeightsError
from app.screens.opening import Opening
from app.screens.session import ARCHIVE
from app.words import of
from vectorstore.errors import StoreError

EN = of("en")
QUESTION = "Why didn’t the CSTO activate after Belgorod?"


def page(opening):
    """Streamlit runs the text of this function alone, so it names nothing from this file."""
    from app.streamlit_app import main

    main(lambda: opening)


def page_behind(doors):
    from app.streamlit_app import main

    def door():
        behind = next(doors)
        if isinstance(behind, Exception):
            raise behind
        return behind

    main(door)


def page_that_ships():
    from app.streamlit_app import _shipped, main

    _shipped.clear()
    main(_shipped)


def drawn(opening: Opening) -> AppTest:
    opening.wait(0.5)
    return AppTest.from_function(page, args=(opening,), default_timeout=30).run()


def opened(desk: FakeDesk, home: Path) -> AppTest:
    return drawn(Opening(lambda: desk, home))


def conversation(app: AppTest) -> Conversation:
    kept = app.session_state["conversation"]
    assert isinstance(kept, Conversation)
    return kept


def finish(app: AppTest) -> None:
    job = conversation(app).exchanges[-1].job
    assert job is not None
    job.wait(5)


def texts(app: AppTest) -> list[str]:
    return [text.value for text in app.text]


@pytest.mark.parametrize(
    "error",
    [SettingsError("the port is none"), PermissionError(13, "no way"), ArchiveFault("spoilt")],
)
def test_what_keeps_the_collection_from_being_opened_at_all_is_told_and_tried_again(
    error: Exception, tmp_path: Path
) -> None:
    opening = Opening(FakeDesk, tmp_path)
    opening.wait()
    doors = iter([error, opening])
    app = AppTest.from_function(page_behind, args=(doors,), default_timeout=30).run()
    assert not app.exception
    assert texts(app) == [EN.cannot_open, EN.sentence(str(error))]
    app.button[0].click().run()
    assert EN.cannot_open not in texts(app)


def test_the_page_logs_what_the_settings_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("IBID_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("IBID_HOME", str(tmp_path))
    monkeypatch.setenv("IBID_LOG_LEVEL", "INFO")
    configured: list[object] = []
    monkeypatch.setattr("logging.basicConfig", lambda **given: configured.append(given["level"]))
    monkeypatch.setattr("app.streamlit_app._open_shipped", FakeDesk)
    AppTest.from_function(page_that_ships, default_timeout=30).run()
    assert configured == ["INFO"]


def test_an_empty_page_asks_nothing_and_says_how_things_are(tmp_path: Path) -> None:
    desk = FakeDesk()
    app = opened(desk, tmp_path)
    assert not app.exception
    assert desk.asked == []
    assert texts(app)[-2:] == ["3 articles", "Qwen 1.5B ready"]
    assert Archive(tmp_path / ARCHIVE).cards() == [], "an empty conversation is not kept"


def test_a_typed_question_is_asked_once_and_a_follow_up_knows_it(tmp_path: Path) -> None:
    desk = FakeDesk()
    app = opened(desk, tmp_path)
    app.chat_input[0].set_value(QUESTION).run()
    finish(app)
    app.run()
    app.chat_input[0].set_value("And Armenia?").run()
    finish(app)
    assert not app.run().exception
    assert [question for question, _ in desk.asked] == [QUESTION, "And Armenia?"]
    assert [turn.question for turn in desk.asked[1][1]] == [QUESTION]
    assert app.query_params["c"] == conversation(app).id


def test_the_stop_button_is_there_only_while_an_answer_is_written(tmp_path: Path) -> None:
    app = opened(FakeDesk(pace_s=0.3), tmp_path)
    assert EN.stop not in [button.label for button in app.button]
    app.chat_input[0].set_value(QUESTION).run()
    app.button(key="stop").click().run()
    assert conversation(app).exchanges[0].progress.stopped
    assert EN.stop not in [button.label for button in app.button]


def test_new_chat_stops_the_answer_and_keeps_it_in_the_list(tmp_path: Path) -> None:
    app = opened(FakeDesk(pace_s=0.3), tmp_path)
    app.chat_input[0].set_value(QUESTION).run()
    exchange = conversation(app).exchanges[0]
    app.button(key="new").click().run()
    assert exchange.progress.stopped
    assert conversation(app).exchanges == []
    assert [card.title for card in Archive(tmp_path / ARCHIVE).cards()] == [QUESTION]


def test_the_address_brings_a_conversation_back_in_a_new_session(tmp_path: Path) -> None:
    desk = FakeDesk()
    first = opened(desk, tmp_path)
    first.chat_input[0].set_value(QUESTION).run()
    finish(first)
    opening = Opening(lambda: desk, tmp_path)
    opening.wait(1)
    later = AppTest.from_function(page, args=(opening,), default_timeout=30)
    later.query_params["c"] = conversation(first).id
    later.run()
    assert not later.exception
    assert [e.record.question for e in conversation(later).exchanges] == [QUESTION]
    assert len(desk.asked) == 1


def test_an_address_of_nothing_says_so_and_shows_the_empty_page(tmp_path: Path) -> None:
    opening = Opening(FakeDesk, tmp_path)
    opening.wait(1)
    app = AppTest.from_function(page, args=(opening,), default_timeout=30)
    app.query_params["c"] = "gone"
    app.run()
    assert EN.not_found in texts(app)
    assert len(app.chat_input) == 1


def test_going_back_to_the_empty_chat_shows_it_and_leaves_the_conversation_to_itself(tmp_path: Path) -> None:
    app = opened(FakeDesk(), tmp_path)
    app.chat_input[0].set_value(QUESTION).run()
    asked = conversation(app)
    del app.query_params["c"]  # the browser has not caught up yet
    app.run()
    assert conversation(app) is asked
    finish(app)
    app.run()
    del app.query_params["c"]
    app.run()
    assert conversation(app).exchanges == []
    assert not asked.exchanges[0].progress.stopped
    assert not app.exception
    app.query_params["c"] = asked.id
    app.run()
    assert [e.record.question for e in conversation(app).exchanges] == [QUESTION]


def test_a_damaged_conversation_is_told_and_the_others_still_open(tmp_path: Path) -> None:
    archive = Archive(tmp_path / ARCHIVE)
    archive.add("whole", Record(QUESTION, progress=Progress(stopped=True)))
    archive.add("damaged", record := Record("And Armenia?"))
    with closing(sqlite3.connect(tmp_path / ARCHIVE)) as connection, connection:
        connection.execute("UPDATE records SET record = '{}' WHERE id = ?", (record.id,))
    opening = Opening(FakeDesk, tmp_path)
    opening.wait(1)
    app = AppTest.from_function(page, args=(opening,), default_timeout=30)
    app.query_params["c"] = "damaged"
    app.run()
    assert not app.exception
    assert EN.history_fault in texts(app)
    app.query_params["c"] = "whole"
    app.run()
    assert EN.history_fault not in texts(app)
    assert [e.record.question for e in conversation(app).exchanges] == [QUESTION]


def test_a_question_asked_while_the_collection_opens_waits_for_it(tmp_path: Path) -> None:
    may_open, desk = threading.Event(), FakeDesk()

    def open_desk() -> FakeDesk:
        may_open.wait(10)
        return desk

    app = drawn(Opening(open_desk, tmp_path))
    assert EN.opening in texts(app)
    app.chat_input[0].set_value(QUESTION).run()
    assert desk.asked == []
    may_open.set()
    finish(app)
    assert conversation(app).exchanges[0].progress.answer is not None


def test_wishes_go_with_the_question(tmp_path: Path) -> None:
    desk = FakeDesk()
    app = opened(desk, tmp_path)
    app.toggle(key="quotes_only").set_value(True).run()
    app.multiselect(key="only_articles").set_value(["belgorod"]).run()
    app.chat_input[0].set_value(QUESTION).run()
    finish(app)
    assert desk.wishes[0].quotes_only
    assert desk.wishes[0].articles == {"belgorod"}


@pytest.mark.parametrize(
    "error", [StoreError("the disk is full: free some space"), WeightsError("the weights are not there")]
)
def test_a_collection_that_cannot_be_opened_is_told_and_can_be_tried_again(
    tmp_path: Path, error: Exception
) -> None:
    attempts: list[int] = []

    def open_desk() -> FakeDesk:
        attempts.append(1)
        if len(attempts) == 1:
            raise error
        return FakeDesk()

    opening = Opening(open_desk, tmp_path)
    app = drawn(opening)
    assert not app.exception
    assert EN.sentence(str(error)) in texts(app)
    next(button for button in app.button if button.label == EN.try_again).click().run()
    opening.wait(1)
    app.run()
    assert EN.cannot_open not in texts(app)
    assert len(app.chat_input) == 1


def test_a_fault_of_the_archive_is_told_and_the_question_answered(tmp_path: Path) -> None:
    app = opened(FakeDesk(), tmp_path)
    (tmp_path / ARCHIVE).unlink()
    (tmp_path / ARCHIVE).mkdir()
    app.chat_input[0].set_value(QUESTION).run()
    finish(app)
    app.run()
    assert not app.exception
    assert conversation(app).exchanges[0].progress.answer is not None
    assert EN.not_kept in texts(app)


def test_a_citation_of_an_article_deleted_since_still_opens_and_says_so(tmp_path: Path) -> None:
    desk = FakeDesk()
    app = opened(desk, tmp_path)
    app.multiselect(key="only_articles").set_value([desk.shelf[0].id]).run()
    app.chat_input[0].set_value(QUESTION).run()
    finish(app)
    app.run()
    desk.shelf = desk.shelf[1:]
    asked = conversation(app)
    asked.open(0, asked.exchanges[0].places()[0].key)
    app.run()
    assert not app.exception
    _, view = asked.exchanges[0].drawn or (None, {})
    assert view["statements"][0]["marks"][0]["gone"]
    app.chat_input[0].set_value("And then?").run()
    assert not app.exception
    assert len(desk.asked) == 2
