"""Reads question sets in SQuAD format: paragraphs, and questions that each belong to one paragraph.

Indexes and asks nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.evaluation.errors import BenchmarkFileError


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A question; ``paragraph`` is the index of its paragraph."""

    id: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Squad:
    """The distinct paragraphs of a file, and its questions in file order."""

    name: str
    paragraphs: tuple[str, ...]
    questions: tuple[SquadQuestion, ...]

    def asked_in(self, other: Squad) -> Squad:
        """Return these paragraphs with the wording that ``other`` gives the questions of the same ids.

        Raises:
            BenchmarkFileError: the two files share no question id.
        """
        wording = {question.id: question.text for question in other.questions}
        questions = tuple(
            SquadQuestion(q.id, wording[q.id], q.paragraph) for q in self.questions if q.id in wording
        )
        if not questions:
            raise BenchmarkFileError(f"{other.name} has none of the question ids of {self.name}")
        return Squad(self.name, self.paragraphs, questions)


def read(path: Path) -> Squad:
    """Return what a SQuAD file (version 1 or 2) holds, identical paragraphs once.

    Raises:
        BenchmarkFileError: the file cannot be read, breaks the format, or holds no question.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
        paragraphs, questions = _parse(document)
    except FileNotFoundError as error:
        raise BenchmarkFileError(f"there is no file {path}") from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BenchmarkFileError(f"cannot read {path}: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise BenchmarkFileError(f"{path} is not in SQuAD format ({error!r})") from error
    if not questions:
        raise BenchmarkFileError(f"{path} holds no question")
    return Squad(path.name, tuple(paragraphs), tuple(questions))


def _parse(document: Any) -> tuple[list[str], list[SquadQuestion]]:
    positions: dict[str, int] = {}
    questions: dict[str, SquadQuestion] = {}
    for paragraph in (p for article in document["data"] for p in article["paragraphs"]):
        context = paragraph["context"].strip()
        if not context:
            continue
        position = positions.setdefault(context, len(positions))
        for qa in paragraph["qas"]:
            if qa["question"].strip():
                questions.setdefault(str(qa["id"]), SquadQuestion(str(qa["id"]), qa["question"], position))
    return list(positions), list(questions.values())
