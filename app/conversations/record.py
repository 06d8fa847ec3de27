"""What is kept of a conversation: its card for the list, and its questions with their whole answers.

Writes nothing; ``archive`` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from uuid import uuid4

from pydantic import TypeAdapter

from app.conversations.progress import Progress
from app.options import NO_WISHES, Options

LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Card:
    """A conversation in the list. ``changed`` is when it was last asked in, ISO 8601 in UTC."""

    id: str
    title: str
    changed: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person thinks of an answer. ``reason`` is a key of ``Words.reasons`` or ``""``."""

    rating: Literal["good", "bad"]
    reason: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One question as it was asked, how far its answer came, and what was thought of it."""

    question: str
    options: Options = NO_WISHES
    progress: Progress = field(default_factory=Progress)
    feedback: Feedback | None = None
    id: str = field(default_factory=lambda: uuid4().hex)
    asked: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))


_AS_JSON = TypeAdapter(Record)


def to_json(record: Record) -> str:
    """Return a record as JSON text, whole: the answer with its evidence, sources and versions."""
    return _AS_JSON.dump_json(record).decode()


def from_json(text: str) -> Record:
    """Return the record that ``to_json`` wrote; fields added since have their defaults.

    Raises:
        ValueError: the text is no such record (pydantic's ``ValidationError``).
    """
    return _AS_JSON.validate_json(text)


def title_of(question: str) -> str:
    """Return the name that a conversation has after its first question."""
    line = " ".join(question.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 2].rstrip() + " …"
