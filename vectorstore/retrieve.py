"""A question finds passages by meaning and by words, and in them the sentences that may answer it.

Writes nothing, and knows nothing of answers.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from vectorstore.catalogue import Catalogue
from vectorstore.dense import DenseIndex
from vectorstore.embeddings import SentenceEmbeddings
from vectorstore.evidence import Candidate, in_document_order, rank, select
from vectorstore.fusion import fuse
from vectorstore.hit import Evidence, Hit, Retrieved, Vectors
from vectorstore.words import WordHit, WordIndex

CANDIDATES = 50
"""Passages that each index is asked for."""
HITS = 20
"""Passages returned."""
READ = 10
"""Best passages whose sentences are ranked."""
WORD_WEIGHT = 0.4
FOREIGN_WORD_WEIGHT = 0.25
"""What a word match counts in another language: only names, numbers and cognates match there."""


class Retriever:
    """Hybrid retrieval over an open store. Safe to share between threads."""

    def __init__(
        self, catalogue: Catalogue, dense: DenseIndex, words: WordIndex, embedder: SentenceEmbeddings
    ) -> None:
        self._catalogue = catalogue
        self._dense = dense
        self._words = words
        self._embedder = embedder

    def retrieve(self, question: str, language: str, sentences: int = 6) -> Retrieved:
        """Return the passages found for a question and the best ``sentences`` of them as evidence.

        ``language`` is the question's ISO 639-1 code; articles in any language are found.
        """
        asked = self._embedder.encode_query(question)
        cosines = dict(self._dense.search(asked, CANDIDATES))
        matches = self._words.search(question, language, CANDIDATES)
        cosines |= self._cosines(asked, (match.passage_id for match in matches), known=cosines)
        fused = fuse(cosines, _weighted(matches, language), WORD_WEIGHT)
        best = sorted(fused, key=lambda passage: -fused[passage])[:HITS]
        ranked = rank(asked, self._catalogue.sentences(best[:READ]), cosines)
        return Retrieved(self._hits(best, fused), self._evidence(select(ranked, sentences)))

    def _cosines(self, asked: Vectors, passages: Iterable[str], known: dict[str, float]) -> dict[str, float]:
        unknown = [passage for passage in passages if passage not in known]
        stored = self._catalogue.vectors_of(unknown) if unknown else None
        if stored is None:
            return {}
        return dict(zip(stored.ids, np.asarray(stored.vectors @ asked).tolist(), strict=True))

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
        )


def _weighted(matches: list[WordHit], language: str) -> dict[str, float]:
    """Return passage id to word score between 0 and 1, the best match in the question's language at 1."""
    best = max((match.score for match in matches), default=1.0)
    return {
        match.passage_id: match.score / best * (1.0 if match.language == language else FOREIGN_WORD_WEIGHT)
        for match in matches
    }
