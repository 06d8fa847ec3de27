"""Numbers and names of an answer that neither its quotes nor its question hold.

A sign of invention, not a proof: a name that is another word in the other language (``États-Unis``,
``United States``) counts as not found, so the figure for names is an upper bound.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from decimal import Decimal
from difflib import SequenceMatcher

from app.evaluation.folding import fold, without_marks, words
from app.language.months import month_of
from app.language.spoken_numbers import plain_digits, spoken
from vectorstore.grams import latin

_CAPITALISED = re.compile(r"(?<![.!?…:] )(?<!^)(?<![^\W\d_])[^\W\d_]+", re.MULTILINE)
_ONE_SOUND = str.maketrans({"q": "k", "c": "k", "y": "i", "j": "i", "w": "v", "x": "k"})
_ALIKE = 0.6
"""Similarity from which two spellings are one name: ``Gyumri`` and ``Гюмри``, ``Turkey`` and ``Turquie``."""


def invented_numbers(text: str, known: Iterable[str]) -> list[str]:
    """Return the numbers of ``text`` (in digits, folded) that none of the ``known`` texts holds.

    There they may stand in digits, as a small number's word, or as a month's name.
    """
    held = {number for source in known for number in _numbers(source)}
    return [number for number in dict.fromkeys(_digits(words(without_marks(text)))) if number not in held]


def invented_names(text: str, known: Iterable[str], language: str) -> list[str] | None:
    """Return the capitalised words inside sentences of ``text`` that resemble no word of ``known``.

    None for German, which capitalises every noun. Cyrillic is read as Latin, and spellings are
    compared by the ratio of Ratcliff and Obershelp (difflib).
    """
    if language == "de":
        return None
    held = {_sound(word) for source in known for word in words(source)}
    names = [name for name in dict.fromkeys(_names(text)) if month_of(fold(name)) is None]
    return [name for name in names if not _resembles(_sound(fold(name)), held)]


def _numbers(text: str) -> set[str]:
    found = words(text)
    months = {str(month) for word in found if (month := month_of(word))}
    said = {part for value in spoken(found) for part in _with_fewer_thousands(value)}
    return set(_digits(found)) | months | said


def _with_fewer_thousands(number: str) -> Iterator[str]:
    """Yield the number, and what may stand before its scale: ``1.5 million`` for one and a half million."""
    count = Decimal(number)
    while count >= 1:
        yield plain_digits(count)
        count /= 1000


def _digits(found: Iterable[str]) -> list[str]:
    return [word.lstrip("0") or "0" for word in found if word[0].isdigit()]


def _names(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", " ".join(without_marks(text).split()))
    return [name for name in _CAPITALISED.findall(plain) if name[0].isupper() and len(name) > 1]


def _sound(word: str) -> str:
    return latin(word).translate(_ONE_SOUND)


def _resembles(name: str, held: Set[str]) -> bool:
    return name in held or any(
        other[:1] == name[:1] and SequenceMatcher(None, name, other).ratio() >= _ALIKE for other in held
    )
