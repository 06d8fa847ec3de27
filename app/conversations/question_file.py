"""Turns a badly answered question into a line of the person's own question set.

Judges no answer: what would have been right is what the person says.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import whole_file
from app.answer import Turn
from app.conversations.record import Record
from ingest.language import detect

NAME = "questions.jsonl"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a good answer would have been. ``must_include`` holds groups of alternatives."""

    answerable: bool
    answer: str = ""
    evidence: tuple[str, ...] = ()
    must_include: tuple[tuple[str, ...], ...] = ()


def groups_of(lines: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups that a person wrote: one a line, alternatives divided by ``|``."""
    groups = (tuple(word.strip() for word in line.split("|") if word.strip()) for line in lines.splitlines())
    return tuple(group for group in groups if group)


def line_of(record: Record, history: Sequence[Turn], expected: Expected) -> dict[str, Any]:
    """Return the object of the question set's line; see ``docs/evaluation.md`` for the format."""
    answer = record.progress.answer
    return {
        "id": f"chat-{record.id[:12]}",
        "lang": answer.language if answer else detect(record.question),
        "question": record.question,
        "answerable": expected.answerable,
        "evidence": list(expected.evidence) if expected.answerable else [],
        "must_include": [list(group) for group in expected.must_include] if expected.answerable else [],
        "answer": expected.answer,
        "history": [{"question": turn.question, "answer": turn.answer} for turn in history],
    }


def append(file: Path, line: dict[str, Any]) -> None:
    """Add a line to a question set, in place of one with the same id.

    Raises:
        OSError: the file cannot be read or written.
        ValueError: a line of it is no JSON object.
    """
    lines = file.read_text(encoding="utf-8").split("\n") if file.exists() else []
    others = [kept for kept in lines if kept.strip() and _id_of(kept) != line["id"]]
    written = "".join(f"{kept}\n" for kept in [*others, json.dumps(line, ensure_ascii=False)])
    whole_file.write(file, written)


def _id_of(line: str) -> Any:
    entry = json.loads(line)
    if not isinstance(entry, dict):
        raise ValueError(f"no JSON object: {line!r}")
    return entry.get("id")
