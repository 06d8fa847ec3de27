"""A question as a person typed it: whether it is one, in what language, whether it needs the turns before.

Asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app import wording
from app.answer import Turn
from app.answering.parts import AND
from app.errors import QuestionError
from app.language.interrogatives import asking
from ingest.language import detect

MAX_CHARACTERS = 2_000
FOLLOW_UP_WORDS = 8
_OF_NOBODY = (
    "faut|fallait|faudra|faudrait|est|était|sera|serait|agit|passe|passait|reste|existe|semble|suffit"
)
"""French verbs whose subject ``il`` is mostly nobody."""
_ABOUT_ONE_BEFORE = {
    "en": r"(?i:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|may|might|must)"
    r" (?:he|she|they)",
    "fr": rf"(?<!y )(?!(?i:{_OF_NOBODY})-(?:t-)?il\b)(?!(?i:a)-t-il (?:fallu|suffi))"
    r"[^\W\d_]+-(?:t-)?(?:ils?|elles?)"
    r"|(?i:est)-ce qu['’](?:ils?|elles?)(?! (?:y|faut|fallait|faudra)\b)",
    "de": r"\w+ (?:er|sie)",
    "es": r"\w+ (?:él|ella|ellos|ellas)",
    "ru": r"\w+ (?:он|она|они)",
}
"""A verb or what asks, and the pronoun that is its subject: who that is, was said before."""
_WORDS_BEFORE = {"en": 4}
"""Words that may stand before these; two where none is told. There is no name or comma among them."""


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


def may_lean(question: str, history: Sequence[Turn], language: str) -> bool:
    """Return whether the question may need the turns before it.

    A longer one does where it goes on from them with ``and``, or begins by asking what he, she or they did.
    """
    return bool(history) and (not stands_alone(question) or _goes_on(question, language))


def _goes_on(question: str, language: str) -> bool:
    if language not in _ABOUT_ONE_BEFORE:
        return False
    if re.match(rf"\W*(?:{AND[language]})\b", question, re.IGNORECASE):
        return True
    most = _WORDS_BEFORE.get(language, 2) - 1
    before = rf"\W*((?:\w+ (?:[^\W\d_A-ZÀ-ÞА-ЯЁ]+ ){{0,{most}}})?)"
    found = re.match(rf"{before}(?:{_ABOUT_ONE_BEFORE[language]})\b", question)
    return found is not None and (not found[1] or asking(found.group(), language) is not None)


def stands_alone(question: str) -> bool:
    """Return whether a question is so long that it hardly needs what was asked before it."""
    return len(question.split()) > FOLLOW_UP_WORDS


def with_the_last(question: str, history: Sequence[Turn]) -> str:
    """Return what a follow-up is searched with until it is completed: the question before it and itself."""
    return f"{history[-1].question} {question}"
