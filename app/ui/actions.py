"""What a person can do with a finished answer, as the JSON that ``assets/turn.js`` draws.

Pure; does none of it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.answering.question import MAX_CHARACTERS
from app.conversations.export import KINDS
from app.conversations.record import Feedback, Record
from app.conversations.telling import plain, tell
from app.words import Words


def actions_view(
    record: Record, link: str, words: Words, present: Collection[str] | None = None
) -> dict[str, Any]:
    """Return the actions on an answer; ``link`` leads back to it, relative to the page.

    ``present`` are the ids of the articles there are now, None while that is not known.
    """
    return {
        "clip": plain(tell(record, words, present), words),
        "link": link,
        "question": record.question,
        "longest_question": MAX_CHARACTERS,
        "kinds": kinds_view(),
        "feedback": _feedback(record.feedback),
        "reasons": [{"reason": reason, "name": name} for reason, name in words.reasons.items()],
        "words": {
            "copy": words.copy,
            "copied": words.copied,
            "link": words.copy_link,
            "linked": words.link_copied,
            "export": words.export,
            "again": words.ask_again,
            "edit": words.edit,
            "ask": words.ask,
            "cancel": words.cancel,
            "good": words.good,
            "bad": words.bad,
            "why": words.why_bad,
            "comment": words.comment_hint,
            "send": words.send,
            "thanks": words.thanks,
            "test": words.to_questions,
            "follow_ups": words.follow_ups,
        },
    }


def kinds_view() -> list[dict[str, str]]:
    """Return the kinds of file that answers are exported as, with their names for people."""
    return [{"kind": kind, "name": name} for kind, name in KINDS.items()]


def _feedback(feedback: Feedback | None) -> dict[str, str] | None:
    if feedback is None:
        return None
    return {"rating": feedback.rating, "reason": feedback.reason, "comment": feedback.comment}
