"""Percentiles of seconds.

Measures no time itself.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from app.evaluation.report import Percentiles


def percentiles(seconds: Iterable[float | None]) -> Percentiles:
    """Return ``p50`` and ``p95`` by linear interpolation, skipping None; both None when nothing is left."""
    values = [value for value in seconds if value is not None]
    if not values:
        return {"p50": None, "p95": None}
    return {"p50": float(np.quantile(values, 0.5)), "p95": float(np.quantile(values, 0.95))}
