"""Lines become paragraphs: hard-wrapped lines are joined, lines that stand alone stay alone.

Recognises no headings and removes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest import hyphens
from ingest.hyphens import Words

_SHORTEST, _LONGEST = 40, 120
"""Characters of the lines that wrapped text is made of."""
_WRAPPED_SHARE = 0.2
"""Share of line ends, breaking a sentence, from which on a text counts as wrapped."""
_FULL = 0.75
"""A line ended because the next word did not fit when both fill this share of the width."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_MARKER = re.compile(r"(?:[-–—*•·]|\d{1,3}\))\s")
_NUMBER = re.compile(r"(\d{1,3})\.\s")
_SENTENCE_END = re.compile(r"[.!?…:;][»”\"')\]]*$")


def chunks(text: str) -> list[list[str]]:
    """Return the runs of lines between blank lines, each line stripped."""
    return [
        [line.strip() for line in chunk.split("\n")] for chunk in _BLANK.split(text.strip()) if chunk.strip()
    ]


def unwrap(groups: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the paragraphs of each run of lines, judging by all runs whether the text is wrapped."""
    width = _width(groups)
    words = Words((line for group in groups for line in group), hyphens.were_cut(groups))
    return [[words.joined(lines) for lines in _paragraphs(group, width)] for group in groups]


def _width(groups: Sequence[Sequence[str]]) -> int:
    """Return the longest line that breaks a sentence, or 0 when the text is not wrapped."""
    ends = [pair for group in groups for pair in pairwise(group)]
    broken = [
        len(line)
        for line, following in ends
        if _SHORTEST <= len(line) <= _LONGEST and following[:1].islower() and not _SENTENCE_END.search(line)
    ]
    return max(broken) if broken and len(broken) >= _WRAPPED_SHARE * len(ends) else 0


def _paragraphs(group: Sequence[str], width: int) -> Iterator[list[str]]:
    paragraph = [group[0]]
    for following in group[1:]:
        if width and _goes_on(paragraph, following, width):
            paragraph.append(following)
        else:
            yield paragraph
            paragraph = [following]
    yield paragraph


def _goes_on(paragraph: Sequence[str], following: str, width: int) -> bool:
    line = paragraph[-1]
    first_word = following.split(maxsplit=1)[0] if following else ""
    full = len(line) + 1 + len(first_word) >= _FULL * width
    return full and len(line) <= _LONGEST and not _is_item(following, paragraph)


def _is_item(line: str, paragraph: Sequence[str]) -> bool:
    """Return whether a line is an item of a list; "41." is one after a sentence or after item 40."""
    number, before = _NUMBER.match(line), _NUMBER.match(paragraph[0])
    if number is None:
        return _MARKER.match(line) is not None
    next_one = before is not None and int(number[1]) == int(before[1]) + 1
    return next_one or _SENTENCE_END.search(paragraph[-1]) is not None
