"""The page's own words, in the languages of the interface; ``of`` gives them, ``preferred`` chooses.

Holds no text of an answer or an article; those come from the answer itself.
"""

from __future__ import annotations

from app.words.english import ENGLISH
from app.words.french import FRENCH
from app.words.shape import Language, Words

__all__ = ["LANGUAGES", "Language", "Words", "of", "preferred"]

LANGUAGES: dict[Language, Words] = {"en": ENGLISH, "fr": FRENCH}


def of(language: Language) -> Words:
    """Return the words of an interface language."""
    return LANGUAGES[language]


def preferred(locale: str | None) -> Language:
    """Return the interface language for a browser's locale such as ``fr-CA``; English when there is none."""
    return "fr" if (locale or "").lower().split("-")[0] == "fr" else "en"
