"""Where sentences begin and end, as offsets into the text they stand in.

Changes no character. Segmenters propose ends; the rules here drop those inside abbreviations, initials,
quoted speech, brackets and ordinals, and add those that the segmenters miss behind closing quotes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from math import ceil

from ingest import abbreviations, segmenters
from ingest.article import Span

LONGEST = 1_200
"""Characters of a sentence. Longer ones, which no embedding model would read whole, are cut at clauses."""

_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n(?=\s*(?:[-–—*•·]|\d{1,3}[.)])\s)")
"""What always ends a sentence: a blank line, or the line of a list item."""
_CLOSER = r"(?:[”’\"')\]]|[“«](?=[\s.,;:]|$)|\s?»(?=[\s.,;:!?)”]|$)|\[\d{1,3}\]|[¹²³⁴-⁹])"
_CLOSERS = re.compile(rf"{_CLOSER}{{0,8}}")
_TERMINAL = r"[.!?…։۔؟]"
_MISSED = re.compile(
    rf"{_TERMINAL}{_CLOSER}{{1,8}}(?=\s)"  # a full stop inside closing quotes or brackets
    rf"|[^\w\s.]\s?{_TERMINAL}(?=\s)"  # a full stop after them, or after a sign such as %
    r"|[!?](?=\s+[¿¡])|[…։۔؟](?=\s)"
    r"|(?<!\w)(?:mar|vie)\.(?=\s+[¿¡]?[^\W\d_a-zß-ÿ])"  # the sea and life, not a Tuesday or Friday
    r"|\d{3}\.(?=\s+[^\W\d_a-zß-ÿ]\w*\s+[^\W\d])|\d\.(?=\s+Sept\s+[^\W\d])"  # seven, not September
)
_ENDED = re.compile(rf"{_TERMINAL}{_CLOSER}{{0,8}}$")
_OPENERS = " \t\n\u00a0\u202f«»„“\"'‘([¿¡–—-"
_QUOTED = re.compile(r"«[^«»\n]{1,400}»|“[^“”\n]{1,400}”|„[^„“”\n]{1,400}[“”]|\"[^\"\n]{1,400}\"")
_BRACKETED = re.compile(r"\([^()\n]{1,400}\)")
_GOES_ON = re.compile(r"[\s,–—-]*([^\W\d_])")
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.$")
_NUMBER = re.compile(r"\d|[IVXLC]+\b")
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}\.$")
_WORD = re.compile(r"\S")
_CLAUSE_ENDS = (";:\n", ",–—", " \u00a0\u202f\t")
_NEAR = 80
"""Characters on either side of a possible end that decide it."""


def split(text: str, language: str) -> list[Span]:
    """Return the sentences of ``text``, none of which starts or ends with white space.

    Blank lines and list items end a sentence. ``language`` is an ISO 639-1 code.
    """
    spans: list[Span] = []
    borders = [0, *(gap.end() for gap in _BREAK.finditer(text)), len(text)]
    for start, end in pairwise(borders):
        ends = [start + offset for offset in _ends(text[start:end], language)]
        for low, high in pairwise([start, *ends, end]):
            spans.extend(_cut(text, low, high))
    return spans


def _ends(paragraph: str, language: str) -> list[int]:
    """Return the offsets inside a paragraph at which a sentence ends."""
    proposed = {
        *segmenters.ends(paragraph, language),
        *(match.end() for match in _MISSED.finditer(paragraph)),
    }
    ends: list[int] = []
    for end in _outside_speech(paragraph, {_past_closers(paragraph, end) for end in proposed}):
        start = max(ends[-1] if ends else 0, end - _NEAR)
        if _is_end(paragraph[start:end], paragraph[end : end + _NEAR], language):
            ends.append(end)
    return ends


def _past_closers(paragraph: str, end: int) -> int:
    closers = _CLOSERS.match(paragraph, end)
    return closers.end() if closers else end


def _outside_speech(paragraph: str, ends: set[int]) -> list[int]:
    """Return ``ends`` in order, without those in brackets and in speech whose sentence goes on after it."""
    ordered = sorted(ends)
    inside: set[int] = set()
    spans = [match.span() for match in _BRACKETED.finditer(paragraph)]
    for speech in _QUOTED.finditer(paragraph):
        after = _GOES_ON.match(paragraph, speech.end())
        if after and after[1].islower():
            spans.append(speech.span())
    for low, high in spans:
        inside.update(ordered[bisect_right(ordered, low) : bisect_left(ordered, high)])
    return [end for end in ordered if end not in inside]


def _is_end(left: str, right: str, language: str) -> bool:
    """Return whether a sentence ends between two pieces of text."""
    head = right.lstrip(_OPENERS)
    if not right[:1].isspace() or not head or not _ENDED.search(left):
        return False
    if head[0].islower() or not any(character.isalpha() for character in left):
        return False
    if _NUMBER.match(head) and abbreviations.before_numbers(language).search(left):
        return False
    if abbreviations.always(language).search(left) or abbreviations.splits_era(language, left, head):
        return False
    starts_anew = head.split(maxsplit=1)[0].strip(",’'") in abbreviations.STARTS
    goes_on = (
        _INITIAL.search(left)
        or abbreviations.before_names(language).search(left)
        or (language == "de" and _ORDINAL.search(left))
    )
    return starts_anew or not goes_on or abbreviations.ends_era(left)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentence between two offsets without white space around it, in pieces when it is too long."""
    end = start + len(text[start:end].rstrip())
    while word := _WORD.search(text, start, end):
        start = word.start()
        if end - start <= LONGEST:
            yield Span(start, end)
            return
        cut = _clause_end(text, start, (end - start) / ceil((end - start) / LONGEST))
        yield Span(start, start + len(text[start:cut].rstrip()))
        start = cut


def _clause_end(text: str, start: int, ideal: float) -> int:
    """Return the offset after the end of a clause, or else of a word, that is nearest to ``ideal``."""
    low, high = start + int(ideal * 0.6), start + min(LONGEST, int(ideal * 1.4))
    for characters in _CLAUSE_ENDS:
        offsets = [index + 1 for index in range(low, high) if text[index] in characters]
        if offsets:
            return min(offsets, key=lambda offset: abs(offset - start - ideal))
    return high
