"""The catalogue gives back what was put, whole or not at all."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fake_articles import HashingEmbedder, make_article, numbered_article

from ingest.article import Article
from vectorstore.catalogue import Catalogue
from vectorstore.database import Database
from vectorstore.encoding import Known, embed
from vectorstore.errors import DiskFull, StoreDamaged, StoreError
from vectorstore.meta import Meta
from vectorstore.stored import Counts


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "catalogue.sqlite3")
    yield database
    database.close()


@pytest.fixture
def catalogue(database: Database) -> Catalogue:
    return Catalogue(database)


def put(catalogue: Catalogue, article: Article) -> None:
    (embedded,) = embed([article], HashingEmbedder(), Known())
    catalogue.put(*embedded)


def test_an_article_comes_back_as_it_was_put(catalogue: Catalogue) -> None:
    article = make_article(
        "/a.txt",
        [["Première phrase.", "Deuxième."], ["L’OTSC se tait\u00a0! 🙂", "Fin."]],
        heading="Une alliance",
        author="A. Auteur",
    )
    put(catalogue, article)
    assert catalogue.article(article.id) == article
    card = catalogue.card(article.id)
    assert card is not None
    assert (card.title, card.author, card.passages, card.characters) == (
        "Un titre",
        "A. Auteur",
        2,
        len(article.text),
    )
    assert catalogue.cards() == [card]
    assert catalogue.counts() == Counts(articles=1, passages=2, sentences=5)


def test_nothing_is_known_of_an_article_that_is_not_there(catalogue: Catalogue) -> None:
    assert catalogue.article("none") is None
    assert catalogue.card("none") is None
    assert catalogue.version_of("none") is None
    assert catalogue.remove("none") is False
    assert catalogue.passages(["none"]) == []
    assert catalogue.sentences(["none"]) == []
    assert catalogue.vectors.of(["none"]) is None
    assert catalogue.counts() == Counts(0, 0, 0)


def test_passages_come_in_the_order_asked_for(catalogue: Catalogue) -> None:
    article = numbered_article(1)
    put(catalogue, article)
    first, second, third = catalogue.passage_ids()
    found = catalogue.passages([third, "unknown", first])
    assert [passage.id for passage in found] == [third, first]
    assert second.endswith("-0001")
    assert (found[0].start, found[0].end) == (article.passages[2].start, article.passages[2].end)
    assert found[0].article_id == article.id


def test_sentences_carry_the_slice_of_the_text_and_their_vector(catalogue: Catalogue) -> None:
    article = numbered_article(1)
    put(catalogue, article)
    sentences = catalogue.sentences(catalogue.passage_ids()[:1])
    assert [sentence.kind for sentence in sentences] == ["title", "body", "body"]
    assert [sentence.text for sentence in sentences] == [
        span.of(article.text) for span in article.sentences[:3]
    ]
    expected = HashingEmbedder().encode_passages([sentences[1].text])[0]
    np.testing.assert_allclose(sentences[1].vector, expected, atol=1e-6)


def test_passage_vectors_come_oldest_first_with_article_and_language(catalogue: Catalogue) -> None:
    for number in range(3):
        put(catalogue, numbered_article(number))
    ids = catalogue.passage_ids()
    vectors = catalogue.vectors.of([ids[8], "unknown", *ids[:4]])
    assert vectors is not None
    assert vectors.ids == [*ids[:4], ids[8]]
    assert vectors.vectors.shape == (5, 32)
    assert vectors.articles[-2:] == [numbered_article(1).id, numbered_article(2).id]
    assert vectors.languages == ["fr"] * 5


def test_a_changed_article_replaces_its_old_version_whole(catalogue: Catalogue, database: Database) -> None:
    put(catalogue, numbered_article(1, edition=0, passages=5))
    old = catalogue.passage_ids()
    put(catalogue, numbered_article(1, edition=1, passages=2))
    assert catalogue.article(numbered_article(1).id) == numbered_article(1, edition=1, passages=2)
    assert catalogue.counts() == Counts(articles=1, passages=2, sentences=5)
    assert not set(old) & set(catalogue.passage_ids())
    assert database.read("SELECT count(*) FROM sentences") == [(5,)]
    assert database.read("SELECT count(*) FROM words") == [(2,)]


def test_removing_leaves_no_row_behind(catalogue: Catalogue, database: Database) -> None:
    put(catalogue, numbered_article(1))
    assert catalogue.remove(numbered_article(1).id) is True
    for table in ("articles", "headings", "passages", "sentences", "words"):
        assert database.read(f"SELECT count(*) FROM {table}") == [(0,)]


class Interrupted(Database):
    """Starts a thread right after the first read, and gives it time to have its turn."""

    meanwhile: threading.Thread | None = None

    def read(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        rows = super().read(sql, parameters)
        if self.meanwhile is not None:
            thread, self.meanwhile = self.meanwhile, None
            thread.start()
            thread.join(0.5)
        return rows


@pytest.mark.parametrize(
    "look",
    [
        lambda catalogue, article, passages: catalogue.article(article),
        lambda catalogue, article, passages: [one.text for one in catalogue.sentences(passages)],
        lambda catalogue, article, passages: len(catalogue.vectors.by_span(article)[1]),
    ],
    ids=["article", "sentences", "vectors"],
)
def test_an_article_that_goes_while_it_is_read_is_read_whole(tmp_path: Path, look: Callable) -> None:
    database, article = Interrupted(tmp_path / "catalogue.sqlite3"), numbered_article(1)
    catalogue = Catalogue(database)
    put(catalogue, article)
    passages = catalogue.passage_ids()
    expected = look(catalogue, article.id, passages)
    database.meanwhile = removal = threading.Thread(target=catalogue.remove, args=(article.id,))
    assert look(catalogue, article.id, passages) == expected
    removal.join()
    assert catalogue.article(article.id) is None
    database.close()


def test_a_duplicate_is_found_by_its_exact_text(catalogue: Catalogue) -> None:
    article = numbered_article(1)
    put(catalogue, article)
    assert catalogue.find_duplicate(article.text) == article.id
    assert catalogue.find_duplicate(article.text + " ") is None


def test_a_put_that_fails_half_way_changes_nothing(catalogue: Catalogue, database: Database) -> None:
    put(catalogue, numbered_article(1, edition=0))
    generation = Meta(database).generation
    changed = numbered_article(1, edition=1)
    vectors = np.ones((len(changed.passages), 32), dtype=np.float32)
    with pytest.raises(ValueError, match="zip"):
        catalogue.put(changed, vectors, vectors[:1], vectors[:1])
    assert catalogue.article(changed.id) == numbered_article(1, edition=0)
    assert Meta(database).generation == generation


def test_a_full_disk_refuses_the_article_and_goes_on_reading(
    catalogue: Catalogue, database: Database
) -> None:
    put(catalogue, numbered_article(1))
    with database.transaction() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="free some space"):
        put(catalogue, numbered_article(2, passages=300))
    assert catalogue.article(numbered_article(1).id) == numbered_article(1)
    assert catalogue.version_of(numbered_article(2).id) is None


def test_what_is_stored_outlives_the_connection(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite3"
    database = Database(path)
    put(Catalogue(database), numbered_article(1))
    identity = Meta(database).identity
    database.close()
    database = Database(path)
    assert Catalogue(database).article(numbered_article(1).id) == numbered_article(1)
    assert Meta(database).identity == identity
    database.close()
    assert [file.name for file in tmp_path.iterdir()] == ["kept.sqlite3"]


def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    path.write_bytes(b"not a database" * 1000)
    with pytest.raises(StoreDamaged, match=r"catalogue\.sqlite3 cannot be read"):
        Database(path)


def test_damaged_text_is_told_without_the_text(catalogue: Catalogue, database: Database) -> None:
    put(catalogue, numbered_article(1))
    with database.transaction() as connection:
        connection.execute("UPDATE articles SET text = CAST(text || x'ff' AS TEXT)")
    with pytest.raises(StoreDamaged, match="not UTF-8") as caught:
        catalogue.article(numbered_article(1).id)
    assert "Titre" not in str(caught.value)


def test_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="format 99"):
        Database(path)


def test_a_catalogue_of_the_first_format_keeps_its_articles(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    database = Database(path)
    put(Catalogue(database), numbered_article(1))
    with database.transaction() as connection:
        connection.execute("ALTER TABLE sentences DROP COLUMN context")
        connection.execute("PRAGMA user_version = 1")
    database.close()
    reopened = Database(path)
    assert Catalogue(reopened).article(numbered_article(1).id) == numbered_article(1)
    put(Catalogue(reopened), numbered_article(1, edition=1))
    assert len(Catalogue(reopened).sentences(Catalogue(reopened).passage_ids())[0].context) == 32
    reopened.close()


def test_the_generation_counts_writes_and_chroma_follows(catalogue: Catalogue, database: Database) -> None:
    meta = Meta(database)
    assert meta.in_step
    put(catalogue, numbered_article(1))
    assert (meta.generation, meta.in_step) == (1, False)
    meta.followed()
    assert meta.in_step
    catalogue.remove("none")
    assert meta.in_step
    catalogue.remove(numbered_article(1).id)
    assert (meta.generation, meta.in_step, meta.lost) == (2, False, False)
    meta.lose()
    assert meta.lost
