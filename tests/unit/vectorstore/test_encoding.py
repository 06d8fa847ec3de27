"""Articles are embedded together, and no text twice."""

from __future__ import annotations

import numpy as np
from fake_articles import HashingEmbedder, make_article, numbered_article

from vectorstore.embedding_text import passage_inputs, sentence_inputs, sentence_places
from vectorstore.encoding import TEXTS, Known, batches, embed


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
    (embedded,) = embed([article], embedder, Known())
    np.testing.assert_array_equal(
        embedded.passage_vectors, HashingEmbedder().encode_passages(passage_inputs(article))
    )
    np.testing.assert_array_equal(
        embedded.sentence_vectors, HashingEmbedder().encode_passages(sentence_inputs(article))
    )


def test_a_sentence_gets_a_second_vector_as_it_reads_in_its_passage() -> None:
    article = make_article("/a.txt", [["Il pleut."], ["Le fort tomba.", "Il pleut."]], title="La ville")
    inputs = passage_inputs(article)
    places = sentence_places(article, inputs)
    assert [[place.of(text) for place in spans] for text, spans in zip(inputs, places, strict=True)] == [
        [sentence.of(article.text) for sentence in article.sentences if sentence.passage == number]
        for number in range(len(article.passages))
    ]
    (embedded,) = embed([article], HashingEmbedder(), Known())
    expected = [row for rows in HashingEmbedder().encode_parts(inputs, places) for row in rows[1:]]
    np.testing.assert_array_equal(embedded.context_vectors, expected)


def test_a_text_is_embedded_once() -> None:
    embedder = HashingEmbedder()
    articles = [make_article(f"/{number}.txt", [["Abonnez-vous."], [f"Le {number}."]]) for number in range(3)]
    embed(articles, embedder, Known())
    assert len(embedder.encoded) == len(set(embedder.encoded))


def test_known_texts_keep_their_vectors() -> None:
    embedder = HashingEmbedder()
    (first,) = embed([numbered_article(1)], embedder, Known())
    embedder.encoded.clear()
    known = Known()
    known.learn(first)
    (second,) = embed([numbered_article(1)], embedder, known)
    assert embedder.encoded == []
    for before, after in zip(first[1:], second[1:], strict=True):
        np.testing.assert_array_equal(before, after)


def test_progress_reaches_its_end() -> None:
    reports: list[tuple[str, int, int]] = []
    embed(
        [numbered_article(1, passages=200)],
        HashingEmbedder(),
        Known(),
        lambda what, done, total: reports.append((what, done, total)),
    )
    assert reports[0][1] == 0
    assert reports[-1][1] == reports[-1][2]
