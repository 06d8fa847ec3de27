"""Whether the numbers, dates, names and negation of a statement agree with the sentences that it cites.

Compares numbers and dates across five languages, in digits and in words. Names and negation are compared
within one language, that of the sentences. Meaning is not its part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from app.checks.denial import turned
from app.language.amounts import decades, spelled_out, with_both_scales
from app.language.dates import Day, Readings, dates, named_months
from app.language.number_words import may_count
from app.language.numerals import numerals
from app.language.shares import fractions, rounded
from app.language.spoken_numbers import Said, plain_digits, read, spoken
from vectorstore.tokens import folded

Disagreement = Literal["denial", "number"]

_NUMBER = re.compile(r"\d+(?:[\u00a0\u202f .,’']\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?")
_TOKEN = re.compile(rf"{_NUMBER.pattern}|[^\W\d_]+|[.,;:!?%()]")
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)(?!00)\d{2}(?!\d|[.,’']\d|\s?%)")
"""Four digits that no sign parts. A round hundred is rather an amount, unless a date has it."""
_COUNTED = 3
"""From here on a word that counts is held against a statement; smaller ones are articles and pairs too."""
_CERTAIN = 13
"""From here on the word of a place or of a group is held against a statement, as it is hardly vague."""
_OPENING, _ENDING = " \u00a0\u202f«“”\"'’(", ("", ".", "!", "?", "…", ":")
_STEM = 5
"""Letters by which a long name is known, whatever its ending; of a short one all but its last vowels."""
_SHORT_NAME = re.compile(r"(?:[aeiouy]{1,2}|[аеиоуыэюяьмх]{1,2})$")
_WORD = re.compile(r"[^\W\d_]+")
_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f .,’'](?=\d{3}(?!\d))")


def numbers(text: str) -> set[str]:
    """Return the numbers written with digits in ``text``, and its dates as ISO 8601 writes them.

    Thousands are joined, with a decimal point; a number that a word scales counts scaled too.

    >>> sorted(numbers("10 000 soldats, 3,5 % et le 1er avril 2022"))
    ['1', '10000', '2022', '2022-04-01', '3.5']
    """
    mentions, rest = dates(text)
    return _written(mentions, _tokens(rest))


def said_numbers(text: str, language: str | None = None) -> set[str]:
    """Return the numbers of ``text`` as ``numbers`` does, with those that it says in words or by a share.

    Words are read in ``language``; None reads those of five.

    >>> sorted(said_numbers("deux blessés le 1er avril"))
    ['04-01', '1', '2']
    """
    mentions, rest = dates(text)
    tokens = _tokens(rest, language)
    said = spoken(tokens) | fractions(tokens) | rounded(tokens)
    told = _written(mentions, tokens) | said | numerals(text)
    return told | decades(rest, told)


def missing_numbers(
    statement: str, quotes: Sequence[str], language: str | None = None, told_in: str | None = None
) -> set[str]:
    """Return the numbers and dates of ``statement``, in ``language``, that no quote, ``told_in`` one, says.

    A date is missing when the quotes name other dates or none; what they leave open, such as the year,
    is looked for among their numbers.
    """
    mentions, rest = dates(statement)
    held = set().union(*(said_numbers(quote, told_in) for quote in quotes))
    told = [readings for quote in quotes for readings in _told_dates(quote)]
    loose = set().union(*(said_numbers(dates(quote)[1], told_in) for quote in quotes))
    lacking = (_claimed(_tokens(rest, language)) | _parts_of(mentions) | numerals(statement)) - held
    return lacking | {
        readings[0].key
        for readings in mentions
        if not any(_dated(day, other, loose) for day in readings for others in told for other in others)
    }


def years(text: str) -> set[str]:
    """Return the years that ``text`` tells, alone or in a date, in digits.

    >>> sorted(years("From May 2000 to 2024, 1 960 men of 2000."))
    ['2000', '2024']
    """
    mentions, rest = dates(text)
    dated = {str(day.year) for readings in mentions for day in readings if day.year is not None}
    return dated | set(_YEAR.findall(rest))


def other_years(question: str, quotes: Sequence[str]) -> bool:
    """Return whether the quotes tell of years, and of none that the question asks about.

    >>> other_years("What was the trade in 2024?", ["It reached 89.4 billion dollars in 2023."])
    True
    """
    asked, told = years(question), set().union(*map(years, quotes))
    return bool(asked and told) and asked.isdisjoint(told)


def carriers(
    statement: str,
    texts: Sequence[str],
    known: str,
    limit: int,
    language: str | None = None,
    told_in: str | None = None,
) -> tuple[list[int], set[str]]:
    """Return which texts, best first, it takes to say the statement's numbers, and the numbers still missing.

    The first text always takes part; another one does when it says what is missing so far. ``known`` is
    a text whose numbers need no support, such as the question. At most ``limit`` texts take part. The
    statement is in ``language``, the texts are ``told_in`` one; None is any.
    """
    chosen = [0]
    missing = missing_numbers(statement, [known, texts[0]], language, told_in)
    for index in range(1, len(texts)):
        if not missing or len(chosen) == limit:
            break
        taken = [known, *(texts[place] for place in chosen), texts[index]]
        fewer = missing_numbers(statement, taken, language, told_in)
        if len(fewer) < len(missing):
            chosen.append(index)
            missing = fewer
    return chosen, missing


def missing_names(statement: str, texts: Iterable[str], language: str) -> set[str]:
    """Return the names of ``statement`` that none of ``texts`` in the same language holds, in lower case.

    A name is a capitalised word that does not begin a sentence; it may end otherwise than in the texts.
    German capitalises every noun, so there none is found.
    """
    if language == "de":
        return set()
    held = set().union(*map(_words, texts))
    stems = {name: _stem_of(name) for name in map(folded, names(statement))}
    return {name for name, stem in stems.items() if not any(word.startswith(stem) for word in held)}


def names(statement: str) -> list[str]:
    """Return the capitalised words of ``statement``, in order, but for those that begin a sentence."""
    return [
        word.group()
        for word in _WORD.finditer(statement)
        if word.group()[0].isupper()
        and len(word.group()) > 2
        and statement[: word.start()].rstrip(_OPENING)[-1:] not in _ENDING
    ]


def disagreements(one: str, other: str, language: str) -> frozenset[Disagreement]:
    """Return in what two texts in one language hardly can both be right, if they speak of one thing.

    ``denial``: only one of them denies something; ``number``: each tells a number or a date that the
    other does not.
    """
    found: set[Disagreement] = set()
    if turned(one, language, other, language):
        found.add("denial")
    if all(missing_numbers(*pair, language, language) for pair in ((one, [other]), (other, [one]))):
        found.add("number")
    return frozenset(found)


def _stem_of(name: str) -> str:
    return name[:_STEM] if len(name) > _STEM + 1 else _SHORT_NAME.sub("", name) or name


def _written(mentions: Sequence[Readings], tokens: list[str]) -> set[str]:
    digits = {token for token in tokens if token[0].isdecimal()}
    scaled = {said.value for said in read(tokens) if said.measured}
    either = {str(day.day) for readings in mentions for day in readings if day.day is not None}
    return (
        digits
        | scaled
        | _parts_of(mentions)
        | either
        | {day.key for readings in mentions for day in readings}
    )


def _claimed(tokens: list[str]) -> set[str]:
    """Return the numbers that a statement must answer for: with its scale where a number has one."""
    said = list(read(tokens))
    measured = {one.measured for one in said}
    written = {token for token in tokens if token[0].isdecimal() and token not in measured}
    shares = {share for share in fractions(tokens) if not share.startswith("1/")}
    counted = {share.partition("/")[0] for share in shares}
    return written | shares | {one.value for one in said if _is_claim(one) and one.value not in counted}


def _is_claim(one: Said) -> bool:
    least = _COUNTED if one.counted else _CERTAIN
    return one.measured is not None or (not one.bare and float(one.value) >= least)


def _parts_of(mentions: Iterable[Readings]) -> set[str]:
    """Return the years and days of dates; no day where the order of day and month is open."""
    return {
        str(part)
        for day, *others in mentions
        for part in (day.year, None if others else day.day)
        if part is not None
    }


def _told_dates(text: str) -> list[Readings]:
    mentions, rest = dates(text)
    return mentions + named_months(_tokens(rest))


def _dated(day: Day, told: Day, loose: set[str]) -> bool:
    """Return whether a told date carries ``day``; its day may stand loose, as in ``from 3 to 5 May``."""
    return day.agrees(told) or (str(day.day) in loose and replace(day, day=told.day).agrees(told))


def _tokens(text: str, language: str | None = None) -> list[str]:
    """Return the folded words, canonical numbers and signs of ``text`` in order.

    In place of a word that counts in another language only stands a sign.
    """
    plain = folded(spelled_out(text))
    words = [token if may_count(token, language) else "," for token in _TOKEN.findall(plain)]
    return with_both_scales([_canonical(word) if word[0].isdecimal() else word for word in words])


def _canonical(number: str) -> str:
    whole = _THOUSANDS.sub("", number).replace(",", ".")
    return whole.lstrip("0") or "0" if "." not in whole else plain_digits(Decimal(whole))


def _words(text: str) -> set[str]:
    return {folded(word) for word in _WORD.findall(text)}
