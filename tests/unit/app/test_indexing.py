"""``index``: a folder brings nothing back that a person deleted from the collection; a file's name does."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from fake_articles import HashingEmbedder

from app.commands import indexing
from app.commands.indexing import index
from app.library.library import Library
from app.settings import Settings
from ingest.article import Article
from ingest.load import load
from vectorstore.catalogue import Catalogue
from vectorstore.database import Database
from vectorstore.encoding import Known, embed
from vectorstore.indexing import Outcome


class Shelf:
    """A store that is only its catalogue."""

    def __init__(self, database: Database) -> None:
        self.catalogue = Catalogue(database)
        self.forget = self.catalogue.remove

    def index(self, articles: list[Article], _progress: object) -> Iterator[Outcome]:
        for article in articles:
            kind = "unchanged" if self.catalogue.version_of(article.id) == article.version else "added"
            (embedded,) = embed([article], HashingEmbedder(), Known())
            self.catalogue.put(*embedded)
            yield Outcome(article.source, article.title, kind, len(article.passages), article.id)


@contextmanager
def open_collection(settings: Settings, *, bulk: bool = False) -> Iterator[Shelf]:
    settings.store.mkdir(exist_ok=True)
    database = Database(settings.store / "catalogue.sqlite3")
    yield Shelf(database)
    database.close()


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setitem(sys.modules, "app.compose", SimpleNamespace(open_collection=open_collection))
    return Settings(home=tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "some articles"
    made.mkdir()
    (made / "gel.txt").write_text("Le gel\n\nL’Arménie a gelé sa participation. Personne ne répond.")
    (made / "route.txt").write_text("La route\n\nLe train contourne la Russie. Il met douze jours.")
    return made


@pytest.fixture
def indexed(settings: Settings, capsys: pytest.CaptureFixture[str]) -> Callable[[Path], list[str]]:
    def run(path: Path) -> list[str]:
        assert index(Namespace(paths=[str(path)]), settings) == 0
        return capsys.readouterr().out.splitlines()

    return run


def titles(settings: Settings) -> list[str]:
    with open_collection(settings) as shelf:
        return [card.title for card in shelf.catalogue.cards()]


def delete(settings: Settings, *files: Path) -> None:
    with open_collection(settings) as shelf:
        library = Library(shelf, settings.store)  # type: ignore[arg-type]  # what it needs of a store
        assert all(library.delete(load(file).id) for file in files)


def test_a_folder_leaves_out_what_was_deleted_and_says_how_it_comes_back(settings, folder, indexed) -> None:
    assert indexed(folder)[-1] == "2 added"
    gel = folder / "gel.txt"
    delete(settings, gel)
    left_out, count = indexed(folder)
    assert left_out.startswith("left out   Le gel (deleted")
    assert left_out.endswith(f"index '{gel}')")
    assert count == "1 unchanged, 1 left out"
    assert titles(settings) == ["La route"]


def test_reading_much_tells_how_far_it_is(settings, folder, capsys, monkeypatch) -> None:
    monkeypatch.setattr(indexing, "AT_ONCE", 1)
    index(Namespace(paths=[str(folder)]), settings)
    assert capsys.readouterr().err.splitlines()[:2] == ["reading: 50 %", "reading: 100 %"]


def test_a_copy_of_what_was_deleted_is_left_out_too(settings, folder, indexed) -> None:
    indexed(folder)
    gel = folder / "gel.txt"
    (folder / "copy.txt").write_text(gel.read_text())
    delete(settings, gel)
    assert indexed(folder)[-1] == "1 unchanged, 2 left out"
    assert titles(settings) == ["La route"]


def test_a_file_that_is_named_comes_back_and_stays(settings, folder, indexed) -> None:
    indexed(folder)
    gel = folder / "gel.txt"
    delete(settings, gel)
    assert indexed(gel)[-1] == "1 added"
    assert indexed(folder) == ["2 unchanged"]
    assert titles(settings) == ["La route", "Le gel"]


def test_what_changed_since_it_was_deleted_is_left_out_all_the_same(settings, folder, indexed) -> None:
    indexed(folder)
    gel = folder / "gel.txt"
    delete(settings, gel)
    gel.write_text(gel.read_text() + " Le silence dure.")
    assert indexed(folder)[-1] == "1 unchanged, 1 left out"


def test_a_collection_of_which_everything_was_deleted_stays_empty(settings, folder, indexed) -> None:
    indexed(folder)
    delete(settings, *folder.iterdir())
    assert indexed(folder)[-1] == "2 left out"
    assert titles(settings) == []


def test_nothing_of_a_deleted_article_is_remembered_but_its_id(settings, folder, indexed) -> None:
    indexed(folder)
    gel = folder / "gel.txt"
    delete(settings, gel)
    (mark,) = (settings.store / "library" / "removed").iterdir()
    assert (mark.name, mark.read_bytes()) == (load(gel).id, b"")
