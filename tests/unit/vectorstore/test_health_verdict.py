"""What was found in Chroma becomes what to do about it."""

from __future__ import annotations

import numpy as np
import pytest

from vectorstore.health import Expected, Findings, Verdict


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        (Findings(passages=1000, absent=0, unreachable=0), "healthy"),
        (Findings(passages=1000, absent=0, unreachable=1), "healthy"),
        (Findings(passages=999, absent=0, unreachable=0), "out of step"),
        (Findings(passages=1001, absent=0, unreachable=0), "out of step"),
        (Findings(passages=1000, absent=1, unreachable=0), "out of step"),
        (Findings(passages=1000, absent=0, unreachable=3), "damaged"),
        (Findings(passages=900, absent=50, unreachable=50), "damaged"),
    ],
)
def test_verdict(findings: Findings, verdict: Verdict) -> None:
    sample = [f"p{number}" for number in range(500)]
    expected = Expected("ibid-x", 1000, sample, np.ones((500, 2), dtype=np.float32))
    assert findings.verdict(expected) == verdict


def test_in_a_small_store_every_passage_counts() -> None:
    expected = Expected("ibid-x", 60, ["p"] * 60, np.ones((60, 2), dtype=np.float32))
    assert Findings(60, 0, 1).verdict(expected) == "damaged"
