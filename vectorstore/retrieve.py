"""A question finds passages by meaning and by words, and in them the sentences that may answer it.

Writes nothing, and knows nothing of answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from vectorstore.about_article import dateline_answers, title_answers
from vectorstore.authorship import asked_of, named_in
from vectorstore.catalogue import Catalogue
from vectorstore.corpus_statistics import CorpusStatistics
from vectorstore.dense import DenseIndex
from vectorstore.embeddings import Reranker, SentenceEmbeddings
from vectorstore.evidence import Candidate, as_evidence, in_document_order, rank, reordered, select, telling
from vectorstore.fusion import fuse
from vectorstore.hit import Evidence, Hit, Retrieved, Vectors
from vectorstore.overlap import overlaps
from vectorstore.query import vector_of
from vectorstore.recipe import SHIPPED, Recipe
from vectorstore.stored import PassageVectors, StoredSentence
from vectorstore.words import WordIndex

CANDIDATES = 50
"""Passages that the word index is asked for, and the vector index for each language."""
READ = 60
"""Best of them whose sentences are read."""
HITS = 20
"""Passages returned."""
EVIDENCE = 8
"""Sentences returned: the most that a small model reads in the time a person waits."""
RERANKED = 24
"""Best sentences that a reranker judges, where there is one."""


class Retriever:
    """Hybrid retrieval over an open store. Safe to share between threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        dense: DenseIndex,
        words: WordIndex,
        embedder: SentenceEmbeddings,
        reranker: Reranker | None = None,
        recipe: Recipe = SHIPPED,
    ) -> None:
        self._catalogue = catalogue
        self._dense = dense
        self._words = words
        self._embedder = embedder
        self._reranker = reranker
        self._recipe = recipe
        self._statistics: CorpusStatistics | None = None

    def retrieve(
        self, question: str, language: str, sentences: int = EVIDENCE, articles: Collection[str] | None = None
    ) -> Retrieved:
        """Return the passages found for a question and the best ``sentences`` of them as evidence.

        ``language`` is the question's ISO 639-1 code; articles in any language are found. ``articles``
        are the ids to search in; None means all, or those by the authors that the question names.
        """
        statistics = self._known()
        if statistics is None:
            return Retrieved((), ())
        if articles is None:
            articles = self._by_those_named(question, language, statistics)
        asked = vector_of(question, self._embedder.encode_queries, self._recipe.bare)
        stored = self._catalogue.vectors.of(self._candidates(question, language, asked, statistics, articles))
        meaning = _meaning(asked, stored, statistics)
        words = self._shared(question, meaning, statistics)
        read = _best(fuse(meaning, {}, words, self._recipe), READ)
        found = self._catalogue.sentences(read)
        cosines, contexts = _cosines(asked, found, statistics)
        nearest = _nearest(found, cosines)
        scores = fuse({passage: meaning[passage] for passage in read}, nearest, words, self._recipe)
        ranked = rank(found, cosines, contexts, meaning, words, self._recipe)
        ranked = self._reranked(question, ranked if title_answers(question) else telling(ranked))
        chosen = select(ranked, sentences, self._recipe)
        evidence = as_evidence(in_document_order(chosen), found)
        hits = self._hits(_best(scores, HITS), scores)
        near = [*_vector_of_first(hits, stored), *((c.sentence.vector, c.sentence.language) for c in chosen)]
        closeness = self._closeness(asked, language, near, self._size(statistics, articles))
        dateline = self._dateline(question, hits, evidence)
        if dateline is None:
            return Retrieved(hits, evidence, closeness)
        others = [item for item in evidence if item.text != dateline.text]
        return Retrieved(hits, (dateline, *others[: sentences - 1]), closeness, dateline)

    def neutral(self, vectors: Vectors, languages: Sequence[str]) -> Vectors:
        """Return unit rows: ``vectors`` ``(n, d)`` of sentences without what they owe to their languages.

        They are returned as they are while the store is empty.
        """
        statistics = self._known()
        return vectors if statistics is None else statistics.sentences.neutral(vectors, languages)

    def _known(self) -> CorpusStatistics | None:
        if self._statistics is None or self._statistics.generation != self._catalogue.generation:
            self._statistics = CorpusStatistics.take(self._catalogue, self._words, self._recipe.neutral)
        return self._statistics

    def _by_those_named(
        self, question: str, language: str, statistics: CorpusStatistics
    ) -> frozenset[str] | None:
        """Return the ids of the articles by the authors that ``question`` names, None when it names none."""
        names = named_in(question, language, statistics.authors)
        named = {name: self._mentioning(name, language) for name in names}
        return asked_of(statistics.authors, named) or None

    def _mentioning(self, name: str, language: str) -> set[str]:
        found = self._words.search(name, language, CANDIDATES)
        return {passage.article_id for passage in self._catalogue.passages(found)}

    def _candidates(
        self,
        question: str,
        language: str,
        asked: Vectors,
        statistics: CorpusStatistics,
        articles: Collection[str] | None,
    ) -> list[str]:
        """Return the nearest passages of each language, and those that share the question's words."""
        spoken = [[code] for code in statistics.counts] if self._recipe.apart else [None]
        near = (self._dense.search(asked, CANDIDATES, languages, articles) for languages in spoken)
        shared = self._words.search(question, language, CANDIDATES, articles) if self._recipe.words else []
        ids = [passage for found in near for passage, _ in found] + shared
        return list(dict.fromkeys(ids))

    def _shared(
        self, question: str, passages: Collection[str], statistics: CorpusStatistics
    ) -> dict[str, float]:
        """Return passage id to what its words add, for those of ``passages``."""
        if not self._recipe.words:
            return {}
        wordings = self._words.wordings(passages)
        counted = self._words.frequencies
        return overlaps(question, wordings, counted, statistics.counts, statistics.grams, self._recipe)

    def _reranked(self, question: str, ranked: list[Candidate]) -> list[Candidate]:
        if self._reranker is None or not ranked:
            return ranked
        texts = [candidate.sentence.text for candidate in ranked[:RERANKED]]
        return reordered(ranked, self._reranker(question, texts))

    def _hits(self, passages: list[str], scores: dict[str, float]) -> tuple[Hit, ...]:
        return tuple(
            Hit(stored.id, stored.article_id, stored.start, stored.end, scores[stored.id])
            for stored in self._catalogue.passages(passages)
        )

    def _closeness(
        self, asked: Vectors, language: str, near: Sequence[tuple[Vectors, str]], among: int
    ) -> float:
        """Return how close the closest of some texts is; ``near`` has their vectors and languages.

        ``among`` is the number of passages that were searched.
        """
        scale = self._embedder.closeness
        return max(
            (scale.of(float(row @ asked), language, spoken, among) for row, spoken in near), default=0.0
        )

    def _size(self, statistics: CorpusStatistics, articles: Collection[str] | None) -> int:
        """Return how many passages are searched."""
        if articles is None:
            return sum(statistics.counts.values())
        return sum(card.passages for card in map(self._catalogue.card, articles) if card)

    def _dateline(self, question: str, hits: Sequence[Hit], evidence: Sequence[Evidence]) -> Evidence | None:
        """Return the dateline of the article found first, where the question asks for what it says."""
        card = self._catalogue.card(hits[0].article_id) if hits else None
        if card is None or not dateline_answers(question, card):
            return None
        article = self._catalogue.article(card.id)
        sentences = article.sentences if article else ()
        line = next((sentence for sentence in sentences if sentence.kind == "dateline"), None)
        if article is None or line is None:
            return None
        best = max(item.similarity for item in evidence)
        return Evidence(card.id, line.start, line.end, line.of(article.text), "", card.language, best)


def _meaning(asked: Vectors, stored: PassageVectors | None, statistics: CorpusStatistics) -> dict[str, float]:
    """Return passage id to cosine, whatever the languages of question and passage."""
    if stored is None:
        return {}
    cosines = statistics.passages.neutral(stored.vectors, stored.languages) @ asked
    return dict(zip(stored.ids, cosines.tolist(), strict=True))


def _cosines(
    asked: Vectors, sentences: Sequence[StoredSentence], statistics: CorpusStatistics
) -> tuple[list[float], list[float]]:
    """Return the cosine of each sentence, by itself and in its passage, whatever the languages."""
    if not sentences:
        return [], []
    languages = [sentence.language for sentence in sentences]
    own = statistics.sentences.neutral(np.stack([sentence.vector for sentence in sentences]), languages)
    within = statistics.contexts.neutral(np.stack([sentence.context for sentence in sentences]), languages)
    return (own @ asked).tolist(), (within @ asked).tolist()


def _vector_of_first(hits: Sequence[Hit], stored: PassageVectors | None) -> Iterator[tuple[Vectors, str]]:
    """Yield the vector and the language of the passage found first, if there is one."""
    if hits and stored is not None:
        place = stored.ids.index(hits[0].passage_id)
        yield stored.vectors[place], stored.languages[place]


def _best(scores: dict[str, float], limit: int) -> list[str]:
    return sorted(scores, key=lambda passage: -scores[passage])[:limit]


def _nearest(sentences: Sequence[StoredSentence], cosines: Sequence[float]) -> dict[str, float]:
    """Return passage id to the highest cosine of its sentences."""
    nearest: dict[str, float] = {}
    for sentence, cosine in zip(sentences, cosines, strict=True):
        nearest[sentence.passage_id] = max(cosine, nearest.get(sentence.passage_id, -1.0))
    return nearest
