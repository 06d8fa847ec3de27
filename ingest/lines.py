"""Lines become paragraphs: hard-wrapped lines are joined, lines that stand alone stay alone.

Recognises no headings and removes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_SHORTEST, _LONGEST = 40, 120
"""Characters of the lines that wrapped text is made of."""
_WRAPPED_SHARE = 0.2
"""Share of line ends, breaking a sentence, from which on a text counts as wrapped."""
_FULL = 0.75
"""A line ended because the next word did not fit when both fill this share of the width."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_MARKER = re.compile(r"(?:[-–—*•·]|\d{1,3}[.)])\s")
_SENTENCE_END = re.compile(r"[.!?…:;][»”\"')\]]*$")


def chunks(text: str) -> list[list[str]]:
    """Return the runs of lines between blank lines, each line stripped."""
    return [
        [line.strip() for line in chunk.split("\n")] for chunk in _BLANK.split(text.strip()) if chunk.strip()
    ]


def unwrap(groups: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the paragraphs of each run of lines, judging by all runs whether the text is wrapped."""
    width = _width(groups)
    return [list(_paragraphs(group, width)) for group in groups]


def _width(groups: Sequence[Sequence[str]]) -> int:
    """Return the longest line that breaks a sentence, or 0 when the text is not wrapped."""
    ends = [pair for group in groups for pair in pairwise(group)]
    broken = [
        len(line)
        for line, following in ends
        if _SHORTEST <= len(line) <= _LONGEST and following[:1].islower() and not _SENTENCE_END.search(line)
    ]
    return max(broken) if broken and len(broken) >= _WRAPPED_SHARE * len(ends) else 0


def _paragraphs(group: Sequence[str], width: int) -> Iterator[str]:
    paragraph = group[0]
    for line, following in pairwise(group):
        if width and _goes_on(line, following, width):
            paragraph += following if _is_hyphenated(line, following) else f" {following}"
        else:
            yield paragraph
            paragraph = following
    yield paragraph


def _goes_on(line: str, following: str, width: int) -> bool:
    first_word = following.split(maxsplit=1)[0] if following else ""
    full = len(line) + 1 + len(first_word) >= _FULL * width
    return full and len(line) <= _LONGEST and not _MARKER.match(following)


def _is_hyphenated(line: str, following: str) -> bool:
    return len(line) > 1 and line[-1] == "-" and line[-2].isalpha() and following[0].isalpha()
