"""A question as a person typed it: whether it is one, in what language, whether it needs the turns before.

Asks nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from app import wording
from app.answer import Turn
from app.errors import QuestionError
from ingest.language import detect

MAX_CHARACTERS = 2_000
FOLLOW_UP_WORDS = 8


def checked(question: str) -> str:
    """Return the question without surrounding space.

    Raises:
        QuestionError: it is empty or longer than ``MAX_CHARACTERS``.
    """
    stripped = question.strip()
    if not any(character.isalnum() for character in stripped):
        raise QuestionError("the question is empty: write one in words")
    if len(stripped) > MAX_CHARACTERS:
        raise QuestionError(
            f"the question has {len(stripped):,} characters: shorten it to {MAX_CHARACTERS:,}"
        )
    return stripped


def language_of(question: str, history: Sequence[Turn] = (), expected: str | None = None) -> str:
    """Return the language to answer in: one of ``wording.LANGUAGES``.

    A question that may be of several, such as a name, is rather in that of the one before it, and the first
    in the ``expected`` one.

    >>> language_of("Belgorod 2024", expected="fr")
    'fr'
    """
    for asked in (*(turn.question for turn in history), question):
        expected = detect(asked, wording.LANGUAGES, expected)
    return expected or wording.LANGUAGES[0]


def may_lean(question: str, history: Sequence[Turn]) -> bool:
    """Return whether the question may need the turns before it: a longer one stands by itself."""
    return bool(history) and not stands_alone(question)


def stands_alone(question: str) -> bool:
    """Return whether a question is so long that it hardly needs what was asked before it."""
    return len(question.split()) > FOLLOW_UP_WORDS


def with_the_last(question: str, history: Sequence[Turn]) -> str:
    """Return what a follow-up is searched with until it is completed: the question before it and itself."""
    return f"{history[-1].question} {question}"
