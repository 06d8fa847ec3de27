"""Whether the numbers of a statement stand in the sentences that it cites, or in its translation.

Compares numbers, whatever separates their digits; small numbers and months count as words too, in
five languages. Meaning is not its part.
"""

from __future__ import annotations

import re
import unicodedata

from app.spoken_numbers import MONTHS, NUMBERS

_NUMBER = re.compile(r"\d+(?:[\u00a0\u202f .,’']\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f .,’'](?=\d{3}(?!\d))")


def numbers(text: str) -> set[str]:
    """Return the numbers written with digits in ``text``, thousands joined and with a decimal point.

    >>> sorted(numbers("10 000 soldats, 3,5 % et le 1er avril 2022"))
    ['1', '10000', '2022', '3.5']
    """
    folded = unicodedata.normalize("NFKC", text)
    return {_canonical(match.group()) for match in _NUMBER.finditer(folded)}


def said_numbers(text: str) -> set[str]:
    """Return the numbers of ``text`` as ``numbers`` does, with those that it says in words.

    >>> sorted(said_numbers("deux blessés le 1er avril"))
    ['1', '2', '4']
    """
    words = {_plain(word) for word in _WORD.findall(text)}
    spoken = {digits for digits, forms in NUMBERS.items() if words & set(forms)}
    months = {
        str(month)
        for month, beginnings in enumerate(MONTHS, start=1)
        if any(word.startswith(beginnings) for word in words)
    }
    return numbers(text) | spoken | months


def missing_numbers(statement: str, quotes: list[str]) -> set[str]:
    """Return the numbers of ``statement`` that none of the quotes says."""
    return numbers(statement) - said_numbers(" \n ".join(quotes))


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _canonical(number: str) -> str:
    whole = _THOUSANDS.sub("", number).replace(",", ".")
    return whole.lstrip("0") or "0"
