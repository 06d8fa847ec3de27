"""What breaks beside the catalogue is noticed on opening and rebuilt from it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from fake_articles import HashingEmbedder, numbered_article

from vectorstore import space
from vectorstore.dense import DenseIndex
from vectorstore.errors import ChromaUnreachable, DiskFull, StoreDamaged
from vectorstore.meta import Meta
from vectorstore.store import Opening, Store

pytestmark = pytest.mark.integration

ARTICLES = [numbered_article(number, passages=4) for number in range(300)]
"""1,200 passages: Chroma saves its index every 1,000, so there are files to damage."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a closed store with all articles, to be copied."""
    folder = tmp_path_factory.mktemp("whole")
    with Store.open(folder, HashingEmbedder()) as store:
        list(store.index(ARTICLES))
    assert list(folder.glob("chroma/*/index_metadata.pickle"))
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "store"))


def assert_answers_right(folder: Path) -> None:
    """Open the store and find every passage by its own vector and by its own word."""
    with Store.open(folder, HashingEmbedder()) as store:
        assert store.catalogue.counts().articles == len(ARTICLES)
        assert store.dense.ids() == set(store.catalogue.passage_ids())
        stored = store.catalogue.vectors.of(store.catalogue.passage_ids())
        assert stored is not None
        found = store.dense.nearest(stored.vectors, 1)
        assert [hits[0][0] for hits in found] == stored.ids
        assert np.allclose([hits[0][1] for hits in found], 1.0, atol=1e-4)
        assert store.words.search("mot17x2", "fr", 1)[0].endswith("-0002")


def segment(folder: Path, name: str) -> Path:
    (found,) = folder.glob(f"chroma/*/{name}")
    return found


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def garble(file: Path) -> None:
    content = bytearray(file.read_bytes())
    third = len(content) // 3
    content[third : 2 * third] = b"\xa5" * third
    file.write_bytes(content)


def remove_segment(folder: Path) -> None:
    shutil.rmtree(segment(folder, "header.bin").parent)


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: cut(segment(folder, "data_level0.bin")),
        lambda folder: garble(segment(folder, "data_level0.bin")),
        lambda folder: cut(segment(folder, "index_metadata.pickle")),
        lambda folder: segment(folder, "link_lists.bin").unlink(),
        remove_segment,
        lambda folder: cut(folder / "chroma" / "chroma.sqlite3"),
    ],
    ids=[
        "vectors cut",
        "vectors garbled",
        "labels cut",
        "links gone",
        "segment",
        "sqlite",
    ],
)
def test_a_torn_chroma_folder_is_set_aside_and_rebuilt(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder)
    assert_answers_right(folder)
    assert [path.name for path in folder.glob("chroma.damaged-*")] == ["chroma.damaged-1"]


def test_one_damaged_folder_is_kept_and_purging_removes_it(folder: Path) -> None:
    for _ in range(2):
        (folder / "chroma" / "chroma.sqlite3").write_bytes(b"torn" * 1000)
        Store.open(folder, HashingEmbedder()).close()
    assert [path.name for path in folder.glob("chroma.damaged-*")] == ["chroma.damaged-2"]
    with Store.open(folder, HashingEmbedder()) as store:
        store.purge()
    assert not list(folder.glob("chroma.damaged-*"))


def test_a_missing_chroma_folder_is_rebuilt(folder: Path) -> None:
    shutil.rmtree(folder / "chroma")
    assert_answers_right(folder)


def test_a_missing_word_table_is_rebuilt(folder: Path) -> None:
    with sqlite3.connect(folder / "catalogue.sqlite3") as connection:
        connection.execute("DROP TABLE words")
    connection.close()
    assert_answers_right(folder)


def test_chroma_out_of_step_gets_what_it_misses_and_loses_what_is_too_much(folder: Path) -> None:
    with sqlite3.connect(folder / "catalogue.sqlite3") as connection:
        (identity,) = connection.execute("SELECT value FROM meta WHERE key = 'identity'").fetchone()
    connection.close()
    dense = DenseIndex(folder / "chroma", f"ibid-{identity}")
    dense.delete(sorted(dense.ids())[:50])
    dense.upsert(["stranger"], np.ones((1, 32), dtype=np.float32), ["a"], ["fr"])
    dense.close()
    assert_answers_right(folder)
    assert not list(folder.glob("chroma.damaged-*"))


def test_a_healthy_store_is_left_alone(folder: Path) -> None:
    reports: list[str] = []
    Store(Opening(folder), HashingEmbedder(), lambda what, _done, _total: reports.append(what)).close()
    assert reports == []
    assert not list(folder.glob("chroma.damaged-*"))


def test_a_write_that_chroma_missed_is_made_up_for_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path, HashingEmbedder()) as store:
        with monkeypatch.context() as patched:
            patched.setattr(store.dense, "upsert", _unreachable)
            with pytest.raises(ChromaUnreachable):
                list(store.index([numbered_article(1)]))
        assert store.words.search("mot1x1", "fr", 1)
        assert [outcome.kind for outcome in store.index([numbered_article(1)])] == ["unchanged"]
        assert store.dense.ids() == set(store.catalogue.passage_ids())


def _unreachable(*_: object) -> None:
    raise ChromaUnreachable("http://localhost:8000")


def test_a_damaged_catalogue_is_named(folder: Path) -> None:
    (folder / "catalogue.sqlite3").write_bytes(b"torn" * 1000)
    with pytest.raises(StoreDamaged, match="index the articles again"):
        Store.open(folder, HashingEmbedder())


def test_a_full_disk_refuses_articles_and_answers_questions(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    with Store.open(folder, HashingEmbedder()) as store:
        monkeypatch.setattr(space.shutil, "disk_usage", lambda _: usage(10**9, 10**9 - 10**6, 10**6))
        with pytest.raises(DiskFull):
            list(store.index([numbered_article(999)]))
    assert_answers_right(folder)


def test_on_a_full_disk_a_store_opens_without_touching_chroma(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {file: file.stat().st_mtime_ns for file in folder.glob("chroma/**/*")}
    usage = namedtuple("usage", "total used free")
    with monkeypatch.context() as patched:
        patched.setattr(space.shutil, "disk_usage", lambda _: usage(10**9, 10**9, 0))
        assert_answers_right(folder)
    assert {file: file.stat().st_mtime_ns for file in folder.glob("chroma/**/*")} == before
    assert_answers_right(folder)


def test_a_disk_that_fills_in_a_batch_keeps_what_was_committed(folder: Path) -> None:
    with Store.open(folder, HashingEmbedder()) as store:
        database = store._parts.database
        with database.transaction() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages + 40}")
        newcomers = [numbered_article(number, passages=10) for number in range(1000, 1030)]
        with pytest.raises(DiskFull):
            list(store.index(newcomers))
        stored = [one for one in newcomers if store.catalogue.article(one.id) == one]
        assert 0 < len(stored) < len(newcomers)
        assert store.catalogue.counts().articles == len(ARTICLES) + len(stored)
        assert store.dense.ids() == set(store.catalogue.passage_ids())
        assert Meta(database).in_step
