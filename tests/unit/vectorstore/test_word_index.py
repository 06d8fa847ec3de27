"""The word index ranks passages by shared words, survives its own loss, and fears no query syntax."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_articles import HashingEmbedder, make_article, numbered_article

from ingest.article import Article
from vectorstore import words as word_index
from vectorstore.catalogue import Catalogue
from vectorstore.database import Database
from vectorstore.encoding import Known, embed
from vectorstore.word_choice import POSTINGS, choose
from vectorstore.words import WordIndex

ARMENIA = make_article(
    "/armenie.txt",
    [["Les alliés se taisent.", "L’OTSC n’a rien fait à Belgorod."], ["Erevan gèle sa participation."]],
    title="La sécurité collective",
    heading="Une rupture arménienne",
)
GAS = make_article(
    "/gas.txt",
    [["The pipeline carries gas to China.", "Allies were activated."], ["Prices fell."]],
    title="Energy routes",
    language="en",
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "catalogue.sqlite3")
    yield database
    database.close()


@pytest.fixture
def words(database: Database) -> WordIndex:
    put(database, ARMENIA, GAS)
    return WordIndex(database)


def put(database: Database, *articles: Article) -> None:
    for embedded in embed(list(articles), HashingEmbedder(), Known()):
        Catalogue(database).put(*embedded)


def found(words: WordIndex, text: str, language: str = "fr") -> list[tuple[str, int]]:
    """Return article and ordinal of the passages found."""
    names = {ARMENIA.id: "armenia", GAS.id: "gas"}
    hits = words.search(text, language, 10)
    return [(names.get(hit[:16], hit[:16]), int(hit[-4:])) for hit in hits]


@pytest.mark.parametrize(
    "question",
    ["allié", "l'otsc", "OTSC", "à Belgorod ?", "Que fait l’Alliée", "securite taisent", "rien  fait"],
)
def test_a_passage_is_found_by_its_words(words: WordIndex, question: str) -> None:
    assert found(words, question)[0] == ("armenia", 0)


def test_a_name_is_found_from_another_language(words: WordIndex) -> None:
    assert found(words, "What happened in Belgorod?", "en")[0] == ("armenia", 0)


def test_stemming_follows_the_language_of_the_question(words: WordIndex) -> None:
    assert found(words, "activating", "en") == [("gas", 0)]


def test_heading_and_title_are_found_but_weigh_less_than_the_text(words: WordIndex) -> None:
    assert found(words, "rupture") == [("armenia", 1)]
    assert found(words, "sécurité collective") == [("armenia", 0), ("armenia", 1)]


def test_a_search_within_articles_fills_its_places_from_them(database: Database, words: WordIndex) -> None:
    put(database, *(make_article(f"/{n}.txt", [["Belgorod, Belgorod !"]], title="B") for n in range(20)))
    everywhere = words.search("Belgorod", "fr", 5)
    assert ARMENIA.id not in {hit[:16] for hit in everywhere}
    within = words.search("Belgorod", "fr", 5, [ARMENIA.id, GAS.id])
    assert [hit[:16] for hit in within] == [ARMENIA.id]
    assert words.search("Belgorod", "fr", 5, []) == []


def test_what_shares_most_comes_first_and_k_is_kept(words: WordIndex) -> None:
    question = "OTSC Belgorod participation"
    assert found(words, question) == [("armenia", 0), ("armenia", 1)]
    assert found(words, "OTSC gèle participation") == [("armenia", 1), ("armenia", 0)]
    assert len(words.search(question, "fr", 1)) == 1
    assert words.search("alliés", "fr", 0) == []


@pytest.mark.parametrize(
    "question",
    ["", "   ", "?!", '"', "'; DROP TABLE words; --", 'a" OR "b', "NEAR(a b)", "stem:otsc", "*", "\x00"],
)
def test_no_question_is_query_syntax(words: WordIndex, question: str) -> None:
    words.search(question, "fr", 5)
    assert found(words, "otsc")


def test_a_question_of_200_000_characters_is_answered(words: WordIndex) -> None:
    question = "otsc " + " ".join(f"mot{number}" for number in range(30_000))
    assert found(words, question) == [("armenia", 0)]


def test_a_common_word_is_counted_again_after_a_change(
    database: Database, words: WordIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_index, "COMMON", 1)
    assert words.frequencies(["belgorod", "absent"]) == {"belgorod": 1}
    put(database, make_article("/other.txt", [["Belgorod again."]], language="en"))
    assert words.frequencies(["belgorod", "absent"]) == {"belgorod": 2}


def test_replaced_and_removed_articles_are_not_found(database: Database, words: WordIndex) -> None:
    put(database, make_article("/armenie.txt", [["Rien de neuf."]], title="Autre"))
    assert found(words, "Belgorod") == []
    assert found(words, "neuf") == [("armenia", 0)]
    Catalogue(database).remove(ARMENIA.id)
    assert found(words, "neuf") == []


@pytest.mark.parametrize("shadow", ["data", "idx", "content", "docsize", "config"])
def test_a_lost_table_is_rebuilt_on_opening(database: Database, words: WordIndex, shadow: str) -> None:
    before = words.search("alliés Belgorod pipeline", "fr", 10)
    with database.transaction() as connection:
        connection.execute(f"DROP TABLE words_{shadow}")
    database.close()
    reopened = Database(database.path)
    assert WordIndex(reopened).search("alliés Belgorod pipeline", "fr", 10) == before
    reopened.close()


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE words",
        "UPDATE words_data SET block = x'00' WHERE id > 10",
        "DELETE FROM words_content WHERE id = 1",
        "DELETE FROM words WHERE rowid = 1",
    ],
)
def test_a_damaged_table_is_rebuilt_on_opening(database: Database, words: WordIndex, damage: str) -> None:
    before = words.search("alliés Belgorod pipeline", "fr", 10)
    with database.transaction() as connection:
        connection.execute(damage)
    assert WordIndex(database).search("alliés Belgorod pipeline", "fr", 10) == before


def test_a_table_that_breaks_while_open_is_rebuilt_by_the_search(
    database: Database, words: WordIndex
) -> None:
    before = words.search("alliés Belgorod", "fr", 10)
    with database.transaction() as connection:
        connection.execute("UPDATE words_data SET block = x'00' WHERE id > 10")
    assert words.search("alliés Belgorod", "fr", 10) == before


def test_writing_goes_on_after_a_rebuild(database: Database, words: WordIndex) -> None:
    words.rebuild()
    new = numbered_article(7)
    put(database, new)
    assert found(words, "mot7x2") == [(new.id, 2)]


def test_words_are_chosen_rarest_first_within_the_limit() -> None:
    assert choose({"otsc": 3, "belgorod": 1, "alliance": 40}, 1000) == ["belgorod", "otsc", "alliance"]
    assert choose({"otsc": 3, "de": 900}, 1000) == ["otsc"]
    assert choose({"de": 900, "la": 950}, 1000) == ["de"]
    assert choose({"rare": 10, "some": POSTINGS, "other": POSTINGS + 1}, 10**6) == ["rare"]
    assert choose({}, 1000) == []
