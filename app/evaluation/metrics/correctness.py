"""Whether an answer says what it must, by the groups of alternatives of its question.

Judges neither style nor sources.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.evaluation.folding import occurs

Groups = Sequence[Sequence[str]]


def missing_groups(must_include: Groups, text: str) -> list[Sequence[str]]:
    """Return the groups of which no alternative occurs in ``text``."""
    return [group for group in must_include if not any(occurs(option, text) for option in group)]


def holds(must_include: Groups, text: str) -> float | None:
    """Return 1 when every group has an alternative in ``text``, else 0; None without groups.

    Substring recall over alternatives with folding, as in the "correctness" of ALCE's ASQA
    (Gao et al. 2023, section 3.3), made strict: all groups or nothing.
    """
    return float(not missing_groups(must_include, text)) if must_include else None
