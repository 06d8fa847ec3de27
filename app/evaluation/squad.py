"""Reads question sets in SQuAD format: paragraphs, and questions that each belong to one paragraph.

Indexes and asks nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.evaluation.errors import BenchmarkFileError


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A question; ``paragraph`` is the index of its paragraph.

    ``answers`` say the same, the first of them as the paragraph does; none where the file has none.
    """

    id: str
    text: str
    paragraph: int
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Squad:
    """The distinct paragraphs of a file, and its questions in file order.

    ``titles`` has for each paragraph the title of its article.
    """

    name: str
    paragraphs: tuple[str, ...]
    questions: tuple[SquadQuestion, ...]
    titles: tuple[str, ...] = ()

    def asked_in(self, other: Squad) -> Squad:
        """Return these paragraphs with the wording that ``other`` gives the questions of the same ids.

        Raises:
            BenchmarkFileError: the two files share no question id.
        """
        wording = {question.id: question for question in other.questions}
        questions = tuple(
            replace(q, text=wording[q.id].text, answers=q.answers + wording[q.id].answers)
            for q in self.questions
            if q.id in wording
        )
        if not questions:
            raise BenchmarkFileError(f"{other.name} has none of the question ids of {self.name}")
        return replace(self, questions=questions)


def read(path: Path) -> Squad:
    """Return what a SQuAD file (version 1 or 2) holds, identical paragraphs once.

    Raises:
        BenchmarkFileError: the file cannot be read, breaks the format, or holds no question.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
        titles, questions = _parse(document)
    except FileNotFoundError as error:
        raise BenchmarkFileError(f"there is no file {path}") from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BenchmarkFileError(f"cannot read {path}: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise BenchmarkFileError(f"{path} is not in SQuAD format ({error!r})") from error
    if not questions:
        raise BenchmarkFileError(f"{path} holds no question")
    return Squad(path.name, tuple(titles), tuple(questions), tuple(titles.values()))


def _parse(document: Any) -> tuple[dict[str, str], list[SquadQuestion]]:
    """Return paragraph to title, in file order, and the questions."""
    titles: dict[str, str] = {}
    positions: dict[str, int] = {}
    questions: dict[str, SquadQuestion] = {}
    for article, paragraph in ((a, p) for a in document["data"] for p in a["paragraphs"]):
        context = paragraph["context"].strip()
        if not context:
            continue
        titles.setdefault(context, str(article.get("title", "")))
        position = positions.setdefault(context, len(positions))
        for qa in paragraph["qas"]:
            if qa["question"].strip():
                answers = tuple(answer["text"].strip() for answer in qa.get("answers", [])[:1])
                question = SquadQuestion(str(qa["id"]), qa["question"], position, answers)
                questions.setdefault(question.id, question)
    return titles, list(questions.values())
