"""Numbers that a text says in words, in five languages: ``trente jours``, ``zweiundzwanzig``, ``2,7 Mrd.``.

Reads words in order, so that ``two hundred and five`` is one number. Knows no dates and no fractions, and
takes a word that is also another word (French ``neuf``) for a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from app.language.number_words import exponent_of, value_of
from ingest.dates import MONTHS
from vectorstore.tokens import folded

_HUNDRED = frozenset(["hundred", "hundreds", "cent", "cents", "hundert", "hunderte", "centaine", "centaines"])
_JOINING = frozenset(["et", "and", "y", "und"])
_PERCENT = frozenset(["pour", "por", "per"])
"""What makes ``cent`` behind it a share and no number."""
_HALVES = frozenset(
    ["half", "demi", "demie", "halb", "halbe", "halben", "halber", "medio", "media", "половинои"]
)
_AND_HALF = _JOINING | {"с"}
_ARTICLES = frozenset(["a", "un", "une", "ein", "eine", "einen", "einer"])
_ONE_AND_A_HALF = frozenset(["anderthalb", "eineinhalb", "полтора", "полторы", "полутора"])
_GERMAN_AND_A_HALF = re.compile("einhalb$")
_HALF = "½"

_MONTHS: tuple[tuple[str, ...], ...] = tuple(
    zip(
        *(folded(names).split() for language, names in MONTHS.items() if language != "ru"),
        [name[:-1] for name in folded(MONTHS["ru"]).split()],
        strict=True,
    )
)
"""Folded names from January on, the Russian one last and without its ending."""
_RUSSIAN_ENDING = re.compile("ь|я|ю|ем|е|а|у|ом|и|им|(?:ь|ов|и)?ск[а-я]{2,3}|")

_ABBREVIATED = 3
"""Letters that a shortened month keeps at least."""
_GERMAN_PART = re.compile(
    "zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig"
    "|dreizehn|vierzehn|funfzehn|sechzehn|siebzehn|achtzehn|neunzehn"
    "|hundert|tausend|und|eins?|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A number said in words; ``measured`` is the digits that it scales, if any; ``bare`` means no factor."""

    value: str
    measured: str | None
    bare: bool


@dataclass(slots=True)
class _Reading:
    """A number as far as it is read: what its scales closed, and the group below a thousand."""

    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    digits: str | None = None
    bare: bool = False
    factor: Decimal = Decimal(0)
    """What the last scale multiplied by."""

    @property
    def empty(self) -> bool:
        return not self.total and not self.group

    def scale(self, exponent: int) -> None:
        self.bare = self.empty
        self.factor = factor = Decimal(10) ** exponent
        if self.total and self.total < factor:
            self.total, self.group = (self.total + self.group) * factor, Decimal(0)
        else:
            self.total, self.group = self.total + (self.group or Decimal(1)) * factor, Decimal(0)

    def hundred(self) -> None:
        self.bare = self.empty
        self.group = (self.group or Decimal(1)) * 100

    def half(self) -> None:
        """Add half of what was last said: of a million, or of one."""
        self.bare = False
        if self.total and not self.group:
            self.total += self.factor / 2
        else:
            self.group += Decimal("0.5")

    def add(self, value: int) -> None:
        self.group, self.bare = self.group + value, False

    def fits(self, value: int) -> bool:
        tail = int(self.group) % 100
        if self.digits and not self.total:
            return False
        if not tail:
            return value < 100 or not self.group
        if tail == 10:
            return 7 <= value <= 9
        return tail % 10 == 0 and (value < 10 or (tail in (60, 80) and value < 20))

    def said(self) -> Said | None:
        """Return the number, None for one alone and for digits without a scale."""
        number = self.total + self.group
        if number <= 1 or (self.digits and not self.total):
            return None
        return Said(plain_digits(number), self.digits, self.bare)


def spoken(words: Sequence[str]) -> set[str]:
    """Return the numbers, in digits, that folded ``words`` say in order.

    >>> spoken("trente et un jours en mai".split())
    {'31'}
    """
    return {said.value for said in read(words)}


@cache
def month_of(word: str) -> int | None:
    """Return which month of the year a folded word names, None when it names none."""
    for month, (*names, russian) in enumerate(_MONTHS, start=1):
        declined = word.startswith(russian) and _RUSSIAN_ENDING.fullmatch(word.removeprefix(russian))
        if word in names or declined:
            return month
    return None


@cache
def abbreviated_month(word: str) -> int | None:
    """Return which one month a folded word shortens, as ``feb`` does; None for a whole name."""
    found = {
        month
        for month, names in enumerate(_MONTHS, start=1)
        if len(word) >= _ABBREVIATED and any(name.startswith(word) for name in names)
    }
    return found.pop() if len(found) == 1 and month_of(word) is None else None


def read(words: Iterable[str]) -> Iterator[Said]:
    """Yield the numbers that folded ``words`` say in order.

    Digits among them count when a scale follows; whatever is no word of a number ends one. ``One`` and
    its kin alone are articles, and no number.
    """
    reading = _Reading()
    for word in [*_with_halves(_parts(words)), ""]:
        value, exponent = value_of(word), exponent_of(word)
        if exponent is not None:
            reading.scale(exponent)
        elif word == _HALF:
            reading = _Reading() if reading.digits and not reading.total else reading
            reading.half()
        elif word in _HUNDRED and reading.group < 100 and not reading.digits:
            reading.hundred()
        elif value is not None and reading.fits(value):
            reading.add(value)
        elif reading.empty or word not in _JOINING:
            if said := reading.said():
                yield said
            digits = word if word[:1].isdecimal() else None
            reading = _Reading(group=Decimal(digits or value or 0), digits=digits)


def plain_digits(number: Decimal) -> str:
    """Return a number in digits, without an exponent and without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _parts(words: Iterable[str]) -> Iterator[str]:
    """Yield words as the parts of a number follow each other: ``zweiundzwanzig`` as ``zwanzig zwei``."""
    before = ""
    for word in words:
        if before in _PERCENT and (word in _HUNDRED or value_of(word) == 100):
            word = "%"
        if word.startswith("vingt") and before == "quatre":
            before = "quatrevingt"
            continue
        if before:
            yield from _german(before)
        before = word
    yield from _german(before)


def _with_halves(words: Iterable[str]) -> list[str]:
    """Return words with each half as one sign: ``two and a half million`` as ``two ½ million``."""
    told: list[str] = []
    for word in words:
        if word in _HALVES:
            for before in (_ARTICLES, _AND_HALF):
                if told and told[-1] in before:
                    told.pop()
            told.append(_HALF)
        elif word not in _ARTICLES or told[-1:] != [_HALF]:
            told.append(word)
    return told


@cache
def _german(word: str) -> tuple[str, ...]:
    if word in _ONE_AND_A_HALF:
        return ("eins", "half")
    if _GERMAN_AND_A_HALF.search(word):
        return (*_german(_GERMAN_AND_A_HALF.sub("", word)), "half")
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
