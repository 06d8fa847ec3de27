"""Days and months that a text names, in five languages and in digits: ``1er avril 2022`` is ``01.04.2022``.

Reads no relative dates (``yesterday``), no centuries, and takes a date with slashes for either order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from app.language.months import abbreviated_month, month_of
from vectorstore.tokens import folded

_RAISED = re.compile(r"(?<=\S)[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]+")
"""Digits of units and footnotes, which tell no number."""
_PART = re.compile(r"(\d?)\s?([½¼¾])")
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_DIGITS = re.compile(
    r"(?<![\d./])(?P<d>\d{1,2})(?P<sign>[./])(?P<m>\d{1,2})(?P=sign)(?P<y>\d{4}|\d{2})(?![\d/]|\.\d)"
)
_DAY = r"(?<![\d.,])(?P<d>\d{1,2})(?:er|re|st|nd|rd|th|\.|-?го|-?е)?"
_MONTH = r"(?P<m>[^\W\d_]+)(?P<short>(?<![^\W\d_]{5})\.)?"
_YEAR = r"(?P<y>(?:1[0-9]|20)\d{2})(?!\d)"
_OF = r",?\s+(?:(?:de|del|of)\s+)?"
_WRITTEN = (
    re.compile(rf"{_DAY}\s+(?:(?:de|of)\s+)?{_MONTH}(?:{_OF}{_YEAR})?"),
    re.compile(rf"\b{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.,]*\d)(?:,?\s+{_YEAR})?"),
    re.compile(rf"\b{_MONTH}{_OF}{_YEAR}"),
)
_THIS_CENTURY = 50
"""Years of two digits below it are of this century."""
_VERBS = frozenset({"may", "march"})
"""Months that are other words where they stand in small letters and without a year."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a month; what a text leaves open is None."""

    year: int | None
    month: int
    day: int | None

    @property
    def key(self) -> str:
        """The date as ISO 8601 writes it, as far as it is known: ``2022-04-01``, ``2022-04``, ``04-01``."""
        known = [f"{self.year}"] if self.year else []
        return "-".join([*known, f"{self.month:02}", *([f"{self.day:02}"] if self.day else [])])

    def agrees(self, other: Day) -> bool:
        """Return whether both may be one date: nothing that both tell differs."""
        return self.month == other.month and all(
            mine is None or theirs is None or mine == theirs
            for mine, theirs in ((self.year, other.year), (self.day, other.day))
        )


Readings = tuple[Day, ...]
"""The dates that one mention may mean: two where the order of day and month is open."""


def dates(text: str) -> tuple[list[Readings], str]:
    """Return the dates that ``text`` names, and the text, folded, with blanks in their places.

    >>> [[day.key for day in readings] for readings in dates("du 1er avril 2022 au 2022-05-03")[0]]
    [['2022-05-03'], ['2022-04-01']]
    """
    found: list[Readings] = []
    text = unicodedata.normalize("NFKC", _PART.sub(_in_decimals, _RAISED.sub("", text)))
    rest = _aligned(text)
    for pattern in (_ISO, _DIGITS, *_WRITTEN):
        for match in pattern.finditer(rest):
            if readings := _readings(match, text):
                found.append(readings)
                rest = rest[: match.start()] + " " * len(match.group()) + rest[match.end() :]
    return found, rest


def named_months(words: Iterable[str]) -> list[Readings]:
    """Return the months that folded words name, as dates of which no more is known."""
    return [(Day(None, month, None),) for word in words if (month := month_of(word))]


def _in_decimals(found: re.Match[str]) -> str:
    """Return a half or quarter behind a digit as decimals: NFKC would make 21 of the first signs of 2½."""
    decimals = f"{unicodedata.numeric(found[2])}".removeprefix("0")
    return f"{found[1]}{decimals}" if found[1] else f" 0{decimals}"


def _readings(match: re.Match[str], text: str) -> Readings:
    parts = match.groupdict()
    year = _year(parts["y"]) if parts.get("y") else None
    if not parts["m"].isdecimal():
        day = int(parts["d"]) if parts.get("d") else None
        month = (abbreviated_month if parts["short"] else month_of)(parts["m"])
        verb = parts["m"] in _VERBS and year is None and text[match.start("m")].islower()
        return () if month is None or verb or day not in (None, *range(1, 32)) else (Day(year, month, day),)
    first, second = int(parts["d"]), int(parts["m"])
    orders = {(second, first), (first, second)} if parts.get("sign") == "/" else {(second, first)}
    return tuple(
        Day(year, month, day) for month, day in sorted(orders) if 1 <= month <= 12 and 1 <= day <= 31
    )


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < _THIS_CENTURY else 1900)


def _aligned(text: str) -> str:
    """Return ``text`` folded sign by sign, so that places in it are places in ``text``."""
    return "".join(sign if len(plain := folded(sign)) != 1 else plain for sign in text)
