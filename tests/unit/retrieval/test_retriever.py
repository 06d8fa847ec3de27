"""The whole of retrieval over a real catalogue, with exhaustive search and an embedder of concepts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fake_articles import make_article

from ingest.article import Article, Span
from ingest.load import read_bytes
from vectorstore.catalogue import Catalogue
from vectorstore.closeness import ANY, Closeness, Scale
from vectorstore.database import Database
from vectorstore.encoding import Known, embed
from vectorstore.hit import Retrieved, Vectors
from vectorstore.recipe import SHIPPED, Recipe
from vectorstore.retrieve import CANDIDATES, EVIDENCE, Retriever
from vectorstore.words import WordIndex

CONCEPTS = (
    {"treaty", "traité"}, {"signed", "signé"}, {"day", "jour"}, {"gas", "gaz"}, {"army", "armée"},
    {"railway", "chemin"}, {"summit", "sommet"}, {"border", "frontière"},
)  # fmt: skip
FRENCH = {"le", "la", "du"}
ACCENT = 1.5
"""How strongly an embedding tells its language, beside 1 for a concept."""


class ConceptEmbedder:
    """Knows the concepts in both languages, and as real models do, which language it is reading."""

    fingerprint = "concepts"
    dimensions = len(CONCEPTS) + 2
    closeness = Closeness({ANY: Scale(0.5, 1.0)}, {ANY: Scale(0.3, 0.8)}, 0.1)

    def encode_passages(self, texts: list[str]) -> Vectors:
        return np.stack([self.encode_query(text) for text in texts])

    def encode_parts(self, texts: list[str], parts: Sequence[Sequence[Span]]) -> list[Vectors]:
        pairs = zip(texts, parts, strict=True)
        return [self.encode_passages([text, *(part.of(text) for part in spans)]) for text, spans in pairs]

    def encode_queries(self, *texts: str) -> Vectors:
        return self.encode_passages(list(texts))

    def encode_query(self, text: str) -> Vectors:
        words = {word.strip(".,?!").lower() for word in text.split()}
        french = bool(words & FRENCH)
        row = [0.1 + len(words & concept) for concept in CONCEPTS] + [ACCENT * french, ACCENT * (not french)]
        return np.array(row, dtype=np.float32) / np.float32(np.linalg.norm(row))


class ExhaustiveSearch:
    """Compares a vector with all passages of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def search(self, vector, k, languages=None, articles=None):
        stored = self._catalogue.vectors.of(self._catalogue.passage_ids())
        rows = [
            (identifier, float(row @ vector))
            for identifier, row, article, language in zip(
                stored.ids, stored.vectors, stored.articles, stored.languages, strict=True
            )
            if (languages is None or language in languages) and (articles is None or article in articles)
        ]
        return sorted(rows, key=lambda row: -row[1])[:k]


Open = Callable[..., Retriever]


@pytest.fixture
def over(tmp_path: Path) -> Iterator[Open]:
    database = Database(tmp_path / "catalogue.sqlite3")
    catalogue, embedder = Catalogue(database), ConceptEmbedder()

    def open_with(*articles: Article, reranker=None, recipe=SHIPPED) -> Retriever:
        for embedded in embed(list(articles), embedder, Known()):
            catalogue.put(*embedded)
        dense, words = ExhaustiveSearch(catalogue), WordIndex(database)
        return Retriever(catalogue, dense, words, embedder, reranker, recipe)  # type: ignore[arg-type]

    yield open_with
    database.close()


def lines(found: Retrieved) -> list[str]:
    return [item.text for item in sorted(found.evidence, key=lambda item: -item.similarity)]


ENGLISH, FRENCH_ONES = (
    [
        make_article(f"/{language}{number}.txt", [[line.format(topic)]], title=title, language=language)
        for number, topic in enumerate(topics * 4)
    ]
    for language, title, line, topics in (
        (
            "en",
            "The town",
            "On what day the {} treaty of the town was kept secret",
            ["gas", "army", "railway", "border"],
        ),
        ("fr", "La ville", "Le débat du {}", ["gaz", "armée", "chemin", "frontière"]),
    )
)
CROWD = [
    *ENGLISH,
    *FRENCH_ONES,
    *(
        make_article(
            f"/crowd{number}.txt", [[f"On what day the summit was kept secret {number}"]], language="en"
        )
        for number in range(CANDIDATES)
    ),
]
"""More English passages near the question than are looked at together."""
TREATY = make_article("/treaty.txt", [["Le traité fut signé ce jour."]], title="La ville", language="fr")


def test_many_passages_in_the_language_of_the_question_do_not_bury_the_right_foreign_one(over: Open) -> None:
    retriever = over(*CROWD, TREATY)
    found = retriever.retrieve("On what day the treaty of the town was signed in secret", "en")
    assert lines(found)[0] == "Le traité fut signé ce jour."
    assert found.hits[0].article_id == TREATY.id


@pytest.mark.parametrize("recipe", [replace(SHIPPED, neutral=False), replace(SHIPPED, apart=False)])
def test_left_to_their_languages_they_do_bury_it(over: Open, recipe: Recipe) -> None:
    retriever = over(*CROWD, TREATY, recipe=recipe)
    found = retriever.retrieve("On what day the treaty of the town was signed in secret", "en")
    assert found.hits[0].article_id != TREATY.id


def test_in_one_language_words_decide_between_passages_of_the_same_meaning(over: Open) -> None:
    near, far = (
        make_article(f"/{place}.txt", [[f"The treaty was signed in {place}."]], title="A day", language="en")
        for place in ("Tashkent", "Samarkand")
    )
    question = "Who signed the treaty in Tashkent?"
    assert over(far, near).retrieve(question, "en").hits[0].article_id == near.id
    wordless = over(far, near, recipe=replace(SHIPPED, stems=0, spelling=0)).retrieve(question, "en")
    assert wordless.hits[0].score == wordless.hits[1].score


def test_the_author_of_an_article_leads_to_it(over: Open) -> None:
    signed, other = (
        make_article(
            f"/{name}.txt", [["The army met at the border."]], title="A day", language="en", author=name
        )
        for name in ("Lucie Tarakdjian", "Owen Strathearn")
    )
    found = over(other, signed).retrieve("What does Lucie Tarakdjian say of the army?", "en")
    assert found.hits[0].article_id == signed.id


def test_a_question_that_names_an_author_is_about_what_that_author_wrote(over: Open) -> None:
    told = make_article("/a.txt", [["The army met."]], language="en", author="Ada Lum")
    better = make_article("/b.txt", [["The army met at the border."]], language="en", author="Per Oyen")
    question = "Why did the army meet at the border, according to Lum?"
    assert {hit.article_id for hit in over(told, better).retrieve(question, "en").hits} == {told.id}


def test_an_author_whom_another_article_speaks_of_does_not_narrow_the_search(over: Open) -> None:
    told = make_article("/a.txt", [["The army met."]], language="en", author="Ada Lum")
    about = make_article("/b.txt", [["The army met Lum at the border."]], language="en", author="Per Oyen")
    question = "Why did the army meet Lum at the border?"
    found = over(told, about).retrieve(question, "en")
    assert {hit.article_id for hit in found.hits} == {told.id, about.id}


def test_a_word_that_is_also_an_authors_name_does_not_narrow_the_search(over: Open) -> None:
    told = make_article("/a.txt", [["The army met."]], language="en", author="Thomas Best")
    other = make_article("/b.txt", [["The army met at the border."]], language="en", author="Per Oyen")
    found = over(told, other).retrieve("Where is the army best placed to meet?", "en")
    assert {hit.article_id for hit in found.hits} == {told.id, other.id}


def test_a_search_keeps_to_the_articles_it_is_given(over: Open) -> None:
    retriever = over(*ENGLISH, TREATY)
    wanted = {ENGLISH[0].id, ENGLISH[1].id}
    found = retriever.retrieve("On what day was the treaty signed?", "en", articles=wanted)
    assert {hit.article_id for hit in found.hits} == wanted
    assert {item.article_id for item in found.evidence} <= wanted


def test_a_reranker_puts_what_it_finds_best_first(over: Open) -> None:
    def prefers_borders(question: str, texts: list[str]) -> list[float]:
        assert question == "What about the gas?"
        return [float("border" in text) for text in texts]

    found = over(*ENGLISH[:4], reranker=prefers_borders).retrieve("What about the gas?", "en")
    assert lines(found)[0] == "On what day the border treaty of the town was kept secret"


def test_the_nearer_the_best_passage_the_closer_the_collection_comes_to_the_question(over: Open) -> None:
    retriever = over(*ENGLISH, *FRENCH_ONES)
    near, far = (
        retriever.retrieve(question, "en").closeness
        for question in ("On what day was the railway treaty kept secret?", "What about the summit?")
    )
    assert near > far


def test_the_more_passages_are_searched_the_less_it_tells_that_one_is_close(over: Open) -> None:
    retriever = over(TREATY, *ENGLISH)
    among_all, among_some, alone = (
        retriever.retrieve("Le traité fut signé ce jour.", "fr", articles=articles).closeness
        for articles in (None, [TREATY.id, ENGLISH[0].id], [TREATY.id])
    )
    assert among_all < among_some < alone


def test_a_passage_is_no_farther_for_being_in_another_language(over: Open) -> None:
    retriever = over(TREATY)
    assert retriever.retrieve("Was the treaty signed?", "en").closeness == pytest.approx(
        retriever.retrieve("Was the treaty signed?", "fr").closeness + 0.4
    )


def test_an_empty_store_finds_nothing(over: Open) -> None:
    assert over().retrieve("What about the treaty?", "en") == Retrieved((), ())


def test_who_wrote_an_article_is_answered_by_the_dateline_of_the_one_it_asks_about(over):
    gas, army = (
        read_bytes(f"{topic}.txt", f"On {topic}\n\nBy {name}\n\n{line}\n".encode())
        for topic, name, line in (
            ("gas", "Ada Lum", "The gas came by railway. Nobody paid."),
            ("army", "Ben Orr", "The army left the border. Nobody saw it."),
        )
    )
    found = over(gas, army).retrieve("Who wrote the article on the army at the border?", "en")
    assert found.dateline is not None
    assert found.dateline.article_id == army.id
    assert found.dateline.text == army.text[found.dateline.start : found.dateline.end]
    assert "Ben Orr" in found.dateline.text
    assert found.evidence[0] == found.dateline
    assert len({(item.article_id, item.start) for item in found.evidence}) == len(found.evidence) <= EVIDENCE


def test_other_questions_have_no_dateline_to_answer_them(over):
    article = read_bytes("army.txt", b"On army\n\nBy Ben Orr\n\nThe army left the border.\n")
    assert over(article).retrieve("Who left the border?", "en").dateline is None
