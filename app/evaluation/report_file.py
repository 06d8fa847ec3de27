"""Reads and writes the files of a report.

Computes no figure.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from app import whole_file
from app.evaluation.errors import ReportError
from app.evaluation.report import Report
from app.evaluation.report_html import render

FORMAT = 1
_NEEDED = {"mode", "question_set", "corpus", "models", "finished", "summary", "questions"}


def read(path: Path) -> Report:
    """Return the report in a file, or in the folder that holds it.

    Raises:
        ReportError: there is none, or it is not one of this format.
    """
    file = path / "report.json" if path.is_dir() else path
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ReportError(f"cannot read the report {file}: {error}") from error
    if not isinstance(report, dict) or report.get("format") != FORMAT or not report.keys() >= _NEEDED:
        raise ReportError(f"{file} is not a report that this version of evaluate wrote")
    return cast("Report", report)


def write(report: Report, folder: Path) -> None:
    """Write ``report.json`` and ``report.html`` into a folder, each whole or not at all."""
    whole_file.write(folder / "report.json", json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    whole_file.write(folder / "report.html", render(report))
