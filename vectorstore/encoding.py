"""Articles in batches become vectors; a text that was embedded before, or twice in a batch, is embedded once.

Stores nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

import numpy as np

from ingest.article import Article
from vectorstore.embedding_text import passage_inputs, sentence_inputs
from vectorstore.hit import Vectors
from vectorstore.progress import Progress, unheard

TEXTS = 256
"""Passages and sentences that are embedded together, across articles."""


class Embedder(Protocol):
    """Texts in, unit rows out; ``fingerprint`` names whatever makes two vectors incomparable."""

    fingerprint: str
    dimensions: int

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Return an array ``(len(texts), dimensions)`` of unit rows for texts that may be found."""


class Embedded(NamedTuple):
    """An article with a unit row for each passage and for each sentence."""

    article: Article
    passage_vectors: Vectors
    sentence_vectors: Vectors


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield articles together up to about ``TEXTS`` texts; no two of a batch share their id or their text."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        texts = len(article.passages) + len(article.sentences)
        twin = any(other.id == article.id or other.text == article.text for other in batch)
        if batch and (twin or size + texts > TEXTS):
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += texts
    if batch:
        yield batch


def known_vectors(
    article: Article, passage_vectors: Vectors, sentence_vectors: Vectors
) -> dict[str, Vectors]:
    """Return text to vector for all that was embedded of an article."""
    texts = passage_inputs(article) + sentence_inputs(article)
    return dict(zip(texts, (*passage_vectors, *sentence_vectors), strict=True))


def embed(
    articles: list[Article],
    embedder: Embedder,
    known: Mapping[str, Vectors],
    progress: Progress = unheard,
) -> list[Embedded]:
    """Return the articles with their vectors, taking those of ``known`` texts as they are."""
    inputs = [(article, passage_inputs(article), sentence_inputs(article)) for article in articles]
    every = dict.fromkeys(text for _, passages, sentences in inputs for text in (*passages, *sentences))
    fresh = [text for text in every if text not in known]
    vectors = dict(known)
    for start in range(0, len(fresh), TEXTS):
        progress("embedding", start, len(fresh))
        texts = fresh[start : start + TEXTS]
        vectors.update(zip(texts, embedder.encode_passages(texts), strict=True))
    progress("embedding", len(fresh), len(fresh))
    return [
        Embedded(article, _rows(passages, vectors, embedder), _rows(sentences, vectors, embedder))
        for article, passages, sentences in inputs
    ]


def _rows(texts: list[str], vectors: Mapping[str, Vectors], embedder: Embedder) -> Vectors:
    rows = [vectors[text] for text in texts]
    return np.array(rows, dtype=np.float32).reshape(len(rows), embedder.dimensions)
