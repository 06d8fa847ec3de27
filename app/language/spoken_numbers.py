"""Numbers that a text says in words, in five languages: ``trente jours``, ``zweiundzwanzig``, ``2,7 Mrd.``.

Reads words in order, so that ``two hundred and five`` is one number. Knows no dates and no fractions, and
takes a word that is also another word (French ``neuf``) for a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.language.number_parts import HALF, JOINING, PLUS_HALF, QUARTER, parted
from app.language.number_words import HUNDRED, HUNDREDS, exponent_of, group_of, is_cardinal, value_of

_SEVERAL = frozenset(
    [
        "few",
        "several",
        "quelques",
        "plusieurs",
        "einige",
        "mehrere",
        "paar",
        "varios",
        "varias",
        "несколько",
        "нескольких",
    ]
)
_SHARES = {HALF: Decimal("0.5"), QUARTER: Decimal("0.25")}


@dataclass(frozen=True, slots=True)
class Said:
    """A number said in words."""

    value: str
    measured: str | None
    """The digits that it scales, if any."""
    bare: bool
    """Whether nobody says how many of its scale there are: ``thousands``."""
    counted: bool
    """Whether each of its words tells how many, and is hardly another word."""


@dataclass(slots=True)
class _Reading:
    """A number as far as it is read: what its scales closed, and the group below a thousand."""

    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    digits: str | None = None
    vague: bool = False
    """Whether it began with ``several`` or ``hundreds``."""
    bare: bool = False
    counted: bool = True
    told: bool = False
    """Whether words follow its digits."""
    factor: Decimal = Decimal(0)
    """What the last scale multiplied by."""

    @property
    def empty(self) -> bool:
        return not self.total and not self.group

    def scale(self, exponent: int) -> None:
        self.bare, self.told = self.vague or self.empty, True
        self.factor = factor = Decimal(10) ** exponent
        if self.total and self.total < factor:
            self.total, self.group = (self.total + self.group) * factor, Decimal(0)
        else:
            self.total, self.group = self.total + (self.group or Decimal(1)) * factor, Decimal(0)

    def hundred(self, word: str) -> None:
        self.vague = self.vague or (self.empty and word in HUNDREDS)
        self.bare = self.vague or self.empty
        self.group = (self.group or Decimal(1)) * 100

    def many(self, size: int) -> None:
        """Take so many of a group as were counted, or one."""
        self.group, self.counted, self.told = (self.group or Decimal(1)) * size, False, True

    def half(self) -> None:
        """Add half of what was last said: of a million, or of one."""
        self.bare, self.told = False, True
        if self.total and not self.group:
            self.total += self.factor / 2
        else:
            self.group += Decimal("0.5")

    def add(self, word: str) -> None:
        self.group, self.bare = self.group + (value_of(word) or 0), False
        self.counted = self.counted and is_cardinal(word)

    def fits(self, value: int) -> bool:
        tail = int(self.group) % 100
        if self.vague or (self.digits and not self.total):
            return False
        if not tail:
            return value < 100 or not self.group
        if tail == 10:
            return 7 <= value <= 9
        return tail % 10 == 0 and (value < 10 or (tail in (60, 80) and value < 20))

    def said(self) -> Said | None:
        """Return the number, None for one alone and for digits that no word follows."""
        number = self.total + self.group
        if number in (0, 1) or (self.digits and not self.told):
            return None
        return Said(plain_digits(number), self.digits, self.bare or number < 1, self.counted)


def spoken(words: Sequence[str]) -> set[str]:
    """Return the numbers, in digits, that folded ``words`` say in order.

    >>> spoken("trente et un jours en mai".split())
    {'31'}
    """
    return {said.value for said in read(words)}


def read(words: Iterable[str]) -> Iterator[Said]:
    """Yield the numbers that folded ``words`` say in order.

    Digits among them count when a scale follows; whatever is no word of a number ends one. ``One`` and
    its kin alone are articles, and no number.
    """
    reading = _Reading()
    for word in [*parted(words), ""]:
        value, exponent, size = value_of(word), exponent_of(word), group_of(word)
        if exponent is not None:
            reading.scale(exponent)
        elif word == PLUS_HALF and not reading.empty:
            reading.half()
        elif size is not None and reading.counted and 0 < reading.group < 100 and not reading.total:
            reading.many(size)
        elif word in HUNDRED and reading.group < 100 and not reading.digits:
            reading.hundred(word)
        elif value is not None and reading.fits(value):
            reading.add(word)
        elif reading.empty or word not in JOINING:
            if said := reading.said():
                yield said
            reading = _begun(word)


def _begun(word: str) -> _Reading:
    """Return the reading of a number that may begin with ``word``."""
    if word[:1].isdecimal():
        return _Reading(group=Decimal(word), digits=word)
    share = _SHARES.get(word.removeprefix("+"))
    known = value_of(word) or group_of(word)
    counted = share is not None or not known or is_cardinal(word)
    return _Reading(group=share or Decimal(known or 0), vague=word in _SEVERAL, counted=counted)


def plain_digits(number: Decimal) -> str:
    """Return a number in digits, without an exponent and without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
