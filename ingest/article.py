"""What an article is once it has been read: its stored text, and spans that count characters in it.

Knows nothing of files, vectors or answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SentenceKind = Literal["title", "dateline", "body"]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of characters ``[start, end)`` of an article's stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """One sentence. ``passage`` is the index of the passage that holds it.

    The title and the dateline ("Publié le 6 novembre 2023 par ...") are sentences too, so that an
    answer about them has something to cite.
    """

    passage: int
    kind: SentenceKind = "body"


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """Neighbouring sentences of one section. ``heading`` is that section's heading, or ``""``.

    Passages do not overlap, keep to whole sentences, and are numbered in document order.
    """

    heading: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is stored.

    ``text`` starts with the title, then the dateline (when author or date is known), then the body;
    headings stand on lines of their own. Every offset in the project counts its characters.

    ``id`` is derived from ``source`` alone, so a changed file keeps its id; ``version`` is the
    SHA-256 of everything that was understood, so an unchanged file keeps its version.
    """

    id: str
    source: str
    """Absolute path or URL."""
    text: str
    title: str
    author: str | None
    published: str | None
    """ISO date ``YYYY-MM-DD``."""
    language: str
    """ISO 639-1 code."""
    headings: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    version: str
