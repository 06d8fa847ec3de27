"""Reads a question as a vector.

Searches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from vectorstore.hit import Vectors

MIN_BARE_WORDS = 3

_ACRONYM = re.compile(r"(?<![^\W\d_])[A-ZÀ-ÞЀ-Я]{3,6}(?![^\W\d_])")


def vector_of(question: str, encode: Callable[..., Vectors], bare_weight: float) -> Vectors:
    """Return the question's unit vector, in which its acronyms count less than its words.

    An acronym ties a question to the articles of its own language: CSTO is OTSC elsewhere, and the
    embedding knows little of that. So the question is also read without them, which counts
    ``bare_weight`` times as much.

    ``encode`` takes texts, each as an argument, and returns a unit row for each.
    """
    bare = without_acronyms(question)
    if bare == question or not bare_weight:
        return np.asarray(encode(question)[0], dtype=np.float32)
    whole, rest = encode(question, bare)
    mixed = whole + bare_weight * rest
    return np.asarray(mixed / np.linalg.norm(mixed), dtype=np.float32)


def without_acronyms(question: str) -> str:
    """Return the question without its words in capitals, unchanged when fewer than three words remain.

    >>> without_acronyms("Why did the CSTO keep out?")
    'Why did the keep out?'
    """
    words = question.split()
    kept = [word for word in words if not _ACRONYM.search(word)]
    return " ".join(kept) if len(words) > len(kept) >= MIN_BARE_WORDS else question
