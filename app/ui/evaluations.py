"""What the evaluation page says of runs, of how far one is, and of two beside each other.

Draws nothing and reads no file.
"""

from __future__ import annotations

from app.evaluation.compare import Comparison
from app.evaluation.job import RunState
from app.evaluation.measures import BY_KEY
from app.evaluation.runs import RunSummary
from app.words.evaluation import EvaluationWords


def run_label(run: RunSummary, words: EvaluationWords) -> str:
    """Return one line that tells a run from the others, with its first headline figure."""
    shown = [f"{figure.measure.label} {figure.value:.0%}" for figure in run.headline[:1]]
    return words.run_label.format(
        when=f"{run.finished:%Y-%m-%d %H:%M}",
        mode=words.modes[run.mode],
        questions=run.questions,
        headline=" · ".join([*shown, words.wrong.format(failed=run.failed)]),
    )


def progress_line(progress: RunState, words: EvaluationWords) -> str:
    """Return how far a run is, or how it ended, as a sentence."""
    if progress.state == "failed":
        return progress.fault or ""
    if progress.state == "stopped":
        return words.stopped
    if progress.state == "stopping":
        return words.stopping
    return words.progress.format(done=progress.done, total=progress.total or "…")


def figure_rows(comparison: Comparison, words: EvaluationWords) -> list[dict[str, str]]:
    """Return a row for each figure of a comparison, ready to be shown."""
    rows = []
    for key, figure in comparison["figures"].items():
        bounds = figure["interval"]
        cells = (
            BY_KEY[key].label,
            f"{figure['before']:.1%}",
            f"{figure['after']:.1%}",
            f"{figure['difference']:+.1%}",
            f"{bounds[0]:+.1%} … {bounds[1]:+.1%}" if bounds else "",
        )
        rows.append(dict(zip(words.columns, cells, strict=True)))
    return rows


def changed(comparison: Comparison, better: bool) -> list[str]:
    """Return a line for each measure in which questions got better (or worse), with their ids."""
    lines: dict[str, list[str]] = {}
    for change in comparison["changes"]:
        if change["better"] is better:
            lines.setdefault(change["label"], []).append(change["id"])
    return [f"{label}: {', '.join(ids)}" for label, ids in lines.items()]
