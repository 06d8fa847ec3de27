"""Conversations on disk: kept whole, found, renamed, deleted and brought back."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from fake_desk import FakeDesk

from app.conversations.archive import Archive
from app.conversations.progress import Progress, advance
from app.conversations.record import LONGEST_TITLE, Feedback, Record, from_json, title_of, to_json
from app.errors import ArchiveFault
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
    archive.add("c", first)
    archive.add("c", second)
    reopened = Archive(tmp_path / "c.sqlite3")
    assert [card.title for card in reopened.cards()] == [QUESTION]
    assert reopened.records("c") == [first, second]
    assert reopened.record(second.id) == second


def test_the_one_asked_in_last_comes_first(archive: Archive) -> None:
    archive.add("a", Record("A?"))
    archive.add("b", Record("B?"))
    archive.add("a", Record("More?"))
    assert [card.id for card in archive.cards()] == ["a", "b"]


def test_what_is_added_stands_at_the_end_and_what_is_there_already_stays_as_it_is(archive: Archive) -> None:
    old = [Record(f"{n}?") for n in range(3)]
    archive.add("c", *old)
    archive.add("c", replace(old[0], question="changed?"), Record("new?"))
    assert [record.question for record in archive.records("c")] == ["0?", "1?", "2?", "new?"]
    assert [record.question for record in archive.records("c", {old[0].id, old[2].id})] == ["1?", "new?"]


def test_what_was_removed_does_not_come_back(archive: Archive) -> None:
    first, last = Record("first?"), Record("last?")
    archive.add("c", first, last)
    archive.remove(last.id)
    archive.update(replace(last, question="late"))
    assert archive.records("c") == [first]


def test_asking_in_a_deleted_conversation_brings_it_back(archive: Archive) -> None:
    first, then = Record("first?"), Record("then?")
    archive.add("c", first)
    archive.delete("c")
    archive.add("c", first, then)
    archive.purge()
    assert [card.title for card in archive.cards()] == ["first?"]
    assert archive.records("c") == [first, then]


@pytest.mark.parametrize("search", ["belgorod", "mutual-defence", "  CSTO "])
def test_the_search_looks_into_questions_and_answers(archive: Archive, search: str) -> None:
    archive.add("c", answered())
    archive.add("other", Record("100 % sure?"))
    assert [card.id for card in archive.cards(search)] == ["c"]


@pytest.mark.parametrize(
    ("question", "search"),
    [
        ("Почему ОДКБ молчала?", "почему"),
        ("Quand ont lieu les Élections ?", "elections"),
        ("Pourquoi l’OTSC\u00a0?", "POURQUOI L'OTSC ?"),
    ],
)
def test_case_accents_and_typography_hide_nothing(archive: Archive, question: str, search: str) -> None:
    archive.add("c", Record(question))
    archive.rename("c", "Renamed")
    assert [card.id for card in archive.cards(search)] == ["c"]
    archive.rename("c", question)
    assert [card.id for card in archive.cards(search)] == ["c"]
    assert archive.cards("another") == []


@pytest.mark.parametrize("search", ["never asked it to", "an UNFINISHED sentence"])
def test_an_answer_that_was_broken_off_is_found_by_what_it_says(archive: Archive, search: str) -> None:
    whole = answered()
    broken = replace(whole.progress, answer=None, stopped=True, partial="An unfinished sentence")
    archive.add("c", replace(whole, progress=broken))
    assert [card.id for card in archive.cards(search)] == ["c"]


def test_signs_of_the_query_language_are_searched_as_they_are(archive: Archive) -> None:
    archive.add("percent", Record("100 % sure?"))
    archive.add("other", Record("Who?"))
    assert [card.id for card in archive.cards("%")] == ["percent"]
    assert archive.cards("_") == []


def test_renaming_keeps_to_the_longest_title_and_ignores_nothing(archive: Archive) -> None:
    archive.add("c", Record("A?"))
    archive.rename("c", "  ")
    assert archive.cards()[0].title == "A?"
    archive.rename("c", "word " * 100)
    assert len(archive.cards()[0].title) <= LONGEST_TITLE
    assert title_of("a\n b") == "a b"


def test_a_deletion_can_be_undone_until_it_is_purged(archive: Archive, tmp_path: Path) -> None:
    archive.add("c", Record("a secret question?"))
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


@pytest.mark.parametrize("content", ["{}", "no JSON"])
def test_a_damaged_question_is_a_fault_of_its_own_conversation_alone(tmp_path: Path, content: str) -> None:
    file = tmp_path / "c.sqlite3"
    archive = Archive(file)
    archive.add("whole", whole := answered())
    archive.add("damaged", damaged := answered())
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE records SET record = ? WHERE id = ?", (content, damaged.id))
    with pytest.raises(ArchiveFault, match="a question in it is damaged"):
        archive.records("damaged")
    with pytest.raises(ArchiveFault):
        archive.record(damaged.id)
    assert archive.records("whole") == [whole]
    assert [card.id for card in archive.cards()] == ["damaged", "whole"]
    assert [card.id for card in archive.cards("mutual-defence")] == ["whole"]


def test_a_file_that_is_no_archive_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite3"
    file.write_bytes(b"no database " * 100)
    with pytest.raises(ArchiveFault, match="file is not a database"):
        Archive(file)
    with pytest.raises(ArchiveFault, match="exists"):
        Archive(file / "c.sqlite3")


def test_threads_write_together(archive: Archive) -> None:
    def write(name: str) -> None:
        for number in range(5):
            archive.add(name, Record(f"{number}?"))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abca"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(archive.records(name)) for name in "abc"] == [10, 5, 5]
