"""Acronyms of a text, and how far the words of another may be the name that one of them abbreviates.

Knows no acronym: compares initials. Sounds are ``spellings``' part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vectorstore.tokens import folded

CAPITAL = r"[^\W\d_a-zß-ÿа-яё]"
_ACRONYM = re.compile(rf"(?<!\w){CAPITAL}+(?:\. ?{CAPITAL}+)*(?!\w)")
_WORD = re.compile(r"[^\W\d_]+(?:-[a-zß-ÿа-яё]+)*")
"""A word of a name: ``Co-operation`` is one, ``États-Unis`` are two."""
_LETTER = re.compile(r"[^\W\d_]")
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST = 4
"""Letters of a small word that may have an initial in an acronym; shorter ones are articles and the like."""
_ALL_CAPITALISED = "en"
"""The language whose names have no other small words than those."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """The folded letters of one; ``native`` says that it is of the language it is compared in."""

    letters: str
    native: bool

    def stands_for(self, initials: str) -> bool:
        """Return whether it is made of folded initials and at most one letter more.

        The plural may double them (``EE. UU.``); in another language they may have another order.
        """
        return any(
            len(letters) <= len(initials) + 1
            and (
                _in_order(initials, letters) if self.native else _in_order(*map(sorted, (initials, letters)))
            )
            for letters in (self.letters, _DOUBLED.sub(r"\1", self.letters))
        )


def acronyms(text: str, native: bool) -> list[Acronym]:
    """Return the words of capitals in a text, with or without points.

    >>> [found.letters for found in acronyms("The U.S. left the OSCE.", native=True)]
    ['us', 'osce']
    """
    found = ("".join(_LETTER.findall(folded(written))) for written in _ACRONYM.findall(text))
    return [Acronym(letters, native) for letters in found if len(letters) > 1]


def abbreviated(words: str, language: str, known: Sequence[Acronym], code: str = "") -> int:
    """Return how many characters of ``words`` may be what one of the ``known`` stands for, from the first on.

    A name of one word has no acronym. ``code`` is another one of the words, if they have any.

    >>> abbreviated("European Union in May", "en", acronyms("The EU left.", native=True))
    14
    """
    reached, initials = 0, ""
    for word in _WORD.finditer(words):
        if word.group()[0].islower() and (len(word.group()) < _SHORTEST or language == _ALL_CAPITALISED):
            continue
        initials += folded(word.group()[0])
        readings = filter(None, (initials, folded(code))) if len(initials) > 1 else ()
        if any(acronym.stands_for(reading) for reading in readings for acronym in known):
            reached = word.end()
    return reached


def _in_order(few: Iterable[str], many: Iterable[str]) -> bool:
    rest = iter(many)
    return all(letter in rest for letter in few)
