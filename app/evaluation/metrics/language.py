"""Whether an answer is written in the language of its question.

Detects nothing itself: the detector is a parameter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.evaluation.folding import without_marks, words

Detect = Callable[[str, Sequence[str]], str]
"""Returns which of the allowed ISO 639-1 codes a text is written in."""

_ENOUGH = 3
"""Words from which on a text has a language that can be told; a bare name has none."""


def agreement(text: str, expected: str, allowed: Sequence[str], detect: Detect) -> float | None:
    """Return 1 when ``text`` is in the language ``expected``, else 0.

    None for fewer than three words, and for a language that the detector does not know.
    """
    if expected not in allowed or len(words(text)) < _ENOUGH:
        return None
    return float(detect(without_marks(text), allowed) == expected)
