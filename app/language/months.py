"""Months by the words of five languages, whole or shortened: ``avril``, ``Sept.``, ``в мае``.

Reads no dates; ``dates`` does.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.dates import MONTHS
from vectorstore.tokens import folded

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
