"""Reads the log-probabilities that come with a reply, in the form of OpenAI's chat completions.

Calls no model. ``metadata`` is what LangChain keeps of a reply beside its text; a service that reports none
leaves them out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

LEAST_MASS = 3e-4
"""Probability that Yes and No have at least: keeps their log-odds within about 8 of even."""


def of_tokens(metadata: Mapping[str, Any]) -> tuple[float, ...]:
    """Return the log-probability of each token that was written."""
    return tuple(token["logprob"] for token in _content(metadata))


def yes_against_no(metadata: Mapping[str, Any]) -> float | None:
    """Return the log-odds of Yes as the first token, None when the model says neither Yes nor No."""
    mass = dict.fromkeys(("yes", "no"), LEAST_MASS)
    content = _content(metadata)
    for candidate in content[0]["top_logprobs"] if content else []:
        word = candidate["token"].strip().lower()
        if word in mass:
            mass[word] += math.exp(candidate["logprob"])
    said = any(value > LEAST_MASS for value in mass.values())
    return math.log(mass["yes"] / mass["no"]) if said else None


def _content(metadata: Mapping[str, Any]) -> list[Any]:
    return (metadata.get("logprobs") or {}).get("content") or []
