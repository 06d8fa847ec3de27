"""Whether a statement says its question again, as small models do that find nothing, or no beginning, to say.

Compares within one language. A question that can be answered with yes or no is answered by its own words, and
one that offers a choice too: there nothing counts as an echo.
"""

from __future__ import annotations

import re

from app.agreement import said_numbers
from app.denial import turned
from app.interrogatives import asking, words
from app.novelty import content
from app.spoken_numbers import month_of
from vectorstore.tokens import folded, forms

_A_QUESTION = 4
"""Words from which on a question is a clause, and not a few names to search for."""
_CHOICE = {"en": {"or"}, "fr": {"ou"}, "de": {"oder"}, "es": {"o", "u"}, "ru": {"или"}}
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
    named = _short_names(statement, language) - set(forms(question))
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


def _short_names(text: str, language: str) -> set[str]:
    """Return the names, abbreviations and months of a text, folded: short words may be the whole answer.

    A capitalised first word is no name; in English a month is capitalised, and ``may`` is none.
    """
    first, *others = _WORD.findall(text) or [""]
    found = [first] if first.isupper() else []
    found += [word for word in others if word[0].isupper()]
    if language != "en":
        found += [word for word in others if month_of(folded(word)) is not None]
    return {folded(word) for word in found if len(word) > 1}
