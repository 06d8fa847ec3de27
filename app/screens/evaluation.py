"""The evaluation: starts and stops runs, shows the report of one, and two beside each other.

What it says is decided in ``app.ui.evaluations``; what a report looks like in ``app.evaluation``.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import streamlit as st

from app.evaluation import questions, report_file
from app.evaluation.asking import OnProgress
from app.evaluation.compare import Comparison, compare
from app.evaluation.job import Bench, EvaluationJob
from app.evaluation.report_html import render
from app.evaluation.runs import RunSummary, list_runs, new_folder
from app.screens import session
from app.settings import REPORTS
from app.ui import evaluations
from app.ui.desk import Desk
from app.words.evaluation import EvaluationWords, of

_POLL_S = 1.0
_REPORT_PX = 1200


def show(desk: Desk) -> None:
    """Draw the page."""
    words = of(session.language())
    folder = session.opening().home / REPORTS
    bench = _bench()
    with st.container(key="evaluation"):
        st.header(session.words().evaluation)
        st.text(words.about)
        _draw_start(desk, folder, bench, words)
        if bench.job is not None:
            running = not bench.job.progress.over
            st.fragment(_draw_progress, run_every=_POLL_S if running else None)(bench.job, running, words)
        _draw_runs(list_runs(folder), words)


@st.cache_resource(show_spinner=False)
def _bench() -> Bench:
    return Bench()


def _draw_start(desk: Desk, folder: Path, bench: Bench, words: EvaluationWords) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mode = st.selectbox(words.mode, list(words.modes), format_func=lambda key: words.modes[key])
        part = st.selectbox(words.part, list(words.parts), format_func=lambda key: words.parts[key])
        busy = bench.job is not None and not bench.job.progress.over
        if st.button(words.start, type="primary", disabled=busy):
            bench.start(_run(desk, mode, None if part == "all" else part, folder))
            st.rerun()


def _run(desk: Desk, mode: Any, split: str | None, folder: Path) -> Any:
    """Return what runs an evaluation of the open collection, in a folder of its own."""

    def run(on_progress: OnProgress) -> None:
        # Imported late, as it brings in the models' libraries.
        from app.compose import Ibid
        from app.evaluation import product

        evaluation = product.prepare(cast("Ibid", desk), questions.read(product.FIXED, split), mode)
        evaluation.run(new_folder(folder, mode, datetime.now(UTC), evaluation.key), on_progress)

    return run


def _draw_progress(job: EvaluationJob, running: bool, words: EvaluationWords) -> None:
    progress = job.progress
    if running and progress.over:
        st.rerun()
    line = evaluations.progress_line(progress, words)
    if not progress.over:
        st.progress(progress.done / progress.total if progress.total else 0.0, text=line)
        st.button(words.stop, key="stop-evaluation", on_click=job.stop, disabled=progress.state == "stopping")
    elif progress.state != "finished":
        st.text(line)


def _draw_runs(runs: list[RunSummary], words: EvaluationWords) -> None:
    if not runs:
        st.text(words.no_run)
        return
    by_name = {run.name: run for run in runs}
    labels = {name: evaluations.run_label(run, words) for name, run in by_name.items()}
    # A new run makes a new box, in which it is chosen.
    name = st.selectbox(words.run, list(by_name), format_func=lambda name: labels[name], key=runs[0].name)
    chosen = by_name[name]
    others = [name for name, run in by_name.items() if run.mode == chosen.mode and name != chosen.name]
    other = st.selectbox(
        words.beside, [None, *others], format_func=lambda name: labels[name] if name else words.nothing
    )
    report = report_file.read(chosen.folder)
    if other is not None:
        _draw_comparison(compare(report_file.read(by_name[other].folder), report), words)
    st.iframe(render(report), height=_REPORT_PX, alt=words.report)


def _draw_comparison(comparison: Comparison, words: EvaluationWords) -> None:
    for warning in comparison["warnings"]:
        st.text(words.careful.format(warning=warning))
    st.dataframe(evaluations.figure_rows(comparison, words), hide_index=True)
    for title, better in ((words.worse, False), (words.better, True)):
        if lines := evaluations.changed(comparison, better):
            st.subheader(title)
            for line in lines:
                st.text(line)
    if not comparison["changes"]:
        st.text(words.unchanged)
