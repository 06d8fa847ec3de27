from dataclasses import replace

import numpy as np
import pytest

from vectorstore.anaphora import is_anaphoric
from vectorstore.evidence import Candidate, as_evidence, in_document_order, rank, reordered, select, telling
from vectorstore.recipe import SHIPPED
from vectorstore.stored import StoredSentence


def sentence(article: str, ordinal: int, *vector: float) -> StoredSentence:
    row = np.array(vector, dtype=np.float32)
    return StoredSentence(
        article, f"{article}-p", ordinal, ordinal * 10, ordinal * 10 + 9, "body", "", "fr", "…",
        row / np.linalg.norm(row), row / np.linalg.norm(row),
    )  # fmt: skip


def test_the_nearest_sentence_comes_first_and_its_passage_counts_too():
    sentences = [sentence("a", 0, 1), sentence("b", 0, 1), sentence("a", 1, 1)]
    ranked = rank(sentences, [0.7, 0.7, 0.9], [0.7, 0.7, 0.9], {"a-p": 0.5, "b-p": 0.6}, {}, SHIPPED)
    assert [(c.sentence.article_id, c.sentence.ordinal) for c in ranked] == [("a", 1), ("b", 0), ("a", 0)]


def test_of_equal_meanings_the_passage_that_shares_words_comes_first():
    sentences = [sentence("a", 0, 1), sentence("b", 0, 1)]
    ranked = rank(
        sentences, [0.7, 0.7], [0.7, 0.7], {"a-p": 0.5, "b-p": 0.5}, {"a-p": -0.1, "b-p": 0.0}, SHIPPED
    )
    assert [c.sentence.article_id for c in ranked] == ["b", "a"]


def test_a_near_duplicate_is_taken_once():
    twins = [Candidate(sentence("a", 0, 1, 0), 0.9), Candidate(sentence("b", 0, 1, 0.001), 0.89)]
    other = Candidate(sentence("b", 1, 0, 1), 0.5)
    assert select([*twins, other], 3, SHIPPED) == [twins[0], other]


def test_one_article_leaves_room_for_another_that_is_about_as_good():
    rng = np.random.default_rng(0)
    mine = [Candidate(sentence("a", n, *rng.normal(size=8)), 0.9 - n / 1000) for n in range(6)]
    theirs = Candidate(sentence("b", 0, *rng.normal(size=8)), 0.885)
    assert theirs in select([*mine, theirs], 5, SHIPPED)


def test_one_article_keeps_all_the_room_when_no_other_is_as_good():
    rng = np.random.default_rng(0)
    mine = [Candidate(sentence("a", n, *rng.normal(size=8)), 0.9 - n / 1000) for n in range(6)]
    theirs = Candidate(sentence("b", 0, *rng.normal(size=8)), 0.5)
    assert select([*mine, theirs], 5, SHIPPED) == mine[:5]


def test_a_title_goes_where_a_sentence_tells_more():
    title = Candidate(replace(sentence("a", 0, 1), kind="title"), 0.9)
    body = Candidate(sentence("a", 1, 1), 0.5)
    assert telling([title, body]) == [body]
    assert telling([title]) == [title]


def test_evidence_is_read_article_by_article_in_reading_order():
    chosen = [Candidate(sentence("b", 4, 1, 0), 0.9), Candidate(sentence("a", 1, 1, 0), 0.8)]
    chosen.append(Candidate(sentence("b", 2, 0, 1), 0.7))
    ordered = [(c.sentence.article_id, c.sentence.ordinal) for c in in_document_order(chosen)]
    assert ordered == [("b", 2), ("b", 4), ("a", 1)]


def test_nothing_found_is_nothing_ranked():
    assert select([], 6, SHIPPED) == []


def test_a_reranker_orders_the_best_and_leaves_scores_and_the_rest_in_place():
    ranked = [Candidate(sentence("a", n, 1), score) for n, score in enumerate((0.9, 0.8, 0.7))]
    again = reordered(ranked, [-3.0, 5.0])
    assert [(c.sentence.ordinal, c.score) for c in again] == [(1, 0.9), (0, 0.8), (2, 0.7)]


def told(*texts: str) -> list[StoredSentence]:
    return [replace(sentence("a", n, 1), text=text, language="en") for n, text in enumerate(texts)]


def test_a_sentence_that_points_back_comes_with_the_one_that_says_at_what():
    story = told(
        "Bern voted.", "Oslo built a bridge.", "It opened in May.", "It was soon closed.", "Rome slept."
    )
    (closed,) = as_evidence([Candidate(story[3], 0.9)], story)
    assert closed.before is not None
    assert closed.before.text == "Oslo built a bridge."


def test_neighbours_are_of_the_same_passage():
    story = told("Oslo built a bridge.", "It opened in May.")
    apart = [story[0], replace(story[1], passage_id="another")]
    assert [item.before for item in as_evidence([Candidate(line, 0.9) for line in apart], apart)] == [
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ce refus a surpris.", "fr", True),
        ("C’est pourquoi rien n’a bougé.", "fr", True),
        ("L’armée y garde une base.", "fr", True),
        ("Il y a un pont à Oslo.", "fr", False),
        ("Dieser Schritt kam spät.", "de", True),
        ("Bern stimmte ab.", "de", False),
        ("Por eso no mandaron tropas.", "es", True),
        ("Он отказался.", "ru", True),
        ("«Она не уйдёт», — сказал министр.", "ru", True),
        ("Therefore nothing moved.", "en", True),
        ("Oslo built it.", "en", False),
    ],
)
def test_words_at_the_beginning_point_back(text, language, expected):
    assert is_anaphoric(text, language) is expected
