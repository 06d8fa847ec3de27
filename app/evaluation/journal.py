"""Keeps the answers of a run as they come, so that an interrupted run goes on where it stopped.

Knows nothing of metrics; one process writes, from as many threads as it likes.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.evaluation.questions import Question, set_hash
from app.evaluation.report import StoredAnswer

JOURNAL = "answers.jsonl"


class Journal:
    """The file ``answers.jsonl`` of a report folder.

    ``circumstances`` is everything else an answer depends on; answers made under other
    circumstances stay in the file but are not found.
    """

    def __init__(self, folder: Path, circumstances: Mapping[str, Any]) -> None:
        self._path = folder / JOURNAL
        described = json.dumps(circumstances, ensure_ascii=False, sort_keys=True, default=str)
        self._writing = threading.Lock()
        self._circumstances = hashlib.sha256(described.encode()).hexdigest()[:16]

    def answered(self) -> dict[str, StoredAnswer]:
        """Return the answers so far by key, without a last line that was cut short."""
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
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
            file.write(f"\n{json.dumps(record, ensure_ascii=False)}\n")

    def close(self) -> None:
        """Remove the file: the run is finished, and its report holds every answer."""
        self._path.unlink(missing_ok=True)


def _record(line: str) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except json.JSONDecodeError:
        return None
    return record if isinstance(record, dict) and {"key", "answer"} <= record.keys() else None
