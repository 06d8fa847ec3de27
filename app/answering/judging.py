"""Asks the language model which of the nearest sentences answers, and about no more of them than it takes.

Every sentence takes about a second on two cores, so they are asked the likeliest first. Decides neither
whether to speak nor what is read: ``abstention`` and ``shortlist`` do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from vectorstore.hit import Evidence

RELEVANCE_WEIGHT = 0.08
"""What one unit of the language model's log-odds is worth in score."""
ANSWERING_WEIGHT = 0.01
"""What one unit of the log-odds is worth that a sentence has as an answer, read with the question."""
SURPRISE = 0.5
"""Log-odds that a sentence behind the others hardly has."""


@dataclass(frozen=True, slots=True)
class Judgment:
    """The sentences that the model was asked about, and what it thinks of each."""

    evidence: tuple[Evidence, ...]
    """In the order given; the judgments are part of its ``similarity``."""
    relevance: tuple[float, ...]
    """Log-odds of each."""
    unasked: int
    """How many sentences it was not asked about."""

    @property
    def best(self) -> float:
        """The log-odds of the sentence that most likely answers."""
        return max(zip(self.evidence, self.relevance, strict=True), key=lambda pair: pair[0].similarity)[1]


def paired(evidence: Sequence[Evidence], answering: Sequence[float] | None) -> list[Evidence]:
    """Return the evidence with the opinion of the model that reads pairs in its ``similarity``.

    ``answering`` are that model's log-odds, None where there is no such model.
    """
    if answering is None:
        return list(evidence)
    return [
        replace(item, similarity=item.similarity + ANSWERING_WEIGHT * odds)
        for item, odds in zip(evidence, answering, strict=True)
    ]


def judge(
    evidence: Sequence[Evidence],
    relevance: Callable[[Sequence[str]], Iterator[float | None]],
    enough: Callable[[Sequence[float]], bool],
) -> Judgment | None:
    """Return what the language model thinks of the evidence, or None when it has no opinion on one of it.

    ``relevance`` yields its log-odds. The asking ends when ``enough`` says so of them, and the next sentence
    could be the best only by a ``SURPRISE``.
    """
    likeliest = sorted(range(len(evidence)), key=lambda place: -evidence[place].similarity)
    judged: dict[int, Evidence] = {}
    odds: dict[int, float] = {}
    opinions = relevance([evidence[place].text for place in likeliest])
    for place, opinion in zip(likeliest, opinions, strict=False):
        if opinion is None:
            return None
        odds[place] = opinion
        item = evidence[place]
        judged[place] = replace(item, similarity=item.similarity + RELEVANCE_WEIGHT * opinion)
        best = max(item.similarity for item in judged.values())
        behind = [evidence[place].similarity for place in likeliest[len(odds) :]]
        if behind and best > behind[0] + RELEVANCE_WEIGHT * SURPRISE and enough(list(odds.values())):
            break
    asked = sorted(judged)
    return Judgment(
        tuple(judged[place] for place in asked),
        tuple(odds[place] for place in asked),
        len(evidence) - len(asked),
    )
