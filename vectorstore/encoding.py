"""Articles in batches become vectors; a text that was embedded before, or twice in a batch, is embedded once.

Stores nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

import numpy as np

from ingest.article import Article, Span
from vectorstore.embedding_text import passage_inputs, sentence_inputs, sentence_places
from vectorstore.hit import Vectors
from vectorstore.progress import Progress, unheard

K = TypeVar("K")
TEXTS = 256
"""Passages and sentences that are embedded together, across articles."""


class Embedder(Protocol):
    """Texts in, unit rows out; ``fingerprint`` names whatever makes two vectors incomparable."""

    fingerprint: str
    dimensions: int

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Return an array ``(len(texts), dimensions)`` of unit rows for texts that may be found."""

    def encode_parts(self, texts: list[str], parts: Sequence[Sequence[Span]]) -> list[Vectors]:
        """Return for each text an array ``(1 + its parts, dimensions)`` of unit rows.

        The first is the text's, as ``encode_passages`` has it; the others are those of its parts as they
        read in it.
        """


class Embedded(NamedTuple):
    """An article with a unit row for each passage, each sentence, and each sentence in its passage."""

    article: Article
    passage_vectors: Vectors
    sentence_vectors: Vectors
    context_vectors: Vectors


Parted = tuple[str, tuple[Span, ...]]
"""What a passage is read as, and where its sentences stand in that."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was embedded before: rows of sentences by text, rows of passages and their sentences by both."""

    sentences: dict[str, Vectors] = field(default_factory=dict)
    passages: dict[Parted, Vectors] = field(default_factory=dict)

    def learn(self, embedded: Embedded) -> None:
        """Take the rows of an article."""
        article, passages, sentences, contexts = embedded
        self.sentences.update(zip(sentence_inputs(article), sentences, strict=True))
        held: list[list[Vectors]] = [[] for _ in article.passages]
        for sentence, row in zip(article.sentences, contexts, strict=True):
            held[sentence.passage].append(row)
        for parted, own, rows in zip(_parted(article), passages, held, strict=True):
            self.passages[parted] = np.stack([own, *rows])


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


def embed(
    articles: list[Article], embedder: Embedder, known: Known, progress: Progress = unheard
) -> list[Embedded]:
    """Return the articles with their vectors, taking those that are ``known``; what is new becomes known."""
    passages = _fresh((parted for article in articles for parted in _parted(article)), known.passages)
    sentences = _fresh((text for article in articles for text in sentence_inputs(article)), known.sentences)
    total = len(passages) + len(sentences)
    for start in range(0, len(passages), TEXTS):
        progress("embedding", start, total)
        batch = passages[start : start + TEXTS]
        rows = embedder.encode_parts([text for text, _ in batch], [places for _, places in batch])
        known.passages.update(zip(batch, rows, strict=True))
    for start in range(0, len(sentences), TEXTS):
        progress("embedding", len(passages) + start, total)
        texts = sentences[start : start + TEXTS]
        known.sentences.update(zip(texts, embedder.encode_passages(texts), strict=True))
    progress("embedding", total, total)
    return [_embedded(article, embedder.dimensions, known) for article in articles]


def _embedded(article: Article, dimensions: int, known: Known) -> Embedded:
    parted = [known.passages[passage] for passage in _parted(article)]
    contexts = [iter(rows[1:]) for rows in parted]
    return Embedded(
        article,
        _rows([rows[0] for rows in parted], dimensions),
        _rows([known.sentences[text] for text in sentence_inputs(article)], dimensions),
        _rows([next(contexts[sentence.passage]) for sentence in article.sentences], dimensions),
    )


def _parted(article: Article) -> list[Parted]:
    texts = passage_inputs(article)
    return list(zip(texts, sentence_places(article, texts), strict=True))


def _fresh(every: Iterable[K], known: Mapping[K, Vectors]) -> list[K]:
    return [one for one in dict.fromkeys(every) if one not in known]


def _rows(rows: list[Vectors], dimensions: int) -> Vectors:
    return np.array(rows, dtype=np.float32).reshape(len(rows), dimensions)
