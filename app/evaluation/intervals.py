"""Bootstrap intervals of means: how far a figure may move with another draw of questions.

Compares no systems.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_DRAWS = 2000
_SEED = 20231106


def interval(values: Sequence[float]) -> tuple[float, float] | None:
    """Return the 95 % percentile interval of the mean; None for fewer than two values.

    2,000 seeded draws with replacement (Efron and Tibshirani 1993, chapter 13), so the same values
    give the same interval.
    """
    if len(values) < 2:
        return None
    sample = np.asarray(values, dtype=np.float64)
    draws = np.random.default_rng(_SEED).integers(0, sample.size, size=(_DRAWS, sample.size))
    low, high = np.quantile(sample[draws].mean(axis=1), (0.025, 0.975))
    return float(low), float(high)
