"""Articles made of given sentences, and an embedder that hashes words: what the store's tests run on."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Sequence

import numpy as np

from ingest.article import Article, Passage, Sentence, Span
from vectorstore.closeness import ANY, Closeness, Scale
from vectorstore.hit import Vectors


class HashingEmbedder:
    """Adds up one random direction per word: equal texts get equal vectors, similar ones similar vectors."""

    closeness = Closeness({ANY: Scale(0.0, 0.5)}, {ANY: Scale(0.0, 0.5)})

    def __init__(self, dimensions: int = 32, fingerprint: str = "hashing") -> None:
        self.dimensions = dimensions
        self.fingerprint = fingerprint
        self.encoded: list[str] = []

    def encode_passages(self, texts: list[str]) -> Vectors:
        self.encoded += texts
        rows = np.array([self._sum(text) for text in texts], dtype=np.float32)
        rows = rows.reshape(len(texts), self.dimensions)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def encode_parts(self, texts: list[str], parts: Sequence[Sequence[Span]]) -> list[Vectors]:
        """A part reads in its text as itself with half of the text."""
        self.encoded += texts
        rows = []
        for text, spans in zip(texts, parts, strict=True):
            sums = [self._sum(text), *(self._sum(part.of(text)) + self._sum(text) / 2 for part in spans)]
            own = np.array(sums, dtype=np.float32)
            rows.append(own / np.linalg.norm(own, axis=1, keepdims=True))
        return rows

    def _sum(self, text: str) -> Vectors:
        words = re.findall(r"\w+", text.lower()) or [""]
        seeds = [zlib.crc32(f"{self.fingerprint} {word}".encode()) for word in words]
        return np.sum([np.random.default_rng(seed).normal(size=self.dimensions) for seed in seeds], axis=0)


def make_article(
    source: str,
    passages: list[list[str]],
    *,
    title: str = "Un titre",
    heading: str = "",
    language: str = "fr",
    author: str | None = None,
) -> Article:
    """Return an article whose first passage begins with its title; each passage is a list of sentences."""
    text = ""
    spans: list[Passage] = []
    sentences: list[Sentence] = []
    headings: list[Span] = []
    for number, lines in enumerate(passages):
        if number == 1 and heading:
            headings.append(Span(len(text), len(text) + len(heading)))
            text += f"{heading}\n"
        start = len(text)
        for line in [title, *lines] if number == 0 else lines:
            kind = "body" if sentences else "title"
            sentences.append(Sentence(len(text), len(text) + len(line), number, kind))
            text += f"{line}\n"
        spans.append(Passage(start, len(text) - 1, heading if number else ""))
    text = text.rstrip("\n")
    understood = repr((text, title, author, language, headings, sentences, spans))
    return Article(
        id=hashlib.sha256(source.encode()).hexdigest()[:16],
        source=source,
        text=text,
        title=title,
        author=author,
        published=None,
        language=language,
        headings=tuple(headings),
        sentences=tuple(sentences),
        passages=tuple(spans),
        version=hashlib.sha256(understood.encode()).hexdigest(),
    )


def numbered_article(number: int, edition: int = 0, passages: int = 3) -> Article:
    """Return a small article that differs from every other number and edition."""
    return make_article(
        f"/articles/{number}.txt",
        [
            [f"Article {number} édition {edition} passage {part}.", f"Le mot unique est mot{number}x{part}."]
            for part in range(passages)
        ],
        title=f"Titre {number}",
    )
