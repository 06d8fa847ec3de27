"""How well an answer's confidence tells questions with an answer from those without.

Looks at the confidence only, not at what was answered.
"""

from __future__ import annotations

from collections.abc import Sequence

Judged = Sequence[tuple[float, bool]]
"""Confidence that a question is answerable, and whether it is."""


def risk_coverage(judged: Judged) -> list[tuple[float, float]]:
    """Return (coverage, risk) for every threshold on the confidence, from strict to lax.

    Coverage is the share of questions that would be answered, risk the share of those that have no
    answer. El-Yaniv and Wiener 2010, with "has no answer" as the loss.
    """
    points: list[tuple[float, float]] = []
    ordered = sorted(judged, key=lambda item: -item[0])
    without_answer = 0
    for taken, (confidence, answerable) in enumerate(ordered, start=1):
        without_answer += not answerable
        threshold_ends = taken == len(ordered) or ordered[taken][0] < confidence
        if threshold_ends:
            points.append((taken / len(ordered), without_answer / taken))
    return points


def auroc(judged: Judged) -> float | None:
    """Return the probability that an answerable question has more confidence than one that is not.

    Ties count half. None when one of the two kinds is absent. Hanley and McNeil 1982.
    """
    answerable = [confidence for confidence, is_answerable in judged if is_answerable]
    others = [confidence for confidence, is_answerable in judged if not is_answerable]
    if not answerable or not others:
        return None
    wins = sum((a > b) + 0.5 * (a == b) for a in answerable for b in others)
    return wins / (len(answerable) * len(others))
