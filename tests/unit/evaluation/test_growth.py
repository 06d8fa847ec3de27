"""Articles that are made to grow a store: of real sentences, in their languages, with vectors near theirs."""

from __future__ import annotations

import numpy as np
import pytest

from app.errors import BadInput
from app.evaluation import scaling
from app.evaluation.growth import PASSAGES, Growth, made_of
from app.evaluation.squad import Squad, SquadQuestion

DIMENSIONS = 64
FRENCH = ("Le pont est vieux.", "Il est en pierre.")
ENGLISH = ("The bridge is old.", "It is made of stone.")


def known(*texts):
    rows = np.random.default_rng(7).normal(size=(len(texts), DIMENSIONS))
    return dict(zip(texts, rows / np.linalg.norm(rows, axis=1, keepdims=True), strict=True))


@pytest.fixture
def growth():
    return Growth({"fr": known(*FRENCH), "en": known(*ENGLISH)}, "model")


def test_so_many_passages_are_made_as_are_asked_for_in_every_language(growth):
    articles = list(growth.articles(2 * PASSAGES + 3))

    assert [len(article.passages) for article in articles] == [PASSAGES, PASSAGES, 3]
    assert [article.language for article in articles] == ["en", "fr", "en"]
    assert len({article.id for article in [*articles, *growth.articles(1)]}) == 4


def test_sentences_are_real_ones_of_the_language(growth):
    english, french = growth.articles(2 * PASSAGES)

    for article, texts in ((english, ENGLISH), (french, FRENCH)):
        assert {sentence.of(article.text) for sentence in article.sentences} == set(texts)
        for number, passage in enumerate(article.passages):
            own = [sentence for sentence in article.sentences if sentence.passage == number]
            assert (own[0].start, own[-1].end) == (passage.start, passage.end)


def test_vectors_are_unit_rows_near_the_real_ones_and_never_the_same_twice(growth):
    real = known(*FRENCH)[FRENCH[0]]

    twice = growth.encode_passages([FRENCH[0], FRENCH[0]])
    passage = growth.encode_passages(["\n".join(FRENCH)])[0]

    assert np.linalg.norm(twice, axis=1) == pytest.approx(1, abs=1e-5)
    assert 0.9 < twice[0] @ real < 0.99
    assert twice[0] @ twice[1] < 0.98
    assert passage @ real > 0.4


def test_the_same_seed_makes_the_same_articles(growth):
    again = Growth({"fr": known(*FRENCH), "en": known(*ENGLISH)}, "model")
    assert list(growth.articles(30)) == list(again.articles(30))


def test_an_article_is_made_of_lines():
    article = made_of("somewhere", "fr", [["Un.", "Deux."], ["Trois."]])
    assert article.text == "Un.\nDeux.\n\nTrois."
    assert [passage.of(article.text) for passage in article.passages] == ["Un.\nDeux.", "Trois."]


def test_files_take_turns_with_their_texts_and_questions():
    files = [
        Squad("fr", FRENCH, (SquadQuestion("1", "Le pont ?", 0),)),
        Squad("en", ENGLISH[:1], (SquadQuestion("2", "The bridge?", 0), SquadQuestion("3", "The stone?", 0))),
    ]

    def detect(text, _languages):
        return "en" if "The" in text or "It" in text else "fr"

    articles, questions = scaling.material(files, detect, lambda _text, _language: ())

    assert [article.text for article in articles] == [FRENCH[0], ENGLISH[0], FRENCH[1]]
    assert [(asked.text, asked.language) for asked in questions] == [
        ("Le pont ?", "fr"), ("The bridge?", "en"), ("The stone?", "en"),
    ]  # fmt: skip


def test_each_size_needs_a_question_of_its_own(tmp_path):
    with pytest.raises(BadInput, match="1 questions are too few for 2 sizes"):
        next(scaling.measure(tmp_path, [], [scaling.Asked("?", "fr")], [1, 2], None, None, None))
