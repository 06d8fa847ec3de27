"""How well an answer's confidence tells questions with an answer from those without.

Looks at the confidence only, not at what was answered.
"""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.metrics import roc_auc_score

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
    labels = [answerable for _, answerable in judged]
    if len(set(labels)) < 2:
        return None
    return float(roc_auc_score(labels, [confidence for confidence, _ in judged]))
