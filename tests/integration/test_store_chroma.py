"""The vector index over real Chroma: in a folder, and on a server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import numpy as np
import pytest
from chromadb.api.base_http_client import BaseHTTPClient
from fake_articles import HashingEmbedder, numbered_article

from vectorstore import chroma
from vectorstore.chroma import Collections
from vectorstore.dense import DenseIndex
from vectorstore.errors import ChromaUnreachable
from vectorstore.health import Expected, Probe, examine
from vectorstore.hit import Vectors
from vectorstore.store import Opening, Store

pytestmark = pytest.mark.integration


def unit_rows(count: int, dimensions: int = 24) -> Vectors:
    rows = np.random.default_rng(count).normal(size=(count, dimensions)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def names(count: int) -> list[str]:
    return [f"p{number:04d}" for number in range(count)]


def fill(index: DenseIndex, vectors: Vectors) -> None:
    count = len(vectors)
    articles = [f"a{number % 3}" for number in range(count)]
    languages = ["fr" if number % 2 else "en" for number in range(count)]
    index.upsert(names(count), vectors, articles, languages)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[DenseIndex]:
    index = DenseIndex(tmp_path / "chroma", "ibid-test")
    yield index
    index.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Give the address and the process of a Chroma server of the tests' own."""
    port = free_port()
    command = Path(sys.executable).with_name("chroma")
    arguments = ["run", "--path", str(tmp_path_factory.mktemp("served")), "--host", "127.0.0.1"]
    with subprocess.Popen(
        [command, *arguments, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        url = f"http://127.0.0.1:{port}"
        wait_for(url)
        yield url, process.pid
        process.terminate()


@pytest.fixture
def server(serving: tuple[str, int]) -> str:
    return serving[0]


def wait_for(url: str, patience_s: float = 20.0) -> None:
    end = time.monotonic() + patience_s
    while True:
        try:
            DenseIndex(url, "ibid-waiting").close()
        except ChromaUnreachable:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


def test_search_gives_cosines_best_first(index: DenseIndex) -> None:
    vectors = unit_rows(40)
    fill(index, vectors)
    found = index.search(vectors[7], 5)
    exact = sorted(enumerate((vectors @ vectors[7]).tolist()), key=lambda item: -item[1])[:5]
    assert [passage for passage, _ in found] == [names(40)[number] for number, _ in exact]
    assert [cosine for _, cosine in found] == pytest.approx([cosine for _, cosine in exact], abs=1e-5)


def test_k_may_exceed_what_is_there(index: DenseIndex) -> None:
    assert index.search(unit_rows(1)[0], 5) == []
    fill(index, unit_rows(3))
    assert len(index.search(unit_rows(1)[0], 500)) == 3
    index.delete(names(3))
    assert index.search(unit_rows(1)[0], 5) == []


def test_languages_and_articles_restrict(index: DenseIndex) -> None:
    vectors = unit_rows(30)
    fill(index, vectors)
    french = {passage for passage, _ in index.search(vectors[0], 30, languages=["fr"])}
    assert french == {passage for number, passage in enumerate(names(30)) if number % 2}
    both = {passage for passage, _ in index.search(vectors[0], 30, languages=["fr"], articles=["a0", "a1"])}
    assert both == {passage for number, passage in enumerate(names(30)) if number % 2 and number % 3 < 2}


def test_more_than_one_batch_is_written_and_deleted(tmp_path: Path) -> None:
    index = DenseIndex(tmp_path / "chroma", "ibid-test")
    fill(index, unit_rows(6_000, 8))
    assert index.count() == 6_000
    assert index.present(["p0001", "p5999", "unknown"]) == {"p0001", "p5999"}
    index.delete([*names(5_999), "unknown"])
    assert index.ids() == {"p5999"}
    index.close()


def test_upserting_again_replaces(index: DenseIndex) -> None:
    fill(index, unit_rows(5))
    turned = -unit_rows(5)
    fill(index, turned)
    assert index.count() == 5
    assert index.search(turned[2], 1)[0] == ("p0002", pytest.approx(1.0, abs=1e-5))


def test_another_catalogues_collection_goes_from_the_folder(tmp_path: Path) -> None:
    place = tmp_path / "chroma"
    first = DenseIndex(place, "ibid-one")
    fill(first, unit_rows(5))
    first.close()
    DenseIndex(place, "ibid-two").close()
    again = DenseIndex(place, "ibid-one")
    assert again.count() == 0
    again.close()


def test_recreating_empties_and_takes_other_dimensions(index: DenseIndex) -> None:
    fill(index, unit_rows(5))
    with index.recreated():
        fill(index, unit_rows(3, 12))
    assert index.count() == 3


def test_a_server_serves_the_same(server: str) -> None:
    index = DenseIndex(server, "ibid-served")
    vectors = unit_rows(40)
    fill(index, vectors)
    assert index.search(vectors[3], 1)[0] == ("p0003", pytest.approx(1.0, abs=1e-5))
    other = DenseIndex(server, "ibid-other")
    assert other.count() == 0
    assert index.count() == 40
    with index.recreated():
        assert index.ids() == set()
    index.close()
    other.close()


def test_a_store_may_keep_its_vectors_on_a_server(server: str, tmp_path: Path) -> None:
    articles = [numbered_article(number) for number in range(20)]
    with Store(Opening(tmp_path, server), HashingEmbedder()) as store:
        list(store.index(articles))
        store.forget(articles[0].id)
        assert store.dense.ids() == set(store.catalogue.passage_ids())
        store.dense.delete(store.catalogue.passage_ids()[:5])
    with Store(Opening(tmp_path, server), HashingEmbedder()) as store:
        assert store.dense.ids() == set(store.catalogue.passage_ids())
        store.purge()
        assert store.dense.count() == 57
    opening, other = Opening(tmp_path, server), HashingEmbedder(48, "other")
    opening.reembed(other)
    with Store(opening, other) as store:
        assert store.dense.count() == 57
    assert not (tmp_path / "chroma").exists()


def test_a_store_without_its_server_says_so_and_frees_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ChromaUnreachable):
        Store(Opening(tmp_path, f"http://127.0.0.1:{free_port()}"), HashingEmbedder())
    Store.open(tmp_path, HashingEmbedder()).close()


def test_a_server_that_is_not_there_is_named() -> None:
    url = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(ChromaUnreachable, match=url):
        DenseIndex(url, "ibid-x")


def test_a_server_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chroma, "PATIENCE", httpx.Timeout(0.2))
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(ChromaUnreachable):
        DenseIndex(f"http://127.0.0.1:{silent.getsockname()[1]}", "ibid-x")


def test_a_server_that_hangs_is_not_waited_for(
    serving: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, process = serving
    monkeypatch.setattr(chroma, "PATIENCE", httpx.Timeout(2.0))
    index = DenseIndex(url, "ibid-hung")
    os.kill(process, signal.SIGSTOP)
    try:
        with pytest.raises(ChromaUnreachable):
            index.upsert(["p"], unit_rows(1), ["a"], ["fr"])
    finally:
        os.kill(process, signal.SIGCONT)
    index.close()


def test_what_a_proxy_says_instead_of_the_server_is_no_answer() -> None:
    collections = Collections(None, "ibid-proxied")
    page = httpx.Response(502, text="<html>Bad Gateway", request=httpx.Request("GET", "http://chroma"))
    with pytest.raises(ChromaUnreachable), collections.turn():
        BaseHTTPClient._raise_chroma_error(page)
    collections.close()


def test_an_examination_finds_what_is_absent_and_what_has_a_wrong_vector(index: DenseIndex) -> None:
    vectors = unit_rows(40)
    fill(index, vectors)
    assert examine(index, names(40), vectors).unreachable == 0
    index.delete(["p0001"])
    swapped = vectors.copy()
    swapped[[2, 3]] = swapped[[3, 2]]
    findings = examine(index, names(40), swapped)
    assert (findings.passages, findings.absent, findings.unreachable) == (39, 1, 2)


def test_equal_passages_are_not_taken_for_damage(index: DenseIndex) -> None:
    vectors = np.repeat(unit_rows(1), 30, axis=0)
    fill(index, vectors)
    assert examine(index, names(30), vectors).unreachable == 0


def test_a_probe_judges_a_folder_from_outside(tmp_path: Path) -> None:
    place = tmp_path / "chroma"
    index = DenseIndex(place, "ibid-test")
    vectors = unit_rows(60)
    fill(index, vectors)
    index.close()
    assert Probe(place, Expected("ibid-test", 60, names(60), vectors)).result() == "healthy"
    assert Probe(place, Expected("ibid-test", 61, names(60), vectors)).result() == "out of step"
    (place / "chroma.sqlite3").write_bytes(b"no database" * 1000)
    assert Probe(place, Expected("ibid-test", 60, names(60), vectors)).result() == "damaged"
