"""The runs that are kept: a folder for each, named after its start and mode, newest first.

Runs nothing and compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from app.evaluation import report_file
from app.evaluation.errors import ReportError
from app.evaluation.journal import JOURNAL, began
from app.evaluation.measures import BY_KEY, HEADLINE, Measure
from app.evaluation.outcome import outcome
from app.evaluation.report import Report, means

REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure in 0 to 1."""

    measure: Measure
    value: float


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a list of runs says of one."""

    folder: Path
    mode: str
    finished: datetime
    questions: int
    failed: int
    """Questions with a wrong answer, a wrong refusal or an error."""
    headline: tuple[Figure, ...]

    @property
    def name(self) -> str:
        """The folder's name, by which ``compare`` finds the run."""
        return self.folder.name


def list_runs(folder: Path) -> list[RunSummary]:
    """Return the finished runs in ``folder``, the newest first; what is no report is passed over."""
    return sorted(_finished(folder), key=lambda run: run.finished, reverse=True)


def new_folder(folder: Path, mode: str, now: datetime, key: str) -> Path:
    """Return where the run ``key`` of ``mode`` belongs: its folder where it was interrupted, else a new one.

    Creates nothing.
    """
    interrupted = [
        journal.parent
        for journal in folder.glob(f"*-{mode}/{JOURNAL}")
        if not (journal.parent / "report.json").exists() and began(journal) == key
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


def summary_of(report: Report, folder: Path) -> RunSummary:
    """Return the summary of the report that stands in ``folder``."""
    summary = report["summary"]
    return RunSummary(
        folder=folder,
        mode=report["mode"],
        finished=datetime.fromisoformat(report["finished"]),
        questions=summary["counts"]["questions"],
        failed=sum(outcome(entry).state == "failed" for entry in report["questions"]),
        headline=tuple(
            Figure(BY_KEY[key], value)
            for key in HEADLINE[report["mode"]]
            if (value := means(summary)[key]) is not None
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
