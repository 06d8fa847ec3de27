"""Decides from a few signals whether the collection answers a question at all.

A calibrated probability from a logistic model whose weights were fitted on questions, never set by
hand; ``evaluation/fit.py`` fits them. Asks no model itself.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FITTED = Path(__file__).with_name("abstention.json")
REACH = 2.0
"""How far the bar moves, in log-odds, between the middle and either end of careful to bold."""
SIGNALS = ("relevance", "closeness")
ENOUGH = 0.3
"""Closeness beyond which a text is on the question's subject, and more tells nothing: the nearest miss is as
close as an answer."""
MOST = -2.0
"""What the language model thinks of most sentences that are near a question, in log-odds."""


@dataclass(frozen=True, slots=True)
class Abstention:
    """A logistic model over named signals, and the probability from which Ibid speaks."""

    weights: dict[str, float]
    intercept: float
    threshold: float

    def judge(self, signals: Mapping[str, float], boldness: float | None = None) -> tuple[float, bool]:
        """Return the probability that the collection answers, and whether that is enough to speak.

        ``boldness`` from -1 to 1 moves the bar by up to ``REACH`` in log-odds, down for the bold.
        """
        score = self.intercept + sum(weight * signals[name] for name, weight in self.weights.items())
        bar = log_odds(self.threshold) - REACH * (boldness or 0.0)
        return 1 / (1 + math.exp(-score)), score >= bar


def load() -> Abstention:
    """Return the fitted model that ships."""
    fitted = json.loads(FITTED.read_text(encoding="utf-8"))
    return Abstention(fitted["weights"], fitted["intercept"], fitted["threshold"])


def signals_of(relevance: Sequence[float], closeness: float, unasked: int = 0) -> dict[str, float]:
    """Return the signals of a question by name.

    ``relevance`` adds up, as odds, what the language model thinks of single sentences: it tells an answer
    from a near miss. The ``unasked`` that it was not asked about count like most. ``closeness`` is that of
    what was found: the model says yes to sentences on quite another subject too, when they have the form of
    an answer.
    """
    odds = [*relevance, *[MOST] * unasked]
    return {"relevance": float(np.logaddexp.reduce(odds)), "closeness": min(closeness, ENOUGH)}


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, kept within ±12."""
    clipped = min(max(probability, 6e-6), 1 - 6e-6)
    return math.log(clipped / (1 - clipped))
