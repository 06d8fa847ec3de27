"""Puts words together again that a line's end has cut in two.

Looks up no dictionary: the document's own words tell, then the grammar of hyphens in French names and verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import reduce

CUT = "\x02"
"""What PDFium makes of a hyphen at the end of a line."""
_SOFT = "\u00ad"
_HYPHENS = f"{CUT}{_SOFT}-‐"
_WORD = re.compile(r"\w[\w’'‐-]*")
_LONGEST = 80
"""Characters of a word."""
_LAST = re.compile(rf"([\w’'‐-]*\w)[{_HYPHENS}]$")
_JOINED = (
    "il elle on ils elles je tu nous vous ce ci là même mêmes moi toi lui leur leurs y en t dire être "
    "uns unes delà dessus dessous midi"
)
"""Words that a hyphen joins to the one before them in French: "dit-il", "c'est-à-dire", "peut-être"."""
_AFTER_HYPHEN = frozenset(_JOINED.split())


class Words:
    """The words of a document, by which a cut one is recognised."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known = {word.casefold() for line in lines for word in _WORD.findall(line[:-1] or line)}

    def joined(self, lines: Sequence[str]) -> str:
        """Return the lines as one text: words apart, the halves of a word that was cut together."""
        return reduce(self._join, lines)

    def _join(self, text: str, following: str) -> str:
        cut, rest = _LAST.search(text[-_LONGEST:]), _WORD.match(following)
        if cut is None or rest is None:
            return f"{text.rstrip(CUT + _SOFT + ' ')} {following}"
        return text[:-1] + self._between(cut[1], rest[0], text[-1]) + following

    def _between(self, left: str, right: str, sign: str) -> str:
        if sign == _SOFT:
            return ""
        if f"{left}-{right}".casefold() in self._known:
            return "-"
        if f"{left}{right}".casefold() in self._known:
            return ""
        compound = not right[0].islower() or "-" in left or right.casefold() in _AFTER_HYPHEN
        return "-" if compound or not left[-1].isalpha() else ""
