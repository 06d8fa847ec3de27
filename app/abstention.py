"""Decides from a few signals whether the collection answers a question at all.

One calibrated probability from a logistic model whose weights were fitted on questions, never set
by hand; ``evaluation/fit.py`` fits them. Reads no text itself.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Abstention:
    """A logistic model over named signals, and the probability from which Ibid speaks."""

    weights: dict[str, float]
    intercept: float
    threshold: float

    def confidence(self, signals: dict[str, float]) -> float:
        """Return the probability that the collection answers; a signal that is absent counts as 0."""
        score = self.intercept + sum(weight * signals.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-score))

    def speaks(self, confidence: float) -> bool:
        """Return whether that is confident enough for an answer."""
        return confidence >= self.threshold


def load() -> Abstention:
    """Return the fitted model that ships in ``abstention.json``."""
    fitted = json.loads(files("app").joinpath("abstention.json").read_text(encoding="utf-8"))
    return Abstention(fitted["weights"], fitted["intercept"], fitted["threshold"])


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, kept within ±12."""
    clipped = min(max(probability, 6e-6), 1 - 6e-6)
    return math.log(clipped / (1 - clipped))
