"""Whether refusing was right; "refused" is the positive class, unanswerable questions the positives.

Says nothing of what was answered.
"""

from __future__ import annotations


def refusal(answerable: bool, refused: bool) -> dict[str, float | None]:
    """Return what one question adds to each rate; a rate is the mean over questions with a score.

    ``refusal_precision``: of the refused questions, those that had no answer. ``refusal_recall``: of
    those without an answer, the refused ones. ``answered_unanswerable`` is its complement, and
    ``refused_answerable`` the share of answerable questions that were refused. Precision and recall as in
    unanswerable question detection on SQuAD 2.0 (Rajpurkar et al. 2018).
    """
    return {
        "refusal_precision": float(not answerable) if refused else None,
        "refusal_recall": None if answerable else float(refused),
        "answered_unanswerable": None if answerable else float(not refused),
        "refused_answerable": float(refused) if answerable else None,
    }
