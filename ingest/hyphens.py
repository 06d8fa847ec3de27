"""Puts words together again that a line's end has cut in two.

Looks up no dictionary: the document's own words tell, then the grammar of hyphens in French names and verbs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise

CUT = "\x02"
"""What PDFium makes of a hyphen at the end of a line."""
_SOFT = "\u00ad"
_HYPHENS = f"{CUT}{_SOFT}‐-"
_WORD = re.compile(r"\w[\w’'‐-]*")
_PART = re.compile(r"\w+")
_LONGEST = 80
"""Characters of a word."""
_LAST = re.compile(rf"([\w’'‐-]*\w)[{_HYPHENS}]$")
_JOINED = (
    "il elle on ils elles je tu nous vous ce ci là même mêmes moi toi lui leur leurs y en t dire être "
    "uns unes delà dessus dessous midi"
)
"""Words that a hyphen joins to the one before them in French: "dit-il", "c'est-à-dire", "peut-être"."""
_AFTER_HYPHEN = frozenset(_JOINED.split())


_SUSPENDED = frozenset(("und", "oder", "bzw", "sowie", "et", "ou", "and", "or", "y", "и", "или"))
"""Words after which half a word waits for its end: "Außen- und Sicherheitspolitik"."""
_FEWEST_PIECES, _SHARE_OF_PIECES = 2, 0.08
"""Ends of lines, at least and as a share of all, that leave pieces of words where words were cut to fit."""


def were_cut(groups: Iterable[Sequence[str]]) -> bool:
    """Return whether whoever wrapped runs of lines cut words to fit, not only broke at hyphens.

    Then often neither side of a hyphen at a line's end is a word that the text has elsewhere.
    """
    groups = list(groups)
    spoken = Counter(word.casefold() for group in groups for line in group for word in _PART.findall(line))
    ends = [pair for group in groups for pair in pairwise(group)]
    halves = [
        (cut[1].casefold(), rest[0])
        for line, following in ends
        if (cut := _LAST.search(line[-_LONGEST:])) and (rest := _PART.match(following))
    ]
    seen = Counter(half.casefold() for pair in halves for half in pair)
    pieces = [
        (left, right)
        for left, right in halves
        if right[0].islower()
        and right not in _AFTER_HYPHEN | _SUSPENDED
        and all(spoken[half] <= seen[half] for half in (left, right))
    ]
    return len(pieces) >= max(_FEWEST_PIECES, _SHARE_OF_PIECES * len(ends))


class Words:
    """The words of a document, by which a cut one is recognised.

    Where words were not ``cut`` to fit, a hyphen at a line's end stays unless the text has the word whole.
    """

    def __init__(self, lines: Iterable[str], cut: bool = True) -> None:
        self._cut = cut
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
        if right in _SUSPENDED:
            return "- "
        compound = not right[0].islower() or "-" in left or right.casefold() in _AFTER_HYPHEN
        return "-" if compound or not self._cut or not left[-1].isalpha() else ""
