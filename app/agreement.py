"""Whether the numbers of a statement stand in the sentences that it cites.

Compares digits only, whatever separates them; meaning is not its part.
"""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"\d+(?:[\u00a0\u202f .,’']\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f .,’'](?=\d{3}(?!\d))")


def numbers(text: str) -> set[str]:
    """Return the numbers written with digits in ``text``, thousands joined and with a decimal point.

    >>> sorted(numbers("10 000 soldats, 3,5 % et le 1er avril 2022"))
    ['1', '10000', '2022', '3.5']
    """
    folded = unicodedata.normalize("NFKC", text)
    return {_canonical(match.group()) for match in _NUMBER.finditer(folded)}


def missing_numbers(statement: str, quotes: list[str]) -> set[str]:
    """Return the numbers of ``statement`` that are in none of the quotes."""
    return numbers(statement) - numbers(" \n ".join(quotes))


def _canonical(number: str) -> str:
    whole = _THOUSANDS.sub("", number).replace(",", ".")
    return whole.lstrip("0") or "0"
