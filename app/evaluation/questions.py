"""Question sets: JSON lines read into typed questions, with the line number in every complaint.

Looks at no article; ``validate`` does.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.answer import Turn
from app.evaluation.errors import QuestionSetError
from app.evaluation.report import StoredQuestion, as_read

SPLITS = ("tune", "gate")
_LONE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a set, in the field names of the file.

    ``evidence`` are exact substrings of an article; an answer holds when every group of
    ``must_include`` has an alternative that occurs in it. ``split`` is ``tune``, ``gate`` or None.
    ``also`` is empty, or has for each piece of ``evidence`` the exact substrings of any article that
    carry the same and may stand in for it.
    """

    id: str
    lang: str
    question: str
    answerable: bool
    evidence: tuple[str, ...]
    must_include: tuple[tuple[str, ...], ...]
    answer: str
    article: str | None = None
    history: tuple[Turn, ...] = ()
    kind: str | None = None
    split: str | None = None
    also: tuple[tuple[str, ...], ...] = ()

    def as_json(self) -> StoredQuestion:
        """Return the object that the file's line holds.

        Without ``also`` where it is empty, so that a set without it keeps its hash.
        """
        document: StoredQuestion = as_read(asdict(self))
        if not self.also:
            del document["also"]
        return document


def read(path: Path, split: str | None = None) -> tuple[Question, ...]:
    """Return the questions of a JSON lines file, only those of ``split`` when it is given.

    Raises:
        QuestionSetError: the file cannot be read, holds no question, or a line breaks the format.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise QuestionSetError(f"there is no question set at {path}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"cannot read the question set {path}: {error}") from error
    questions: dict[str, Question] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        question = _parse(line, f"{path.name}, line {number}")
        if question.id in questions:
            raise QuestionSetError(f"{path.name}, line {number}: the id {question.id!r} is used twice")
        questions[question.id] = question
    chosen = tuple(q for q in questions.values() if split is None or q.split == split)
    if not chosen:
        wanted = f" of the split {split!r}" if split else ""
        raise QuestionSetError(f"{path} holds no question{wanted}")
    return chosen


def from_json(document: Mapping[str, Any], where: str) -> Question:
    """Return the question that a JSON object describes; ``where`` begins every complaint.

    Raises:
        QuestionSetError: a field is missing or of the wrong type.
    """
    field = _Fields(document, where)
    return Question(
        id=field.text("id"),
        lang=field.text("lang"),
        question=field.text("question"),
        answerable=field.truth("answerable"),
        evidence=field.texts("evidence"),
        must_include=field.groups("must_include"),
        answer=field.text("answer", default=""),
        article=field.optional("article"),
        history=_turns(document.get("history") or (), where),
        kind=field.optional("kind"),
        split=field.choice("split", SPLITS),
        also=field.stand_ins("also"),
    )


def set_hash(questions: Iterable[Question]) -> str:
    """Return 16 hex digits that change when any question, label or order does."""
    lines = (json.dumps(q.as_json(), ensure_ascii=False, sort_keys=True) for q in questions)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _parse(line: str, where: str) -> Question:
    try:
        document = json.loads(line)
    except json.JSONDecodeError as error:
        raise QuestionSetError(f"{where}: not JSON ({error.msg}, column {error.colno})") from error
    if not isinstance(document, dict):
        raise QuestionSetError(f"{where}: a JSON object is expected")
    if _LONE.search(json.dumps(document, ensure_ascii=False)):
        raise QuestionSetError(f"{where}: half a character (a lone surrogate) is no text")
    return from_json(document, where)


def _turns(raw: Any, where: str) -> tuple[Turn, ...]:
    """Read turns written as questions, as question and answer, or as role and content."""
    turns: list[Turn] = []
    for item in raw if isinstance(raw, Sequence) and not isinstance(raw, str) else (None,):
        match item:
            case str():
                turns.append(Turn(item, ""))
            case {"question": str(question), **rest}:
                turns.append(Turn(question, str(rest.get("answer") or "")))
            case {"role": "user", "content": str(content)}:
                turns.append(Turn(content, ""))
            case {"role": "assistant", "content": str(content)} if turns:
                turns[-1] = Turn(turns[-1].question, content)
            case _:
                raise QuestionSetError(
                    f"{where}: 'history' must be a list of earlier questions, or of objects "
                    "with 'question' and 'answer'"
                )
    return tuple(turns)


@dataclass(frozen=True, slots=True)
class _Fields:
    """Typed access to one JSON object."""

    document: Mapping[str, Any]
    where: str

    def text(self, name: str, default: str | None = None) -> str:
        value = self.document.get(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self._wrong(name, "a text")
        return value

    def optional(self, name: str) -> str | None:
        return self.text(name) if self.document.get(name) is not None else None

    def choice(self, name: str, allowed: Sequence[str]) -> str | None:
        value = self.optional(name)
        if value is not None and value not in allowed:
            raise self._wrong(name, " or ".join(map(repr, allowed)))
        return value

    def truth(self, name: str) -> bool:
        value = self.document.get(name)
        if not isinstance(value, bool):
            raise self._wrong(name, "true or false")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.document.get(name, [])
        if not _is_texts(value):
            raise self._wrong(name, "a list of texts")
        return tuple(value)

    def groups(self, name: str) -> tuple[tuple[str, ...], ...]:
        value = self.document.get(name, [])
        if not _is_lists(value) or not all(value):
            raise self._wrong(name, "a list of groups, each a list of alternatives")
        return tuple(tuple(group) for group in value)

    def stand_ins(self, name: str) -> tuple[tuple[str, ...], ...]:
        value = self.document.get(name, [])
        if not _is_lists(value) or len(value) not in (0, len(self.texts("evidence"))):
            raise self._wrong(name, "a list with one list of texts for each piece of evidence")
        return tuple(tuple(texts) for texts in value)

    def _wrong(self, name: str, expected: str) -> QuestionSetError:
        return QuestionSetError(f"{self.where}: {name!r} must be {expected}")


def _is_lists(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_texts, value))


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value)
