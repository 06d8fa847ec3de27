"""Chooses the few sentences that may carry an answer out of the passages that were found.

Pure: scores and ranks what it is given, reads no store.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vectorstore.anaphora import is_anaphoric
from vectorstore.hit import Evidence
from vectorstore.recipe import Recipe
from vectorstore.stored import StoredSentence

ABOUT_AS_GOOD = 0.02
CHAIN = 3
"""How many sentences back one is looked for that stands by itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A sentence of a found passage with its score for the question."""

    sentence: StoredSentence
    score: float


def rank(
    sentences: Sequence[StoredSentence],
    cosines: Sequence[float],
    contexts: Sequence[float],
    passages: Mapping[str, float],
    words: Mapping[str, float],
    recipe: Recipe,
) -> list[Candidate]:
    """Return the sentences best first.

    Args:
        sentences: all sentences of the found passages.
        cosines: of each sentence with the question.
        contexts: the same as the sentence reads in its passage.
        passages: passage id to the passage's cosine with the question.
        words: passage id to what the words of the passage add; see ``overlap``.
        recipe: says what passage and context count.
    """
    own = 1 - recipe.passage - recipe.context
    scored = [
        Candidate(
            sentence,
            own * cosine
            + recipe.context * context
            + recipe.passage * passages[sentence.passage_id]
            + words.get(sentence.passage_id, 0.0),
        )
        for sentence, cosine, context in zip(sentences, cosines, contexts, strict=True)
    ]
    return sorted(scored, key=lambda candidate: -candidate.score)


def reordered(ranked: Sequence[Candidate], relevance: Sequence[float]) -> list[Candidate]:
    """Return ``ranked`` with its first ``len(relevance)`` candidates in the order of ``relevance``.

    The scores stay where they are, the best with the new best: those of a reranker have a scale of
    their own.
    """
    order = sorted(range(len(relevance)), key=lambda index: -relevance[index])
    first = [replace(ranked[index], score=ranked[place].score) for place, index in enumerate(order)]
    return [*first, *ranked[len(relevance) :]]


def telling(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates without titles, which only announce what is told; all when none would be left."""
    return [candidate for candidate in ranked if candidate.sentence.kind != "title"] or list(ranked)


def select(ranked: Sequence[Candidate], limit: int, recipe: Recipe) -> list[Candidate]:
    """Return at most ``limit`` candidates, best first.

    Of near-duplicates the best stays. One article gives at most its share while sentences of others
    are about as good as the ones it would still add.
    """
    chosen: list[Candidate] = []
    held_back: list[Candidate] = []
    taken: Counter[str] = Counter()
    share = max(1, round(recipe.article_share * limit))
    for candidate in ranked:
        if len(chosen) == limit or (held_back and candidate.score < held_back[0].score - ABOUT_AS_GOOD):
            break
        if any(_alike(candidate, other) >= recipe.same for other in chosen):
            continue
        if taken[candidate.sentence.article_id] >= share:
            held_back.append(candidate)
            continue
        taken[candidate.sentence.article_id] += 1
        chosen.append(candidate)
    return chosen + held_back[: limit - len(chosen)]


def in_document_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates article by article, the best candidate's first, each in reading order."""
    order = list(dict.fromkeys(candidate.sentence.article_id for candidate in chosen))
    return sorted(
        chosen,
        key=lambda candidate: (order.index(candidate.sentence.article_id), candidate.sentence.ordinal),
    )


def as_evidence(chosen: Sequence[Candidate], found: Sequence[StoredSentence]) -> tuple[Evidence, ...]:
    """Return the candidates as evidence, each with the sentence that it leans on, if it does.

    ``found`` are all sentences of the passages that the candidates come from.
    """
    places = {(sentence.passage_id, sentence.ordinal): sentence for sentence in found}
    evidence = []
    for item in chosen:
        support = _support(item.sentence, places)
        before = _evidence(support, item.score) if support else None
        evidence.append(replace(_evidence(item.sentence, item.score), before=before))
    return tuple(evidence)


def _support(
    sentence: StoredSentence, places: Mapping[tuple[str, int], StoredSentence]
) -> StoredSentence | None:
    """Return the nearest sentence before that stands by itself, where ``sentence`` does not.

    That one names what the chain of "it" and "there" speaks of; without one near by, None.
    """
    if not is_anaphoric(sentence.text, sentence.language):
        return None
    before = (places.get((sentence.passage_id, sentence.ordinal - back)) for back in range(1, CHAIN + 1))
    return next((item for item in before if item and not is_anaphoric(item.text, item.language)), None)


def _evidence(sentence: StoredSentence, score: float) -> Evidence:
    return Evidence(
        sentence.article_id,
        sentence.start,
        sentence.end,
        sentence.text,
        sentence.heading,
        sentence.language,
        score,
    )


def _alike(one: Candidate, other: Candidate) -> float:
    return float(one.sentence.vector @ other.sentence.vector)
