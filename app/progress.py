"""Shows progress: bars on a terminal, else one plain line for every tenth. The door to ``rich``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from rich import progress as rich_progress
from rich.console import Console

from vectorstore.progress import Progress


@contextmanager
def shown(unit: Literal["bytes", "items"]) -> Iterator[Progress]:
    """Yield a ``Progress`` that shows what it is told on standard error until the block ends."""
    if not sys.stderr.isatty():
        yield PlainLines()
        return
    amount = (
        (rich_progress.DownloadColumn(), rich_progress.TransferSpeedColumn())
        if unit == "bytes"
        else (rich_progress.MofNCompleteColumn(),)
    )
    with rich_progress.Progress(
        rich_progress.TextColumn("{task.description}"),
        rich_progress.BarColumn(),
        *amount,
        rich_progress.TimeRemainingColumn(),
        console=Console(stderr=True),
    ) as bars:
        yield Bars(bars)


class Bars:
    """A bar for each label."""

    def __init__(self, bars: rich_progress.Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, rich_progress.TaskID] = {}

    def __call__(self, label: str, done: int, total: int) -> None:
        """Move the label's bar, making it first if it is new."""
        if label not in self._tasks:
            self._tasks[label] = self._bars.add_task(label, total=total, completed=done)
        self._bars.update(self._tasks[label], completed=done, total=total)


class PlainLines:
    """A line when a label is new, and for each tenth that it gets on."""

    def __init__(self) -> None:
        self._tenths: dict[str, int] = {}

    def __call__(self, label: str, done: int, total: int) -> None:
        """Print the label's percentage if it has grown by ten."""
        tenth = 10 * done // total if total else 10
        if self._tenths.get(label) != tenth:
            self._tenths[label] = tenth
            print(f"{label}: {10 * tenth} %", file=sys.stderr, flush=True)
