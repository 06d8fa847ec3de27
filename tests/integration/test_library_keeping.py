"""The collection as people keep it, over a real catalogue: adding, correcting, reading again, deleting."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_articles import HashingEmbedder

from app.library.intake import Intake
from app.library.library import Library
from app.library.originals import display_name
from ingest.correcting import checked, corrected, known_of
from ingest.errors import BadCorrection, IngestError, MissingFile
from ingest.load import read_bytes
from ingest.page import Page
from vectorstore import space
from vectorstore.errors import ChromaUnreachable, DiskFull
from vectorstore.store import Store

pytestmark = pytest.mark.integration

TEXT = """Le gel

Par Hélène Marchetti, le 6 novembre 2023

L’Arménie a gelé sa participation. Moscou s’en étonne, et personne ne répond.

Une alliance à sens unique

Aucun des cinq partenaires n’a rien dit. Le silence dure encore, et il arrange tout le monde.
"""
OTHER = "La route\n\nLe train contourne la Russie par la Caspienne. Il met douze jours de Xi’an à Bakou."


class Closet:
    """A store whose Chroma is in memory, with its data folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.pages: dict[str, str] = {}
        self.embedder = HashingEmbedder()
        self.reopen()

    def reopen(self) -> None:
        self.store = Store.open(self.home / "store", self.embedder)
        self.library = self.again()

    def again(self) -> Library:
        return Library(self.store, self.home / "store", self.page)

    def page(self, address: str) -> Page:
        return Page(address, self.pages[address].encode(), ".txt")

    def files(self) -> list[str]:
        return sorted(
            str(f.relative_to(self.home)) for f in (self.home / "store" / "library").rglob("*") if f.is_file()
        )


@pytest.fixture
def closet(tmp_path: Path) -> Iterator[Closet]:
    opened = Closet(tmp_path)
    yield opened
    opened.store.close()


def test_a_correction_changes_text_and_sentences_and_nothing_of_the_body() -> None:
    article = read_bytes("/a/gel.txt", TEXT.encode())
    known = checked("Le grand gel", None, "2023-11-07", "fr")
    changed = corrected(article, known)
    assert changed.text.startswith("Le grand gel\n\nPublié le 7 novembre 2023.\n\nL’Arménie")
    assert changed.text.endswith(article.text[article.text.index("L’Arménie") :])
    assert (changed.id, known_of(changed)) == (article.id, known)
    assert [h.of(changed.text) for h in changed.headings] == ["Une alliance à sens unique"]
    assert [s.of(changed.text) for s in changed.sentences][2:] == [
        s.of(article.text) for s in article.sentences
    ][2:]
    assert corrected(changed, known_of(article)) == article


@pytest.mark.parametrize(
    ("title", "author", "published", "language"),
    [
        (" ", None, None, "fr"),
        ("x" * 301, None, None, "fr"),
        ("a", None, "6/11/2023", "fr"),
        ("a", None, None, "xx"),
    ],
)
def test_what_is_no_title_date_or_language_is_refused(title, author, published, language) -> None:
    with pytest.raises(BadCorrection):
        checked(title, author, published, language)


def test_an_upload_is_kept_under_a_hash_and_can_be_read_again(closet: Closet) -> None:
    added = closet.library.add_file("../../Élan\u202e\x00.txt", TEXT.encode())
    article = closet.library.article(added.article_id)
    assert article is not None
    assert article.source.endswith("/Élan.txt")
    assert len(closet.files()) == 1
    assert "lan" not in closet.files()[0]
    assert closet.library.read_again(added.article_id).kind == "unchanged"


def test_duplicates_are_stored_once_and_leave_nothing_behind(closet: Closet) -> None:
    first = closet.library.add_file("a.txt", TEXT.encode())
    assert closet.library.add_file("a.txt", TEXT.encode()).kind == "unchanged"
    twin = closet.library.add_file("b.txt", TEXT.encode())
    assert (twin.kind, twin.article_id) == ("duplicate", first.article_id)
    assert len(closet.files()) == len(closet.library.cards()) == 1
    assert closet.library.read_again(first.article_id).kind == "unchanged"


def test_a_pasted_text_has_the_title_it_was_given(closet: Closet) -> None:
    added = closet.library.add_text(
        "Note 1/2: <b>gel</b>.", "L’Arménie a gelé sa participation. Rien d’autre."
    )
    (card,) = closet.library.cards()
    assert card.title == "Note 1/2: <b>gel</b>."
    assert closet.library.read_again(added.article_id).kind == "unchanged"
    with pytest.raises(IngestError, match="empty"):
        closet.library.add_text("Rien", "  ")


def test_a_correction_outlives_reading_again_and_costs_only_what_reads_differently(closet: Closet) -> None:
    added = closet.library.add_file("a.txt", TEXT.encode())
    article = closet.library.article(added.article_id)
    assert article is not None
    closet.embedder.encoded.clear()
    closet.library.correct(article.id, checked(article.title, "Jeanne Roux", article.published, "fr"))
    assert 0 < len(closet.embedder.encoded) <= 2, "the dateline, as a sentence and in its passage"
    closet.embedder.encoded.clear()
    assert closet.library.read_again(article.id).kind == "unchanged"
    assert closet.library.cards()[0].author == "Jeanne Roux"
    assert closet.embedder.encoded == []


def test_a_correction_yields_when_the_source_says_something_else(closet: Closet) -> None:
    address = "https://example.org/gel"
    closet.pages[address] = TEXT
    added = closet.library.add_address(address)
    closet.library.correct(added.article_id, checked("Mon titre", "Jeanne Roux", None, "fr"))
    closet.pages[address] = TEXT.replace("Le gel\n", "Le dégel\n")
    assert closet.library.read_again(added.article_id).kind == "replaced"
    (card,) = closet.library.cards()
    assert (card.title, card.author, card.published) == ("Le dégel", "Jeanne Roux", None)


def test_taking_a_correction_back_leaves_no_trace_of_it(closet: Closet) -> None:
    added = closet.library.add_file("a.txt", TEXT.encode())
    before = closet.library.article(added.article_id)
    assert before is not None
    closet.library.correct(before.id, checked("Mon titre", None, None, "fr"))
    closet.library.correct(before.id, known_of(before))
    assert closet.library.article(before.id) == before
    assert not [file for file in closet.files() if "corrections" in file]


def test_a_deleted_article_is_gone_at_once_and_its_bytes_after_the_purge(closet: Closet) -> None:
    added = closet.library.add_file("a.txt", TEXT.encode())
    closet.library.add_file("b.txt", OTHER.encode())
    closet.library.correct(added.article_id, checked("Introuvable", None, None, "fr"))
    assert closet.library.delete(added.article_id)
    assert [card.title for card in closet.library.cards()] == ["La route"]
    assert closet.store.words.search("Introuvable Arménie", "fr", 5) == []
    assert closet.library.purge_is_due
    closet.library.purge()
    assert not closet.library.purge_is_due
    held = b"".join(file.read_bytes() for file in closet.home.rglob("*") if file.is_file())
    assert b"Introuvable" not in held
    assert b"Caspienne" in held
    assert not closet.library.delete(added.article_id)


@pytest.mark.parametrize("stored", [False, True], ids=["before it is stored", "after it is stored"])
def test_originals_that_a_kill_left_behind_are_settled_at_the_start(
    closet: Closet, monkeypatch, stored: bool
) -> None:
    closet.library.add_file("a.txt", TEXT.encode())
    if not stored:
        monkeypatch.setattr(closet.library, "_index", lambda *_: None)
    monkeypatch.setattr(closet.library, "_settle", lambda *_: None)
    closet.library.add_file("b.txt", OTHER.encode())
    cards = closet.again().cards()
    assert len(closet.files()) == len(cards) == 1 + stored
    assert all(closet.again().read_again(card.id).kind == "unchanged" for card in cards)


def test_an_original_outlives_an_older_catalogue(closet: Closet) -> None:
    catalogue, backup = closet.home / "store" / "catalogue.sqlite3", closet.home / "backup"
    closet.library.add_file("a.txt", TEXT.encode())
    closet.store.close()
    backup.write_bytes(catalogue.read_bytes())
    closet.reopen()
    new = closet.library.add_file("b.txt", OTHER.encode())
    closet.store.close()
    with_new = catalogue.read_bytes()
    catalogue.write_bytes(backup.read_bytes())
    closet.reopen()
    assert len(closet.library.cards()) == 1
    closet.store.close()
    catalogue.write_bytes(with_new)
    closet.reopen()
    assert closet.library.read_again(new.article_id).kind == "unchanged"


def test_an_article_that_is_gone_leaves_nothing_though_chroma_could_not_follow(
    closet: Closet, monkeypatch
) -> None:
    def unreachable(_ids: object) -> None:
        raise ChromaUnreachable("http://localhost:1")

    added = closet.library.add_file("a.txt", TEXT.encode())
    closet.library.correct(added.article_id, checked("Introuvable", None, None, "fr"))
    monkeypatch.setattr(closet.store.dense, "delete", unreachable)
    with pytest.raises(ChromaUnreachable):
        closet.library.delete(added.article_id)
    assert closet.library.cards() == []
    assert closet.files() == ["store/library/purge-due"]


def test_an_article_that_cannot_be_deleted_keeps_its_original(closet: Closet, monkeypatch) -> None:
    def full(_article_id: str) -> None:
        raise DiskFull(closet.home)

    added = closet.library.add_file("a.txt", TEXT.encode())
    monkeypatch.setattr(closet.store, "forget", full)
    with pytest.raises(DiskFull):
        closet.library.delete(added.article_id)
    assert closet.library.read_again(added.article_id).kind == "unchanged"


def test_a_full_disk_refuses_the_article_and_keeps_what_is_there(closet: Closet, monkeypatch) -> None:
    closet.library.add_file("a.txt", TEXT.encode())
    monkeypatch.setattr(space, "RESERVE", 2**62)
    with pytest.raises(DiskFull):
        closet.library.add_file("b.txt", OTHER.encode())
    assert len(closet.files()) == len(closet.library.cards()) == 1


def test_an_original_that_is_gone_is_named_and_the_article_stays(closet: Closet) -> None:
    added = closet.library.add_file("a.txt", TEXT.encode())
    (closet.home / closet.files()[0]).unlink()
    with pytest.raises(MissingFile, match=r"'a\.txt' does not exist"):
        closet.library.read_again(added.article_id)
    assert len(closet.library.cards()) == 1


def test_a_damaged_corrections_file_is_as_good_as_none(closet: Closet) -> None:
    added = closet.library.add_file("a.txt", TEXT.encode())
    closet.library.correct(added.article_id, checked("Mon titre", None, None, "fr"))
    (file,) = (closet.home / "store" / "library" / "corrections").iterdir()
    file.write_text(json.dumps({"title": "torn", "id": ["a", "b"]}))
    assert closet.library.read_again(added.article_id).kind == "replaced"
    assert closet.library.cards()[0].title == "Le gel"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\Users\\a\\b.pdf", "b.pdf"),
        ("../x/é.txt", "é.txt"),
        ("", "article"),
        ("a\u202etxt.\x00md", "atxt.md"),
    ],
)
def test_names_are_for_display_only(given: str, shown: str) -> None:
    assert display_name(given) == shown
    assert len(display_name("x" * 5_000 + ".pdf")) == 124


def test_the_intake_tells_each_failure_and_goes_on(closet: Closet) -> None:
    intake = Intake(closet.library)
    intake.add_files([("a.txt", TEXT.encode()), ("b.pdf", b"%PDF-1.7 torn"), ("c.txt", b""), ("d.odt", b"x")])
    intake.add_address("https://example.org/none")
    intake.add_files([("e.txt", OTHER.encode())])
    intake.wait(60)
    assert [item.state for item in intake.items()] == ["done", "failed", "failed", "failed", "failed", "done"]
    problems = [item.problem for item in intake.items()]
    assert problems[1].startswith("'b.pdf' could not be read")
    assert problems[2] == "'c.txt' is empty; give a file that holds an article."
    assert problems[3].startswith("'d.odt' is of a kind")
    assert problems[4] == "", "what nobody foresaw is in the log, not on the page"
    assert len(closet.library.cards()) == 2
    assert not intake.busy
    intake.clear()
    assert intake.items() == ()


def test_a_purge_that_is_due_happens_once_nothing_waits(closet: Closet) -> None:
    added = closet.library.add_file("a.txt", TEXT.encode())
    intake = Intake(closet.library)
    intake.delete(added.article_id)
    intake.wait(60)
    assert not closet.library.purge_is_due
    closet.library._due.touch()
    intake.resume()
    intake.wait(60)
    assert not closet.library.purge_is_due


def test_what_is_deleted_during_a_purge_leaves_the_disk_too(closet: Closet, monkeypatch) -> None:
    one = closet.library.add_file("a.txt", TEXT.encode())
    other = closet.library.add_file("b.txt", OTHER.encode())
    intake, rebuild = Intake(closet.library), closet.store.words.rebuild
    deleting = threading.Thread(target=intake.delete, args=(other.article_id,))

    def rebuilt() -> None:
        if deleting.ident is None:
            deleting.start()
        rebuild()

    monkeypatch.setattr(closet.store.words, "rebuild", rebuilt)
    intake.delete(one.article_id)
    intake.wait(60)
    deleting.join(60)
    intake.wait(60)
    assert not closet.library.purge_is_due
    assert b"Caspienne" not in b"".join(f.read_bytes() for f in closet.home.rglob("*") if f.is_file())


def test_a_purge_that_fails_stays_due_and_is_not_tried_on_and_on(closet: Closet, monkeypatch) -> None:
    added = closet.library.add_file("a.txt", TEXT.encode())
    tried: list[int] = []

    def full() -> None:
        tried.append(1)
        raise DiskFull(closet.home)

    monkeypatch.setattr(closet.store, "purge", full)
    intake = Intake(closet.library)
    intake.delete(added.article_id)
    intake.wait(60)
    assert (len(tried), closet.library.purge_is_due) == (1, True)


def test_what_nobody_foresaw_of_a_purge_does_not_end_the_intake(closet: Closet, monkeypatch) -> None:
    def broken() -> None:
        raise RuntimeError("<html>502")

    added = closet.library.add_file("a.txt", TEXT.encode())
    monkeypatch.setattr(closet.store, "purge", broken)
    intake = Intake(closet.library)
    intake.delete(added.article_id)
    intake.wait(60)
    intake.add_files([("b.txt", OTHER.encode())])
    intake.wait(60)
    assert [item.state for item in intake.items()] == ["done"]
