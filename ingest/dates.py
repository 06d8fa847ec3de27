"""Dates as articles write them, in five languages: read from a line, and written in a sentence.

Looks for dates only where it is told to; guesses no order of day and month in English.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from ingest.characters import plain

MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_SPOKEN = {
    "fr": "{day} {month} {year}",
    "de": "{day}. {month} {year}",
    "es": "{day} de {month} de {year}",
    "ru": "{day} {month} {year} года",
}
_NUMBERS = {
    plain(name).casefold(): number
    for names in (*MONTHS.values(), "jänner feber")
    for number, name in enumerate(names.split(), start=1)
}
_WORD = r"[^\W\d_]{3,}"
_YEAR = r"(?P<year>[12]\d{3})"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?<![\d.,-]){_YEAR}(?P<sep>[-/])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?![\d-])"
        r"(?:[T\s]\d{2}:\d{2}[\d:.Z+-]*)?",
        rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|[.ºª°])?\s+(?:de\s+|of\s+)?(?P<word>{_WORD})\.?,?\s+"
        rf"(?:del?\s+)?{_YEAR}(?!\d)(?:\s*г(?:ода\b|\.)?)?",
        rf"\b(?P<word>{_WORD})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
        rf"(?<![\d.,])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\d)",
        rf"(?<![\d.,/-])(?P<day>\d{{1,2}})(?P<order>[/-])(?P<month>\d{{1,2}})(?P=order){_YEAR}(?![\d/-])",
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line: its place, and ISO ``YYYY-MM-DD``, or ``None`` when its order is ambiguous."""

    start: int
    end: int
    iso: str | None


def find(line: str, language: str) -> Found | None:
    """Return the first date of ``line``, or ``None``.

    Dates such as 06/11/2023 have the day first, but in English they are ambiguous unless one number
    is larger than 12.
    """
    for form in _FORMS:
        for match in form.finditer(line):
            if found := _valid(match, language):
                return found
    return None


def parse(text: str | None, language: str) -> str | None:
    """Return the ISO date that ``text`` starts with or holds, or ``None``."""
    found = find(text, language) if text else None
    return found.iso if found else None


def spoken(iso: str, language: str) -> str:
    """Return an ISO date as sentences of the language write it: ``1er avril 2022``, ``1 April 2022``.

    Languages without a form of their own get the English one.
    """
    date = datetime.date.fromisoformat(iso)
    locale = language if language in _SPOKEN else "en"
    day = "1er" if locale == "fr" and date.day == 1 else str(date.day)
    month = MONTHS[locale].split()[date.month - 1]
    return _SPOKEN.get(locale, "{day} {month} {year}").format(day=day, month=month, year=date.year)


def _valid(match: re.Match[str], language: str) -> Found | None:
    parts = match.groupdict()
    year, day = int(parts["year"]), int(parts["day"])
    month = _month(parts["word"]) if parts.get("word") else int(parts["month"])
    if month is None:
        return None
    if parts.get("order") and language == "en":
        if day <= 12 and month <= 12:
            return Found(*match.span(), None)
        day, month = max(day, month), min(day, month)
    try:
        return Found(*match.span(), datetime.date(year, month, day).isoformat())
    except ValueError:
        return None


def _month(word: str) -> int | None:
    """Return the number of a month's name or clear abbreviation."""
    folded = plain(word).casefold()
    if folded in _NUMBERS:
        return _NUMBERS[folded]
    numbers = {number for name, number in _NUMBERS.items() if name.startswith(folded)}
    return numbers.pop() if len(numbers) == 1 else None
