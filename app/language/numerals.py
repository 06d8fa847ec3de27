"""Roman numerals, as five languages write them in names and centuries: ``Louis XIV``, ``siglo V``.

Reads none above 39, where they are rather other words.
"""

from __future__ import annotations

import re

_NUMERAL = re.compile(
    r"(?<!\w)[IVX]{2,6}(?=(?:e|er|ème|ᵉ)?(?!\w))|(?<=\bsiglo )[IVX](?!\w)"
    r"|(?<!\w)[IVX](?=(?:er?|ème|ᵉ|\.)?\s(?:siècle|Jahrhundert|век))"
)
"""One letter is a numeral beside a century only. Russians also write the Cyrillic Х."""
_ROMAN = {"I": 1, "V": 5, "X": 10}


def numerals(text: str) -> set[str]:
    """Return the Roman numerals of ``text`` as numbers, in digits.

    >>> numerals("le Xe siècle, Louis XIV")  == {"10", "14"}
    True
    """
    found = _NUMERAL.finditer(text.replace("\N{CYRILLIC CAPITAL LETTER HA}", "X"))
    values = [[_ROMAN[sign] for sign in match.group()] for match in found]
    return {
        str(sum(-one if one < after else one for one, after in zip(row, [*row[1:], 0], strict=True)))
        for row in values
    }
