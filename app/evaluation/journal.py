"""Keeps the answers of a run as they come, so that an interrupted run goes on where it stopped.

Knows nothing of metrics; one process writes, from as many threads as it likes.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from app.errors import BadInput
from app.evaluation.questions import Question, set_hash
from app.evaluation.report import StoredAnswer

JOURNAL = "answers.jsonl"


class Journal:
    """The file ``answers.jsonl`` of a report folder. Its first line names the run that began it.

    ``run`` is what ``key_of`` gives; ``circumstances`` is everything but the question that an answer
    depends on: answers made under others stay in the file but are not found.
    """

    def __init__(self, folder: Path, circumstances: Mapping[str, Any], run: str) -> None:
        self._path = folder / JOURNAL
        self._run = run
        self._writing = threading.Lock()
        self._circumstances = _digest(circumstances)

    def answered(self) -> dict[str, StoredAnswer]:
        """Return the answers so far by key, without a last line that was cut short."""
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").split("\n")
        except FileNotFoundError:
            return {}
        return {record["key"]: record["answer"] for line in lines if (record := _record(line))}

    def key(self, question: Question) -> str:
        """Return what identifies the answer to ``question`` under these circumstances."""
        return f"{self._circumstances}-{set_hash([question])}"

    def add(self, question: Question, answer: StoredAnswer) -> None:
        """Append one answer, on a line of its own even after a line that was cut short."""
        record = {"key": self.key(question), "id": question.id, "answer": answer}
        with self._writing, self._path.open("a", encoding="utf-8") as file:
            if not file.tell():
                file.write(json.dumps({"run": self._run}))
            file.write(f"\n{json.dumps(record, ensure_ascii=False)}\n")

    def close(self) -> None:
        """Remove the file: the run is finished, and its report holds every answer."""
        self._path.unlink(missing_ok=True)


def key_of(circumstances: Mapping[str, Any], questions: Sequence[Question]) -> str:
    """Return what identifies a run: these questions, asked under these circumstances."""
    return f"{_digest(circumstances)}-{set_hash(questions)}"


def began(journal: Path) -> str | None:
    """Return which run began a journal's file, None where it does not say."""
    try:
        with journal.open(encoding="utf-8", errors="replace") as file:
            head = json.loads(file.readline())
    except (OSError, json.JSONDecodeError):
        return None
    return head.get("run") if isinstance(head, dict) else None


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder, which is made when missing.

    Raises:
        BadInput: a run is under way there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BadInput(f"another evaluation is under way in {folder}: wait for it") from error
    try:
        yield
    finally:
        Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()


def _digest(circumstances: Mapping[str, Any]) -> str:
    described = json.dumps(circumstances, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(described.encode()).hexdigest()[:16]


def _record(line: str) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except json.JSONDecodeError:
        return None
    return record if isinstance(record, dict) and {"key", "answer"} <= record.keys() else None
