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
from typing import Any

from vectorstore.hit import Evidence

FITTED = Path(__file__).with_name("abstention.json")
RETRIEVAL_SIGNALS = ("similarity", "second", "spread")
"""Signals that need no language model; with one comes ``answerable``."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model over named signals, and the probability from which Ibid speaks."""

    weights: dict[str, float]
    intercept: float
    threshold: float

    @classmethod
    def of(cls, fitted: Mapping[str, Any]) -> Logistic:
        """Return the model that ``evaluation/fit.py`` wrote."""
        return cls(fitted["weights"], fitted["intercept"], fitted["threshold"])

    def probability(self, signals: Mapping[str, float]) -> float:
        """Return the probability that the collection answers."""
        score = self.intercept + sum(weight * signals[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-score))


@dataclass(frozen=True, slots=True)
class Abstention:
    """One model for answers that a language model writes, one for quotes."""

    with_model: Logistic
    retrieval_alone: Logistic

    def judge(self, signals: Mapping[str, float]) -> tuple[float, bool]:
        """Return the probability that the collection answers, and whether that is enough to speak."""
        model = self.with_model if "answerable" in signals else self.retrieval_alone
        probability = model.probability(signals)
        return probability, probability >= model.threshold


def load() -> Abstention:
    """Return the fitted models that ship."""
    fitted = json.loads(FITTED.read_text(encoding="utf-8"))
    return Abstention(Logistic.of(fitted["with a model"]), Logistic.of(fitted["retrieval alone"]))


def signals_of(evidence: Sequence[Evidence], answerable: float | None) -> dict[str, float]:
    """Return the signals of a question by name.

    ``similarity`` and ``second`` are the scores of the two best sentences, ``spread`` how far the last
    one lies behind the best, ``answerable`` the log-odds of what the language model thinks, if known.
    """
    scores = sorted((item.similarity for item in evidence), reverse=True)
    signals = {
        "similarity": scores[0],
        "second": scores[min(1, len(scores) - 1)],
        "spread": scores[0] - scores[-1],
    }
    return signals if answerable is None else signals | {"answerable": log_odds(answerable)}


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, kept within ±12."""
    clipped = min(max(probability, 6e-6), 1 - 6e-6)
    return math.log(clipped / (1 - clipped))
