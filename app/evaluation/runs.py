"""The runs that are kept: a folder for each, named after its start and mode, newest first.

Runs nothing and compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.evaluation import report_file
from app.evaluation.errors import ReportError
from app.evaluation.journal import JOURNAL
from app.evaluation.measures import BY_KEY, HEADLINE, Measure
from app.evaluation.outcome import outcome

Interval = tuple[float, float]
REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure in 0 to 1 and its 95 % interval, None where there is one question only."""

    measure: Measure
    value: float
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a list of runs says of one. ``llm`` is None where no language model wrote."""

    folder: Path
    mode: str
    finished: datetime
    questions: int
    question_set: str
    failed: int
    """Questions with a wrong answer, a wrong refusal or an error."""
    llm: str | None
    headline: tuple[Figure, ...]

    @property
    def name(self) -> str:
        """The folder's name, by which ``compare`` finds the run."""
        return self.folder.name


def list_runs(folder: Path) -> list[RunSummary]:
    """Return the finished runs in ``folder``, the newest first; what is no report is passed over."""
    return sorted(_finished(folder), key=lambda run: run.finished, reverse=True)


def new_folder(folder: Path, mode: str, now: datetime) -> Path:
    """Return where a run of ``mode`` belongs: an interrupted one's folder, else a new one's.

    Creates nothing. Which answers of an interrupted run still count, its journal knows.
    """
    interrupted = [
        journal.parent
        for journal in folder.glob(f"*-{mode}/{JOURNAL}")
        if not (journal.parent / "report.json").exists()
    ]
    return max(interrupted, default=folder / f"{now:%Y-%m-%d-%H%M%S}-{mode}")


def find(named: str, folder: Path) -> Path:
    """Return the report that ``named`` means: a path, or the name of a run in ``folder``.

    Raises:
        ReportError: there is neither.
    """
    for path in (Path(named), folder / named):
        if path.exists():
            return path
    raise ReportError(f"there is no report {named!r}, neither as a path nor in {folder}")


def summary_of(report: dict[str, Any], folder: Path) -> RunSummary:
    """Return the summary of the report that stands in ``folder``."""
    summary = report["summary"]
    return RunSummary(
        folder=folder,
        mode=report["mode"],
        finished=datetime.fromisoformat(report["finished"]),
        questions=summary["counts"]["questions"],
        question_set=report["question_set"],
        failed=sum(outcome(entry).state == "failed" for entry in report["questions"]),
        llm=report["models"].get("llm"),
        headline=tuple(
            Figure(BY_KEY[key], summary[key], _bounds(summary["intervals"][key]))
            for key in HEADLINE[report["mode"]]
            if summary[key] is not None
        ),
    )


def _finished(folder: Path) -> Iterator[RunSummary]:
    for file in folder.glob("*/report.json"):
        try:
            yield _summary(file, file.stat().st_mtime_ns)
        except (OSError, ReportError):
            continue


@lru_cache(REMEMBERED)
def _summary(file: Path, _written: int) -> RunSummary:
    """Return the summary of a report, which is read once for each time it was written."""
    return summary_of(report_file.read(file), file.parent)


def _bounds(stored: list[float] | None) -> Interval | None:
    return (stored[0], stored[1]) if stored else None
