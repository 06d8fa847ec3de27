"""Lines with places become headings and paragraphs, in reading order.

Pure; knows neither PDF nor what an article is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.document import Block, BlockKind
from ingest.hyphens import Words
from ingest.readers import columns, running_heads
from ingest.readers.line import Line

_LARGER = 1.15
"""Size of a heading, where the body's is 1."""
_APART = 1.3
"""Distance of lines, in usual distances, from which on a paragraph has ended."""
_INDENT = 0.6
"""First lines are set in by so many heights of a character."""
_SHORT = 0.85
"""A line that ends with a sentence before this share of the width ends its paragraph."""
_COLUMN = 3
"""The lines of a column begin within so many heights of each other."""
_LONGEST_HEADING = 200
_LONGEST_BOLD = 100
_RESUMED = 4
"""Paragraphs back to which a new page may go on: notes and captions stand between."""
_ENDED = re.compile(r"[.!?…:;][»”\"')\]\s⁰¹²³⁴-⁹]*$")
_MARKER = re.compile(r"(?:[-–—*•·▪‣◦]|\d{1,2}[.)])\s")


def blocks(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """Return the headings and paragraphs of pages, without running heads and page numbers."""
    body = _body_size(pages)
    read = [columns.in_order(page) for page in running_heads.without(pages, body)]
    words = Words(line.text for page in read for line in page)
    return [paragraph.block(words) for paragraph in _paragraphs(read, _Print.of(read, body))]


def title(pages: Sequence[Sequence[Line]]) -> str | None:
    """Return the largest text of the first page, when it is larger than the body's."""
    lines = [line for page in pages[:1] for line in page if any(map(str.isalpha, line.text))]
    largest = max(lines, key=lambda line: line.size, default=None)
    if largest is None or largest.size < _LARGER * _body_size(pages):
        return None
    start = lines.index(largest)
    rows = [line.text for line in lines[start : start + 4] if line.is_as_large_as(largest)]
    text = Words(rows).joined(rows)
    return text if len(text) <= _LONGEST_HEADING else None


@dataclass(frozen=True, slots=True)
class _Print:
    """How the text of a document is set: size, distance of lines, and whether most of it is bold."""

    body: float
    distance: float
    bold: bool

    @classmethod
    def of(cls, pages: Sequence[Sequence[Line]], body: float) -> _Print:
        steps = [
            line.bottom - following.bottom
            for page in pages
            for line, following in pairwise(page)
            if line.is_as_large_as(following) and 0.8 < (line.bottom - following.bottom) / line.size < 3
        ]
        lines = [line for page in pages for line in page]
        heavy = sum(len(line.text) for line in lines if line.bold)
        return cls(
            body, median(steps) if steps else 1.2 * body, 2 * heavy > sum(len(line.text) for line in lines)
        )

    def kind(self, line: Line) -> BlockKind:
        """Return what a line is by its looks: headings are larger or bolder than the text."""
        standing = self.bold is False and line.bold and len(line.text) <= _LONGEST_BOLD
        large = line.size >= _LARGER * self.body and len(line.text) <= _LONGEST_HEADING
        return "heading" if large or (standing and not _ENDED.search(line.text)) else "paragraph"


@dataclass(slots=True)
class _Paragraph:
    """Lines of one kind that belong together, the last of them on ``page``."""

    kind: BlockKind
    lines: list[Line]
    page: int

    def block(self, words: Words) -> Block:
        return Block(self.kind, words.joined([line.text for line in self.lines]))

    def goes_on(self, line: Line, page: int, right: float, printed: _Print) -> bool:
        """Return whether ``line``, which follows on the page, belongs to this paragraph."""
        last = self.lines[-1]
        if not last.is_as_large_as(line) or _MARKER.match(line.text) or printed.kind(line) != self.kind:
            return False
        if page == self.page and last.is_level_with(line):
            return line.left >= last.right
        if page != self.page or line.bottom > last.bottom or line.left > last.right or line.right < last.left:
            return self.kind == "paragraph" and not self.has_ended
        if self.kind == "heading":
            return last.bottom - line.bottom <= 1.6 * last.size
        ended = self.has_ended and last.right < last.left + _SHORT * (right - last.left)
        listed = _MARKER.match(self.lines[0].text) is not None
        set_in = not listed and line.left - last.left > _INDENT * line.size
        return last.bottom - line.bottom <= _APART * printed.distance and not ended and not set_in

    @property
    def has_ended(self) -> bool:
        """Whether its last line ends with the end of a sentence."""
        return _ENDED.search(self.lines[-1].text) is not None


def _paragraphs(pages: Sequence[Sequence[Line]], printed: _Print) -> Iterator[_Paragraph]:
    made: list[_Paragraph] = []
    for number, page in enumerate(pages):
        for line in page:
            right = max(other.right for other in page if abs(other.left - line.left) < _COLUMN * line.size)
            open_ones = made[-1:] if made and made[-1].page == number else made[: -_RESUMED - 1 : -1]
            for paragraph in open_ones:
                if paragraph.goes_on(line, number, right, printed):
                    paragraph.lines.append(line)
                    paragraph.page = number
                    break
            else:
                made.append(_Paragraph(printed.kind(line), [line], number))
    return iter(made)


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0
