"""Makes a store large: new articles out of the sentences of real ones, with vectors that need no model.

Measures nothing. What is found among such articles tells how long a search takes, never how good it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from app.evaluation.untitled import untitled
from ingest.article import Article, Passage, Sentence, Span
from vectorstore.hit import Vectors

PASSAGES = 20
"""Passages of an article that is made."""
SENTENCES = 5
"""Sentences of each of its passages."""
TURN = 0.3
"""Length of the random vector that is added to a unit vector: the cosine with it becomes about 0.96."""


class Growth:
    """Recombines sentences at random, each language among its own; stands in for the embedding model.

    A sentence's vector is its real one, turned at random; a passage's the mean of its sentences', turned.
    """

    def __init__(
        self, sentences: Mapping[str, Mapping[str, Vectors]], fingerprint: str, seed: int = 0
    ) -> None:
        """Take language to sentences with their unit vectors, as the model ``fingerprint`` made them."""
        self.fingerprint = fingerprint
        self._texts = {language: list(vectors) for language, vectors in sentences.items()}
        self._vectors = {text: vector for known in sentences.values() for text, vector in known.items()}
        self.dimensions = len(next(iter(self._vectors.values())))
        self._random = np.random.default_rng(seed)
        self._made = 0

    def articles(self, passages: int) -> Iterator[Article]:
        """Yield articles with ``passages`` passages in all, the languages in turn."""
        languages = sorted(self._texts)
        while passages > 0:
            yield self._article(languages[self._made % len(languages)], min(PASSAGES, passages))
            passages -= PASSAGES
            self._made += 1

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Return an array ``(len(texts), dimensions)`` of unit rows for texts that were made here."""
        rows = np.stack(
            [np.mean([self._vectors[line] for line in text.split("\n")], axis=0) for text in texts]
        )
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        rows += self._random.normal(scale=TURN / self.dimensions**0.5, size=rows.shape)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def encode_parts(self, texts: list[str], parts: Sequence[Sequence[Span]]) -> list[Vectors]:
        """Return for each text the unit rows of itself and of its parts, which are read by themselves."""
        return [
            self.encode_passages([text, *(part.of(text) for part in spans)])
            for text, spans in zip(texts, parts, strict=True)
        ]

    def _article(self, language: str, passages: int) -> Article:
        known = self._texts[language]
        chosen = self._random.integers(len(known), size=(passages, SENTENCES))
        return made_of(
            f"growth:{self._made}", language, [[known[place] for place in places] for places in chosen]
        )


def made_of(source: str, language: str, passages: Sequence[Sequence[str]]) -> Article:
    """Return an article without a title; each passage is given as its sentences, a line each."""
    text = "\n\n".join("\n".join(lines) for lines in passages)
    sentences: list[Sentence] = []
    spans: list[Passage] = []
    place = 0
    for number, lines in enumerate(passages):
        begin = place
        for line in lines:
            sentences.append(Sentence(place, place + len(line), number))
            place += len(line) + 1
        spans.append(Passage(begin, place - 1))
        place += 1
    return untitled(source, text, language, tuple(sentences), tuple(spans))
