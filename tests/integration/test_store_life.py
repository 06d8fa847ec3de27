"""A store's life over real SQLite and Chroma: articles come, change, are forgotten and leave the disk."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fake_articles import HashingEmbedder, make_article, numbered_article

from vectorstore import encoding
from vectorstore.embedding_text import passage_inputs
from vectorstore.errors import StoreInUse, WrongEmbedding
from vectorstore.reading import reading
from vectorstore.store import Opening, Store

pytestmark = pytest.mark.integration


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "store", HashingEmbedder())
    yield store
    store.close()


def nearest(store: Store, number: int, part: int) -> str:
    """Return the text of the stored passage nearest to that part of that article."""
    (vector,) = HashingEmbedder().encode_passages([passage_inputs(numbered_article(number))[part]])
    (passage,) = store.catalogue.passages([store.dense.search(vector, 1)[0][0]])
    article = store.catalogue.article(passage.article_id)
    assert article is not None
    return article.text[passage.start : passage.end]


def reembedded(folder: Path, embedder: HashingEmbedder) -> Store:
    opening = Opening(folder)
    opening.reembed(embedder)
    return Store(opening, embedder)


def in_step(store: Store) -> bool:
    return store.dense.ids() == set(store.catalogue.passage_ids())


def kinds(store: Store, *articles: object) -> list[str]:
    return [outcome.kind for outcome in store.index(articles)]


def test_articles_are_added_left_alone_and_replaced(store: Store) -> None:
    assert kinds(store, numbered_article(1), numbered_article(2)) == ["added", "added"]
    assert kinds(store, numbered_article(1), numbered_article(2, edition=1)) == ["unchanged", "replaced"]
    assert store.catalogue.article(numbered_article(2).id) == numbered_article(2, edition=1)
    assert in_step(store)
    assert "mot2x1" in nearest(store, 2, 1)
    assert [hit[-4:] for hit in store.words.search("mot2x1", "fr", 5)] == ["0001"]


def test_outcomes_tell_what_was_stored(store: Store) -> None:
    (outcome,) = store.index([numbered_article(1)])
    assert (outcome.source, outcome.title, outcome.passages) == ("/articles/1.txt", "Titre 1", 3)
    assert outcome.article_id == numbered_article(1).id


def test_the_same_text_is_stored_once(store: Store) -> None:
    original = make_article("/original.txt", [["Même texte."]])
    copy = make_article("/copy.txt", [["Même texte."]])
    assert kinds(store, original, copy) == ["added", "duplicate"]
    (outcome,) = store.index([copy])
    assert (outcome.kind, outcome.article_id) == ("duplicate", original.id)
    assert store.catalogue.counts().articles == 1


def test_an_article_that_becomes_a_duplicate_gives_up_its_old_text(store: Store) -> None:
    original = make_article("/original.txt", [["Même texte."]])
    list(store.index([original, make_article("/other.txt", [["Autre texte."]])]))
    assert kinds(store, make_article("/other.txt", [["Même texte."]])) == ["duplicate"]
    assert [card.id for card in store.catalogue.cards()] == [original.id]
    assert in_step(store)


@pytest.mark.parametrize("source", ["/original.txt", "/copy.txt"])
def test_what_becomes_new_while_others_are_embedded_is_stored(store: Store, source: str) -> None:
    original = make_article("/original.txt", [["Même texte."]])
    list(store.index([original]))
    given = [make_article(source, [["Même texte."]]), make_article("/other.txt", [["Autre texte."]])]
    outcomes = list(store.index(given, progress=lambda *_: store.forget(original.id)))
    assert [outcome.kind for outcome in outcomes] == ["added", "added"]
    assert [store.catalogue.article(article.id) for article in given] == given
    assert in_step(store)


def test_two_sources_may_swap_their_texts(store: Store) -> None:
    list(store.index([make_article("/a.txt", [["Un."]]), make_article("/b.txt", [["Deux."]])]))
    assert kinds(store, make_article("/a.txt", [["Deux."]]), make_article("/b.txt", [["Un."]])) == [
        "replaced",
        "replaced",
    ]
    assert store.catalogue.counts().articles == 2


def test_a_text_that_moves_to_another_source_is_not_lost(store: Store, monkeypatch) -> None:
    monkeypatch.setattr(encoding, "TEXTS", 1)  # each article is a batch
    list(store.index([make_article("/today.txt", [["La ville."]])]))
    moved, today = make_article("/1903.txt", [["La ville."]]), make_article("/today.txt", [["Le port."]])
    assert kinds(store, moved, today) == ["replaced", "added"]
    assert [store.catalogue.article(article.id) for article in (moved, today)] == [moved, today]
    assert in_step(store)


def test_changed_metadata_costs_no_embedding(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    with Store.open(tmp_path, embedder) as store:
        list(store.index([make_article("/a.txt", [["Un."], ["Deux."]])]))
        embedder.encoded.clear()
        assert kinds(store, make_article("/a.txt", [["Un."], ["Deux."]], author="B.")) == ["replaced"]
        assert embedder.encoded == []
        assert in_step(store)
        list(store.index([make_article("/a.txt", [["Un."], ["Trois."]], author="B.")]))
        assert {text.split("\n")[-1] for text in embedder.encoded} == {"Trois."}


def test_a_forgotten_article_is_gone_from_all_at_once(store: Store) -> None:
    list(store.index([numbered_article(1), numbered_article(2)]))
    assert store.forget(numbered_article(1).id) is True
    assert store.forget(numbered_article(1).id) is False
    assert store.words.search("mot1x1", "fr", 5) == []
    assert in_step(store)
    assert "mot2" in nearest(store, 1, 1)


def test_after_purging_nothing_of_it_is_on_the_disk(store: Store, tmp_path: Path) -> None:
    secret = make_article("/secret.txt", [["Le mot confidentiel xylophone."]] * 3, title="Secret")
    articles = [secret, *(numbered_article(number) for number in range(20))]
    list(store.index(articles))
    vector = store.catalogue.vectors.of(store.catalogue.passage_ids_of(secret.id)[:1])
    assert vector is not None
    traces = [
        b"xylophon",
        vector.vectors[0].tobytes()[:48],
        store.catalogue.passage_ids_of(secret.id)[0].encode(),
    ]
    assert all(on_disk(tmp_path, trace) for trace in traces)
    store.forget(secret.id)
    store.purge()
    assert not any(on_disk(tmp_path, trace) for trace in traces)
    assert in_step(store)
    assert "mot7x1" in nearest(store, 7, 1)
    assert store.words.search("mot7x1", "fr", 1)


def test_chroma_puts_nothing_of_the_memory_on_the_disk(store: Store, tmp_path: Path) -> None:
    list(store.index(numbered_article(number) for number in range(20)))
    assert rooms_without_elements(tmp_path)
    assert not any(any(room) for room in rooms_without_elements(tmp_path))
    store.purge()
    list(store.index([make_article("/en.txt", [["A language of its own."]], language="en")]))
    assert len(rooms_without_elements(tmp_path)) == 2
    assert not any(any(room) for room in rooms_without_elements(tmp_path))


def rooms_without_elements(folder: Path) -> list[bytes]:
    """Return the elements of each graph that Chroma has not yet filled: none is written that early."""
    return [file.read_bytes() for file in folder.rglob("data_level0.bin")]


def on_disk(folder: Path, trace: bytes) -> bool:
    return any(trace in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_store_outlives_its_process(tmp_path: Path) -> None:
    with Store.open(tmp_path, HashingEmbedder()) as store:
        list(store.index(numbered_article(number) for number in range(5)))
    with Store.open(tmp_path, HashingEmbedder()) as store:
        assert kinds(store, numbered_article(3)) == ["unchanged"]
        assert "mot3x1" in nearest(store, 3, 1)


def test_a_second_process_is_refused_and_disturbs_nothing(store: Store, tmp_path: Path) -> None:
    list(store.index([numbered_article(1)]))
    program = (
        "import sys; from pathlib import Path; from vectorstore.store import Opening\n"
        "try: Opening(Path(sys.argv[1]))\n"
        "except Exception as error: sys.exit(f'{type(error).__name__}: {error}')"
    )
    second = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "store"], capture_output=True, text=True, timeout=30
    )
    assert second.returncode == 1
    assert second.stderr.startswith("StoreInUse: store in use by process ")
    assert kinds(store, numbered_article(2)) == ["added"]


def test_articles_are_read_without_an_embedding_and_the_store_is_left_as_it_was(tmp_path: Path) -> None:
    with reading(tmp_path) as catalogue:
        assert catalogue is None
    assert not list(tmp_path.iterdir())
    with Store.open(tmp_path, HashingEmbedder()) as store:
        list(store.index([numbered_article(1)]))
        with pytest.raises(StoreInUse), reading(tmp_path):
            pass
    with reading(tmp_path) as catalogue:
        assert catalogue is not None
        assert catalogue.article(numbered_article(1).id) == numbered_article(1)
    with Store.open(tmp_path, HashingEmbedder()) as store:
        assert in_step(store)


def test_an_opening_that_is_abandoned_frees_the_folder(tmp_path: Path) -> None:
    opening = Opening(tmp_path)
    with pytest.raises(StoreInUse):
        Opening(tmp_path)
    opening.abandon()
    Store.open(tmp_path, HashingEmbedder()).close()


def test_another_embedding_is_refused_unless_nothing_is_stored(tmp_path: Path) -> None:
    Store.open(tmp_path, HashingEmbedder()).close()
    with Store.open(tmp_path, HashingEmbedder(fingerprint="first")) as store:
        list(store.index([numbered_article(1)]))
    with pytest.raises(WrongEmbedding, match=r"'first'.*'second'"):
        Store.open(tmp_path, HashingEmbedder(fingerprint="second"))
    with Store.open(tmp_path, HashingEmbedder(fingerprint="first")) as store:
        assert store.catalogue.counts().articles == 1


def test_reembedding_keeps_the_articles_and_changes_every_vector(tmp_path: Path) -> None:
    articles = [numbered_article(number) for number in range(30)]
    with Store.open(tmp_path, HashingEmbedder(fingerprint="first")) as store:
        list(store.index(articles))
    embedder = HashingEmbedder(dimensions=48, fingerprint="second")
    with reembedded(tmp_path, embedder) as store:
        assert all(store.catalogue.article(article.id) == article for article in articles)
        assert in_step(store)
        (vector,) = embedder.encode_passages(
            ["Titre 4\nArticle 4 édition 0 passage 1.\nLe mot unique est mot4x1."]
        )
        passage, cosine = store.dense.search(vector, 1)[0]
        assert passage == store.catalogue.passage_ids_of(articles[4].id)[1]
        assert cosine == pytest.approx(1.0, abs=1e-5)
    Store.open(tmp_path, embedder).close()
    assert not list(tmp_path.glob("*.new*"))


def test_reembedding_with_the_same_model_makes_the_indexes_anew(tmp_path: Path) -> None:
    with Store.open(tmp_path, HashingEmbedder()) as store:
        list(store.index([numbered_article(1)]))
    with reembedded(tmp_path, HashingEmbedder()) as store:
        assert in_step(store)
        assert store.words.search("mot1x1", "fr", 1)


def test_threads_read_while_another_writes(store: Store) -> None:
    list(store.index([numbered_article(0)]))
    done = threading.Event()

    def read() -> int:
        reads = 0
        while not done.is_set():
            assert "mot0x1" in nearest(store, 0, 1)
            assert store.words.search("mot0x1", "fr", 1)
            reads += 1
        return reads

    with ThreadPoolExecutor() as pool:
        readers = [pool.submit(read) for _ in range(3)]
        list(store.index(numbered_article(number) for number in range(1, 60)))
        store.purge()
        done.set()
        assert all(reader.result() > 0 for reader in readers)
