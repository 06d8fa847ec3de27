"""Words as the parts of a number follow each other: ``zweiundzwanzig`` as ``zwanzig zwei``, halves as signs.

Adds nothing up; ``spoken_numbers`` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from app.language.number_words import HUNDRED, exponent_of, value_of

JOINING = frozenset(["et", "and", "y", "und"])
_PERCENT = frozenset(["pour", "por", "per"])
"""What makes ``cent`` behind it a share and no number."""
_HALVES = frozenset(
    [
        "half",
        "demi",
        "demie",
        "halb",
        "halbe",
        "halben",
        "halber",
        "halbes",
        "medio",
        "media",
        "половина",
        "половинои",
        "половину",
    ]
)
_AND_HALF = JOINING | {"с"}
_QUARTERS = frozenset(["quarter", "quart", "viertel", "cuarto", "четверть", "четверти"])
_PARTS_OF_SCALES = {"пол": "½", "viertel": "¼"}
"""What a word of a scale may begin with: ``полмиллиона``, ``Viertelmillion``."""
_ARTICLES = frozenset(["a", "un", "une", "ein", "eine", "einen", "einer"])
_ONE_AND_A_HALF = frozenset(["anderthalb", "eineinhalb", "полтора", "полторы", "полутора"])
_GERMAN_AND_A_HALF = re.compile("einhalb$")
HALF, PLUS_HALF, QUARTER = "½", "+½", "¼"
"""Signs of half of what follows, of half of what was said more, of a quarter of what follows."""
_UNIT = re.compile(
    r"(?:er)?(?:jahr|tag|monat|woch|stund|kopf|mal)\w*$|(?:летн|дневн|месячн|недельн|часов|кратн)\w*$"
)
"""What a number may grow together with: ``zwanzigjährig``, ``трёхдневный``."""

_GERMAN_PART = re.compile(
    "zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig"
    "|dreizehn|vierzehn|funfzehn|sechzehn|siebzehn|achtzehn|neunzehn"
    "|hundert|tausend|und|eins?|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf"
)


def parted(words: Iterable[str]) -> list[str]:
    """Return folded words as the parts of the numbers that they say, each half and quarter as one sign.

    >>> parted("zweiundzwanzig oder two and a half million".split())
    ['zwanzig', 'zwei', 'oder', 'two', '+½', 'million']
    """
    told: list[str] = []
    for word in _parts(words):
        if exponent_of(word) is not None and told[-1:] != [HALF]:
            _join_quarter(told)
        if word in _HALVES:
            _join_half(told)
        elif word not in _ARTICLES or told[-1:] != [HALF]:
            told.append(word)
    return told


def _parts(words: Iterable[str]) -> Iterator[str]:
    """Yield words as the parts of a number follow each other: ``zweiundzwanzig`` as ``zwanzig zwei``."""
    before = ""
    for word in words:
        if before in _PERCENT and (word in HUNDRED or value_of(word) == 100):
            word = "%"
        if word.startswith("vingt") and before == "quatre":
            before = "quatrevingt"
            continue
        if before:
            yield from apart(before)
        before = word
    yield from apart(before)


def _join_half(told: list[str]) -> None:
    """Put a half at the end of ``told``, or behind the number that it goes with: ``deux ans et demi``."""
    if told and told[-1] in _ARTICLES:
        told.pop()
    if not (told and told[-1] in _AND_HALF):
        told.append(HALF)
        return
    told.pop()
    measured = len(told) > 1 and not _is_number(told[-1]) and _is_number(told[-2])
    told.insert(len(told) - measured, PLUS_HALF)


def _join_quarter(told: list[str]) -> None:
    """Put a quarter that ends ``told``, as ``a quarter of a`` does before ``million``, in one sign."""
    end = len(told)
    while end and told[end - 1] in _ARTICLES | {"of", "de"}:
        end -= 1
    if end and told[end - 1] in _QUARTERS:
        begin = end - 1 - (end > 1 and told[end - 2] in _ARTICLES)
        told[begin:] = [QUARTER]


def _is_number(word: str) -> bool:
    return word[:1].isdecimal() or word in HUNDRED or (value_of(word) or exponent_of(word)) is not None


@cache
def apart(word: str) -> tuple[str, ...]:
    """Return the parts of a folded word that has grown together with a number, or the word alone."""
    for beginning, sign in _PARTS_OF_SCALES.items():
        if word.startswith(beginning) and exponent_of(rest := word.removeprefix(beginning)) is not None:
            return (sign, rest)
    parts = _german(number := _UNIT.sub("", word))
    known = len(parts) > 1 or _is_number(number)
    return parts if known else (word,)


@cache
def _german(word: str) -> tuple[str, ...]:
    if word in _ONE_AND_A_HALF:
        return ("eins", "und", "half")
    if _GERMAN_AND_A_HALF.search(word):
        return (*_german(_GERMAN_AND_A_HALF.sub("", word)), "und", "half")
    found = _GERMAN_PART.findall(word)
    if len(found) < 2 or "".join(found) != word:
        return (word,)
    parts: list[str] = []
    for part in found:
        if len(parts) > 1 and parts[-1] == "und" and value_of(part) in range(20, 100):
            parts[-2:] = [part, parts[-2]]
        else:
            parts.append(part)
    return tuple(parts)
