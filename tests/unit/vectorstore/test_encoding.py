"""Articles are embedded together, and no text twice."""

from __future__ import annotations

import numpy as np
from fake_articles import HashingEmbedder, make_article, numbered_article

from vectorstore.embedding_text import passage_inputs, sentence_inputs
from vectorstore.encoding import TEXTS, batches, embed, known_vectors


def test_batches_stay_near_the_limit_and_lose_nothing() -> None:
    articles = [numbered_article(number, passages=20) for number in range(20)]
    sizes = [sum(len(one.passages) + len(one.sentences) for one in batch) for batch in batches(articles)]
    assert [article for batch in batches(articles) for article in batch] == articles
    assert len(sizes) > 1
    assert max(sizes) <= TEXTS


def test_an_article_larger_than_a_batch_stands_alone() -> None:
    large = numbered_article(1, passages=TEXTS)
    assert [len(batch) for batch in batches([numbered_article(0), large, numbered_article(2)])] == [1, 1, 1]


def test_twins_never_share_a_batch() -> None:
    one, edited = numbered_article(1), numbered_article(1, edition=1)
    copy = make_article("/copy.txt", [["Texte."]])
    original = make_article("/original.txt", [["Texte."]])
    assert list(batches([one, edited])) == [[one], [edited]]
    assert list(batches([original, copy])) == [[original], [copy]]


def test_each_passage_and_sentence_gets_its_own_vector() -> None:
    embedder = HashingEmbedder()
    article = numbered_article(1)
    (embedded,) = embed([article], embedder, {})
    np.testing.assert_array_equal(
        embedded.passage_vectors, HashingEmbedder().encode_passages(passage_inputs(article))
    )
    np.testing.assert_array_equal(
        embedded.sentence_vectors, HashingEmbedder().encode_passages(sentence_inputs(article))
    )


def test_a_text_is_embedded_once() -> None:
    embedder = HashingEmbedder()
    articles = [make_article(f"/{number}.txt", [["Abonnez-vous."], [f"Le {number}."]]) for number in range(3)]
    embed(articles, embedder, {})
    assert len(embedder.encoded) == len(set(embedder.encoded))


def test_known_texts_keep_their_vectors() -> None:
    embedder = HashingEmbedder()
    (first,) = embed([numbered_article(1)], embedder, {})
    embedder.encoded.clear()
    (second,) = embed([numbered_article(1)], embedder, known_vectors(*first))
    assert embedder.encoded == []
    np.testing.assert_array_equal(first.sentence_vectors, second.sentence_vectors)


def test_progress_reaches_its_end() -> None:
    reports: list[tuple[str, int, int]] = []
    embed(
        [numbered_article(1, passages=200)],
        HashingEmbedder(),
        {},
        lambda what, done, total: reports.append((what, done, total)),
    )
    assert reports[0][1] == 0
    assert reports[-1][1] == reports[-1][2]
