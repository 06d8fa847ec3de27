"""Whether a statement says its question again, as small models do that find nothing, or no beginning, to say.

Compares within one language. A question that can be answered with yes or no is answered by its own words, and
one that offers a choice too: there nothing counts as an echo.
"""

from __future__ import annotations

import re

from app.checks.agreement import said_numbers
from app.checks.denial import turned
from app.checks.novelty import CONTENT, content
from app.language.function_words import says_nothing
from app.language.interrogatives import asking, words
from app.language.number_words import value_of
from vectorstore.tokens import folded, forms, stems

_A_QUESTION = 4
"""Words from which on a question is a clause, and not a few names to search for."""
_CHOICE = {"en": {"or"}, "fr": {"ou"}, "de": {"oder"}, "es": {"o", "u"}, "ru": {"или"}}
_HOW_MANY = {
    "en": "many much long",
    "fr": "combien",
    "de": "viel viele vielen wieviel wieviele lange",
    "es": "cuánto cuánta cuántos cuántas",
    "ru": "сколько",
}
"""Words that ask for a number, so that ``one`` is no article."""
_YES_OR_NO = re.compile(r"\s*est-ce\b", re.IGNORECASE)
_ASKED_WITH_EST_CE = re.compile(r"\bqu['’]est-ce\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def echoes(statement: str, question: str, language: str) -> bool:
    """Return whether ``statement`` says nothing that its question does not; both are in ``language``.

    >>> echoes("A scandal led to the scandal.", "What led to the scandal?", "en")
    True
    >>> echoes("The minister led to the scandal.", "What led to the scandal?", "en")
    False
    """
    if not _asks_for_something(question, language) or turned(statement, language, question, language):
        return False
    told = content(statement, language) - content(question, language)
    told |= _short_words(statement, language, question) - set(stems(question, language))
    named = _short_names(statement) - set(forms(question))
    return not told and not named and not said_numbers(statement) - said_numbers(question)


def asks_again(statement: str, question: str) -> bool:
    """Return whether the whole question stands in ``statement``, which makes it no sentence that states.

    >>> asks_again("Why did the mill close, because the river fell.", "Why did the mill close?")
    True
    >>> asks_again("The mill closed because the river fell.", "Why did the mill close?")
    False
    """
    asked = words(question)
    return len(asked) >= _A_QUESTION and f" {' '.join(asked)} " in f" {' '.join(words(statement))} "


def _asks_for_something(question: str, language: str) -> bool:
    if _YES_OR_NO.match(question) or not _CHOICE.get(language, frozenset()).isdisjoint(words(question)):
        return False
    return asking(question, language) is not None or _ASKED_WITH_EST_CE.search(question) is not None


def _short_words(text: str, language: str, question: str) -> set[str]:
    """Return the short stems of a text that say something, or that count where the question asks how many."""
    counted = not set(_HOW_MANY.get(language, "").split()).isdisjoint(words(question))
    return {
        stem
        for form, stem in zip(forms(text), stems(text, language), strict=True)
        if 1 < len(stem) < CONTENT and (not says_nothing(form, language) or (counted and value_of(form) == 1))
    }


def _short_names(text: str) -> set[str]:
    """Return the names and abbreviations of a text, folded; a capitalised first word is none."""
    first, *others = _WORD.findall(text) or [""]
    found = [first] if first.isupper() else []
    found += [word for word in others if word[0].isupper()]
    return {folded(word) for word in found if len(word) > 1}
