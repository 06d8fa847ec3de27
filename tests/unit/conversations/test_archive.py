"""Conversations on disk: kept whole, found, renamed, deleted and brought back."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from fake_desk import FakeDesk

from app.conversations.archive import Archive
from app.conversations.progress import Progress, advance
from app.conversations.record import LONGEST_TITLE, Feedback, Record, from_json, title_of, to_json
from app.options import Options

QUESTION = "Why didn’t the CSTO activate after Belgorod?"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "home" / "conversations.sqlite3")


def answered(question: str = QUESTION) -> Record:
    progress = Progress()
    for event in FakeDesk().ask(question):
        progress = advance(progress, event)
    return Record(question, progress=progress)


def test_a_record_survives_as_json_with_everything_in_it() -> None:
    record = replace(
        answered(),
        options=Options(True, -1.0, frozenset({"belgorod"})),
        feedback=Feedback("bad", "wrong", "« non »"),
    )
    assert from_json(to_json(record)) == record


def test_a_conversation_is_named_after_its_first_question_and_kept_in_order(tmp_path: Path) -> None:
    first, second = answered(), answered("And Armenia?")
    archive = Archive(tmp_path / "c.sqlite3")
    archive.add("c", 0, first)
    archive.add("c", 1, second)
    reopened = Archive(tmp_path / "c.sqlite3")
    assert [card.title for card in reopened.cards()] == [QUESTION]
    assert reopened.records("c") == [first, second]
    assert reopened.record(second.id) == second


def test_the_one_asked_in_last_comes_first(archive: Archive) -> None:
    archive.add("a", 0, Record("A?"))
    archive.add("b", 0, Record("B?"))
    archive.add("a", 1, Record("More?"))
    assert [card.id for card in archive.cards()] == ["a", "b"]


def test_asking_anew_replaces_what_stood_there_and_after(archive: Archive) -> None:
    old = [Record(f"{n}?") for n in range(3)]
    for ordinal, record in enumerate(old):
        archive.add("c", ordinal, record)
    archive.add("c", 1, Record("new?"))
    assert [record.question for record in archive.records("c")] == ["0?", "new?"]
    archive.update(replace(old[2], question="late"))
    assert len(archive.records("c")) == 2, "what was replaced does not come back"


@pytest.mark.parametrize("search", ["belgorod", "mutual-defence", "  CSTO "])
def test_the_search_looks_into_questions_and_answers(archive: Archive, search: str) -> None:
    archive.add("c", 0, answered())
    archive.add("other", 0, Record("100 % sure?"))
    assert [card.id for card in archive.cards(search)] == ["c"]


def test_signs_of_the_query_language_are_searched_as_they_are(archive: Archive) -> None:
    archive.add("percent", 0, Record("100 % sure?"))
    archive.add("other", 0, Record("Who?"))
    assert [card.id for card in archive.cards("%")] == ["percent"]
    assert archive.cards("_") == []


def test_renaming_keeps_to_the_longest_title_and_ignores_nothing(archive: Archive) -> None:
    archive.add("c", 0, Record("A?"))
    archive.rename("c", "  ")
    assert archive.cards()[0].title == "A?"
    archive.rename("c", "word " * 100)
    assert len(archive.cards()[0].title) <= LONGEST_TITLE
    assert title_of("a\n b") == "a b"


def test_a_deletion_can_be_undone_until_it_is_purged(archive: Archive, tmp_path: Path) -> None:
    archive.add("c", 0, Record("a secret question?"))
    archive.delete("c")
    assert (archive.cards(), archive.card("c")) == ([], None)
    archive.restore("c")
    assert [card.id for card in archive.cards()] == ["c"]
    archive.delete("c")
    archive.purge()
    archive.restore("c")
    assert archive.cards() == []
    assert archive.records("c") == []
    left = b"".join(file.read_bytes() for file in (tmp_path / "home").iterdir())
    assert b"a secret question" not in left


def test_threads_write_together(archive: Archive) -> None:
    def write(name: str) -> None:
        for ordinal in range(5):
            archive.add(name, ordinal, Record(f"{ordinal}?"))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(archive.records(name)) for name in "abc"] == [5, 5, 5]
