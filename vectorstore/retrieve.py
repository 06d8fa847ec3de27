"""A question finds passages by meaning and by words, and in them the sentences that may answer it.

Writes nothing, and knows nothing of answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from vectorstore.catalogue import Catalogue
from vectorstore.dense import DenseIndex
from vectorstore.embeddings import SentenceEmbeddings
from vectorstore.evidence import Candidate, in_document_order, rank, select
from vectorstore.fusion import fuse
from vectorstore.hit import Evidence, Hit, Retrieved, Vectors
from vectorstore.languages import Centroids
from vectorstore.words import WordHit, WordIndex

CANDIDATES = 50
"""Passages that the word index is asked for, and the vector index for each language."""
HITS = 20
"""Passages returned."""
READ = 60
"""Best passages whose sentences are ranked."""
WORD_WEIGHT = 0.1
FOREIGN_WORD_WEIGHT = 0.25
"""What a word match counts in another language: only names, numbers and cognates match there."""
BARE_WEIGHT = 2.0
"""What the question without its acronyms counts against the question as it stands."""
MIN_BARE_WORDS = 3
SAMPLE = 4_000
"""Vectors that the means of the languages are taken from."""


_ACRONYM = re.compile(r"(?<![^\W\d_])[A-ZÀ-ÞЀ-Я]{3,6}(?![^\W\d_])")


@dataclass(frozen=True, slots=True, eq=False)
class _Tongues:
    """What is known of the languages in the store at one generation of its catalogue."""

    generation: int
    languages: list[str]
    passages: Centroids
    sentences: Centroids


class Retriever:
    """Hybrid retrieval over an open store. Safe to share between threads."""

    def __init__(
        self, catalogue: Catalogue, dense: DenseIndex, words: WordIndex, embedder: SentenceEmbeddings
    ) -> None:
        self._catalogue = catalogue
        self._dense = dense
        self._words = words
        self._embedder = embedder
        self._known: _Tongues | None = None

    def retrieve(self, question: str, language: str, sentences: int = 6) -> Retrieved:
        """Return the passages found for a question and the best ``sentences`` of them as evidence.

        ``language`` is the question's ISO 639-1 code; articles in any language are found.
        """
        tongues = self._tongues()
        if tongues is None:
            return Retrieved((), ())
        asked = self._asked(question)
        matches = self._words.search(question, language, CANDIDATES)
        found = {
            passage: None
            for spoken in tongues.languages
            for passage, _ in self._dense.search(asked, CANDIDATES, languages=[spoken])
        } | dict.fromkeys(match.passage_id for match in matches)
        similarity = self._similarity(asked, list(found), tongues.passages)
        fused = fuse(similarity, _weighted(matches, language), WORD_WEIGHT)
        best = sorted(fused, key=lambda passage: -fused[passage])
        chosen = self._sentences(asked, best[:READ], similarity, tongues.sentences, sentences)
        return Retrieved(self._hits(best[:HITS], fused), self._evidence(chosen))

    def _asked(self, question: str) -> Vectors:
        """Return the question's unit vector, in which its acronyms count less than its words.

        An acronym ties a question to the articles of its own language: CSTO is OTSC elsewhere, and the
        embedding knows little of that. So the question is read a second time without them.
        """
        vector = self._embedder.encode_query(question)
        bare = without_acronyms(question)
        if bare == question:
            return vector
        mixed = vector + BARE_WEIGHT * self._embedder.encode_query(bare)
        return np.asarray(mixed / np.linalg.norm(mixed), dtype=np.float32)

    def _tongues(self) -> _Tongues | None:
        generation = self._catalogue.generation
        if self._known is None or self._known.generation != generation:
            self._known = self._learn(generation)
        return self._known

    def _learn(self, generation: int) -> _Tongues | None:
        languages = self._catalogue.languages()
        if not languages:
            return None
        passages = Centroids.of(*self._catalogue.vectors_sample("passages", SAMPLE))
        sentences = Centroids.of(*self._catalogue.vectors_sample("sentences", SAMPLE))
        return _Tongues(generation, languages, passages, sentences)

    def _similarity(self, asked: Vectors, passages: list[str], centroids: Centroids) -> dict[str, float]:
        stored = self._catalogue.vectors_of(passages)
        if stored is None:
            return {}
        cosines = centroids.neutral(stored.vectors, stored.languages) @ asked
        return dict(zip(stored.ids, cosines.tolist(), strict=True))

    def _sentences(
        self,
        asked: Vectors,
        passages: list[str],
        similarity: dict[str, float],
        centroids: Centroids,
        limit: int,
    ) -> list[Candidate]:
        languages = {stored.id: stored.language for stored in self._catalogue.passages(passages)}
        sentences = [item for item in self._catalogue.sentences(passages) if item.passage_id in languages]
        if not sentences:
            return []
        vectors = centroids.neutral(
            np.stack([sentence.vector for sentence in sentences]),
            [languages[sentence.passage_id] for sentence in sentences],
        )
        return select(rank(asked, sentences, vectors, similarity), limit)

    def _hits(self, passages: list[str], scores: dict[str, float]) -> tuple[Hit, ...]:
        return tuple(
            Hit(stored.id, stored.article_id, stored.start, stored.end, scores[stored.id])
            for stored in self._catalogue.passages(passages)
        )

    def _evidence(self, chosen: list[Candidate]) -> tuple[Evidence, ...]:
        passages = {
            stored.id: stored
            for stored in self._catalogue.passages({item.sentence.passage_id for item in chosen})
        }
        return tuple(
            Evidence(
                item.sentence.article_id,
                item.sentence.start,
                item.sentence.end,
                item.sentence.text,
                passages[item.sentence.passage_id].heading,
                passages[item.sentence.passage_id].language,
                item.score,
            )
            for item in in_document_order(chosen)
            if item.sentence.passage_id in passages
        )


def without_acronyms(question: str) -> str:
    """Return the question without its words in capitals, unchanged when fewer than three words remain.

    >>> without_acronyms("Why did the CSTO keep out?")
    'Why did the keep out?'
    """
    words = question.split()
    kept = [word for word in words if not _ACRONYM.search(word)]
    return " ".join(kept) if len(words) > len(kept) >= MIN_BARE_WORDS else question


def _weighted(matches: list[WordHit], language: str) -> dict[str, float]:
    """Return passage id to word score between 0 and 1, the best match in the question's language at 1."""
    best = max((match.score for match in matches), default=1.0)
    return {
        match.passage_id: match.score / best * (1.0 if match.language == language else FOREIGN_WORD_WEIGHT)
        for match in matches
    }
