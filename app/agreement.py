"""Whether the numbers, names and negation of a statement agree with the sentences that it cites.

Compares numbers whatever separates their digits; small numbers and months count as words too, in five
languages. Names and negation are compared within one language, that of the sentences. Meaning is not
its part.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from app.spoken_numbers import spoken
from vectorstore.tokens import folded

_NUMBER = re.compile(r"\d+(?:[\u00a0\u202f .,’']\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_OPENING, _ENDING = " \u00a0\u202f«“”\"'’(", ("", ".", "!", "?", "…", ":")
_STEM = 5
"""Letters by which a name is known, whatever its ending."""
_DENYING = {
    "en": "not no never neither nor none nobody nothing without cannot refused",
    "fr": "ne n pas jamais aucun aucune rien sans ni refuse refusent",
    "de": "nicht kein keine keinen keiner nie niemals ohne weder noch nichts",
    "es": "no nunca jamas ningun ninguna ninguno nada nadie sin ni tampoco",
    "ru": "не нет ни никогда без никто ничего нельзя",
}
_WORD = re.compile(r"[^\W\d_]+")
_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f .,’'](?=\d{3}(?!\d))")


def numbers(text: str) -> set[str]:
    """Return the numbers written with digits in ``text``, thousands joined and with a decimal point.

    >>> sorted(numbers("10 000 soldats, 3,5 % et le 1er avril 2022"))
    ['1', '10000', '2022', '3.5']
    """
    plain = unicodedata.normalize("NFKC", text)
    return {_canonical(match.group()) for match in _NUMBER.finditer(plain)}


def said_numbers(text: str) -> set[str]:
    """Return the numbers of ``text`` as ``numbers`` does, with those that it says in words.

    >>> sorted(said_numbers("deux blessés le 1er avril"))
    ['1', '2', '4']
    """
    return numbers(text) | spoken(_words(text))


def missing_numbers(statement: str, quotes: list[str]) -> set[str]:
    """Return the numbers of ``statement`` that none of the quotes says."""
    return numbers(statement) - said_numbers(" \n ".join(quotes))


def missing_names(statement: str, texts: Iterable[str], language: str) -> set[str]:
    """Return the names of ``statement`` that none of ``texts`` in the same language holds, in lower case.

    A name is a capitalised word that does not begin a sentence; it may end otherwise than in the texts.
    German capitalises every noun, so there none is found.
    """
    if language == "de":
        return set()
    held = {word[:_STEM] for text in texts for word in _words(text)}
    return {name for name in map(folded, _names(statement)) if name[:_STEM] not in held}


def negated(text: str, language: str) -> bool:
    """Return whether ``text`` denies something, by the words that do so in its language."""
    return not _words(text).isdisjoint(_DENYING.get(language, "").split())


def _canonical(number: str) -> str:
    whole = _THOUSANDS.sub("", number).replace(",", ".")
    return whole.lstrip("0") or "0"


def _words(text: str) -> set[str]:
    return {folded(word) for word in _WORD.findall(text)}


def _names(statement: str) -> list[str]:
    return [
        word.group()
        for word in _WORD.finditer(statement)
        if word.group()[0].isupper()
        and len(word.group()) > 2
        and statement[: word.start()].rstrip(_OPENING)[-1:] not in _ENDING
    ]
