"""Numbers that stand above the line, of notes and powers: as characters that part them from what they follow.

Knows no format; readers say what is raised.
"""

from __future__ import annotations

import re

DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits to raised digits."""
_SIGNS = str.maketrans("-−–+", "⁻⁻⁻⁺")
_NUMBER = re.compile(r"([-−–+]?)(\d[\d\s,;–-]*)")


def raised(text: str) -> str:
    """Return a raised number or list of numbers in raised digits, and any other text as it is.

    >>> raised("12"), raised("-6"), raised("er"), raised("[1]")
    ('¹²', '⁻⁶', 'er', '[1]')
    """
    number = _NUMBER.fullmatch(text.strip())
    return number[1].translate(_SIGNS) + number[2].translate(DIGITS) if number else text
