"""Finds the gold evidence of a question in the stored texts.

Judges no answer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from app.evaluation.corpus import Corpus
from app.evaluation.questions import Question
from app.evaluation.report import StoredGold
from ingest.article import Article

_QUOTES = frozenset('«»“”„‟"‹›')
_ONE_FORM = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "…": "..."})


@dataclass(frozen=True, slots=True)
class Place:
    """Characters ``[start, end)`` of an article's stored text."""

    article_id: str
    start: int
    end: int

    def overlaps(self, article_id: str, start: int, end: int) -> bool:
        """Tell whether a span of an article shares at least one character with this place."""
        return self.article_id == article_id and self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One piece of evidence, what also carries the same, and everywhere any of it stands.

    No place when the stored texts lack all of it.
    """

    text: str
    places: tuple[Place, ...]
    also: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, document: StoredGold) -> GoldItem:
        """Return the piece of evidence that a report holds; one from before ``also`` was has none."""
        places = tuple(Place(**place) for place in document["places"])
        return cls(document["text"], places, tuple(document.get("also", ())))

    def touched_by(self, article_id: str, start: int, end: int) -> bool:
        """Tell whether a span overlaps one of the places."""
        return any(place.overlaps(article_id, start, end) for place in self.places)


def locate(question: Question, corpus: Corpus) -> tuple[GoldItem, ...]:
    """Return the question's evidence with its places, one item for each text of ``evidence``.

    Evidence is looked for in the article that the question names, what ``also`` carries it in all.
    """
    named, everything = corpus.named(question.article), corpus.named(None)
    items = []
    for text, also in zip(question.evidence, question.also or repeat(()), strict=False):
        elsewhere = [place for other in also for place in _places(other, everything)]
        items.append(GoldItem(text, (*_places(text, named), *elsewhere), also))
    return tuple(items)


def _places(text: str, articles: Sequence[Article]) -> list[Place]:
    """Return where ``text`` stands.

    Looked for as it is first, composed as the stored texts are; where that finds nothing, without spaces and
    quotation marks and with one form of apostrophes and dashes.
    """
    text = unicodedata.normalize("NFC", text)
    exact = [Place(a.id, *span) for a in articles for span in _exact(text, a.text)]
    return exact or [Place(a.id, *span) for a in articles for span in _folded(text, a.text)]


def _exact(needle: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(needle)
    while start >= 0:
        yield start, start + len(needle)
        start = text.find(needle, start + 1)


def _folded(needle: str, text: str) -> Iterator[tuple[int, int]]:
    wanted, _ = _bare(needle)
    if not wanted:
        return
    bare, origins = _bare(text)
    for start, end in _exact(wanted, bare):
        yield origins[start], origins[end - 1] + 1


def _bare(text: str) -> tuple[str, list[int]]:
    """Return the characters that matter, and for each its index in ``text``."""
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        if character.isspace() or character in _QUOTES or unicodedata.category(character) == "Cf":
            continue
        form = character.translate(_ONE_FORM)
        characters.append(form)
        origins.extend([index] * len(form))
    return "".join(characters), origins
