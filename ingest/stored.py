"""Lays out the text of an article as it is stored, with the spans of its headings, sentences and passages.

Decides no title, heading or sentence itself; it only puts them in place and counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ingest import passages, sentences
from ingest.article import Passage, Sentence, Span
from ingest.document import Block

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Layout:
    """The stored text and what stands where in it."""

    text: str
    headings: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]


@dataclass(slots=True)
class _Section:
    """A heading and the sentences of each paragraph up to the next heading."""

    heading: str
    paragraphs: list[list[Span]] = field(default_factory=list)


def lay_out(title: str, dateline: str | None, body: Sequence[Block], language: str) -> Layout:
    """Return the layout of an article; ``body`` holds the blocks after title and dateline."""
    top = [title, dateline] if dateline else [title]
    parts = [*top, *(block.text for block in body)]
    starts = accumulate((len(part) + len(_GAP) for part in parts[:-1]), initial=0)
    spans = [Span(start, start + len(part)) for start, part in zip(starts, parts, strict=True)]
    text = _GAP.join(parts)
    placed = [Sentence(spans[0].start, spans[0].end, 0, "title")]
    if dateline:
        placed.append(Sentence(spans[1].start, spans[1].end, 0, "dateline"))
    grouped = [Passage(0, spans[len(top) - 1].end)]
    for section in _sections(body, spans[len(top) :], language):
        for members in _passages(text, section):
            placed.extend(Sentence(span.start, span.end, len(grouped)) for span in members)
            grouped.append(Passage(members[0].start, members[-1].end, section.heading))
    headings = (span for span, block in zip(spans[len(top) :], body, strict=True) if block.kind == "heading")
    return Layout(text, tuple(headings), tuple(placed), tuple(grouped))


def _sections(body: Sequence[Block], spans: Sequence[Span], language: str) -> list[_Section]:
    sections = [_Section("")]
    for block, span in zip(body, spans, strict=True):
        if block.kind == "heading":
            sections.append(_Section(block.text))
        else:
            found = sentences.split(block.text, language)
            sections[-1].paragraphs.append([Span(span.start + s.start, span.start + s.end) for s in found])
    return sections


def _passages(text: str, section: _Section) -> Iterator[list[Span]]:
    words = [[len(span.of(text).split()) for span in paragraph] for paragraph in section.paragraphs]
    members = [span for paragraph in section.paragraphs for span in paragraph]
    for sentences_of_passage in passages.group(words):
        yield [members[index] for index in sentences_of_passage]
