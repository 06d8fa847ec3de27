"""Amounts, ranges and decades in one form, however they are written: ``$30m``, ``10–15 тыс.``, ``die 90er``.

Takes and returns what ``agreement`` compares: folded text, or its tokens. Compares nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from app.language.number_parts import apart
from app.language.number_words import HUNDRED, exponent_of, value_of

_MILLIONS = re.compile(
    r"(?<=[$€£])(\s?\d[\d.,]*)\s?m\b|(?<![\d.,])(\d[\d.,]*)\s?m(?=\s?[$€£])", re.IGNORECASE
)
_YEARS = re.compile(r"(?<!\d)((?:19|20)(\d\d))(\s?[-–/]\s?)(\d\d)(?![\d-])")
_UNTIL = frozenset(["to", "a", "bis", "auf", "до", "or", "ou", "oder", "o", "или"])
_FROM = frozenset(["from", "de", "von", "с", "со", "от"])
_SHARING = 1000
"""Below it the first number of a range that falls is told without its scale."""
_BETWEEN = {"between": "and", "entre": "et y e", "zwischen": "und", "между": "и"}
_DECADE = re.compile(
    r"(?<!\w)(?:annees|anos|decadas?|decennies?|jahren?|годы|годов|годах|гг|\d0(?:s|er|-?(?:е|х|ые|ых)))(?!\w)"
)
_ROUND = re.compile(r"(?:19|20)([1-9]0)")


def spelled_out(text: str) -> str:
    """Return ``text`` with its millions of money in a word, and both years of a range whole.

    >>> spelled_out("$30m in 2022/23")
    '$30 million in 2022/2023'
    """
    return _YEARS.sub(_whole_years, _MILLIONS.sub(r"\1\2 million", text))


def with_both_scales(tokens: Sequence[str]) -> list[str]:
    """Return tokens in which the scale behind a range stands behind both its numbers, and parts them.

    >>> with_both_scales("de 2 a 3 millions".split())
    ['de', '2', 'millions', ',', 'a', '3', 'millions']
    """
    told = [part for token in tokens for part in apart(token)]
    for place in reversed(range(len(told))):
        second = _end_of_range(told, place)
        scale = list(takewhile(_is_scale, told[second + 1 :])) if second is not None else []
        told[place + 1 : place + 1] = [*scale, ","] if scale else []
    return told


def decades(text: str, numbers: set[str]) -> set[str]:
    """Return how else the decades among ``numbers``, told in the folded ``text``, are called: 1990 is 90.

    >>> sorted(decades("the 1990s", {"1990"})), sorted(decades("die 90er", {"90"}))
    (['90'], ['1990'])
    """
    short = {found[1] for number in numbers if (found := _ROUND.fullmatch(number))}
    marked = _DECADE.search(text) is not None
    long = {f"19{n}" for n in numbers if marked and len(n) == 2 and n[0] != "0" and n[1] == "0"}
    return short | long


def _whole_years(found: re.Match[str]) -> str:
    first, short, sign, last = found.groups()
    after = int(last) > int(short) and (int(last) > 12 or int(last) == int(short) + 1)
    return f"{first}{sign}{first[:2]}{last}" if after else found[0]


def _end_of_range(tokens: Sequence[str], place: int) -> int | None:
    """Return where the second number of the range stands that begins at ``place``, None where none does."""
    opening, joining = (tokens[at] if 0 <= at < len(tokens) else "" for at in (place - 1, place + 1))
    joined = joining in _UNTIL or joining in _BETWEEN.get(opening, "").split()
    second = place + 1 + joined
    first, last = (_number(tokens[at]) if at < len(tokens) else None for at in (place, second))
    if first is None or last is None or not (joined or tokens[place][0].isdecimal()):
        return None
    return second if first < last or (opening in _FROM and joined and first < _SHARING) else None


def _is_scale(token: str) -> bool:
    return token in HUNDRED or exponent_of(token) is not None


def _number(token: str) -> float | None:
    return float(token) if token[0].isdecimal() else value_of(token)
