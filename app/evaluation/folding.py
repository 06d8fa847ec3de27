"""Makes texts comparable: case, accents, apostrophes, no-break spaces and number formats folded.

Knows no language, so it neither stems nor translates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vectorstore.tokens import folded

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ′`´", "'"))
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:[ .,']\d{3})+(?!\d)")
_TOKEN = re.compile(r"(?<!\d[.,])\d+[.,]\d+(?![.,]?\d)|\d+|[^\W\d_]+")
_MARKS = re.compile(r"\[\d+\]")
_STEM = 4
"""Letters from which on a word of an alternative may carry on with an ending."""


def fold(text: str) -> str:
    """Return ``text`` without case, accents (``ё`` is ``е``) and typographic apostrophes or spaces."""
    return folded(text.translate(_APOSTROPHES))


def without_marks(text: str) -> str:
    """Return an answer's text without its ``[n]`` citation marks."""
    return _MARKS.sub(" ", text)


def words(text: str) -> list[str]:
    """Return the folded words and numbers of ``text``.

    ``1 000``, ``1,000`` and ``1.000`` are the one number ``1000``; ``4,5`` is ``4.5``; the parts of a
    date such as ``6.11.2023`` stay apart.
    """
    joined = _THOUSANDS.sub(lambda match: re.sub(r"\D", "", match.group()), fold(text))
    return [token.replace(",", ".") for token in _TOKEN.findall(joined)]


def occurs(alternative: str, text: str) -> bool:
    """Tell whether ``alternative`` stands in ``text`` as whole words.

    Its last word may carry on with an ending when it has four letters or more, so that ``Iran`` finds
    ``iranien`` and ``Грузи`` finds ``Грузию``; a number never does, so that ``4`` does not find ``2014``.
    An alternative without letters or digits (``%``) is looked for as it is.
    """
    wanted = words(alternative)
    if not wanted:
        return fold(alternative) in fold(text)
    found = words(text)
    return any(_same(wanted, found[i : i + len(wanted)]) for i in range(len(found) - len(wanted) + 1))


def _same(wanted: Sequence[str], found: Sequence[str]) -> bool:
    *head, last = wanted
    if head != list(found[:-1]):
        return False
    may_carry_on = last.isalpha() and len(last) >= _STEM
    return found[-1].startswith(last) if may_carry_on else found[-1] == last
