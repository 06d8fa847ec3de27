"""``compare`` and ``gate``: what reports say beside each other, and against the committed baseline."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.errors import BadInput
from app.evaluation import compare as comparing
from app.evaluation import gate as gating
from app.evaluation import report_file
from app.settings import Settings

BASELINE = Path(__file__).parents[1] / "evaluation" / "data" / "baseline.json"
FLOORS = {
    "retrieval": ("passages_recall@20", "passages_ndcg@10", "sentences_recall@5"),
    "quotes": ("cited", "quote_exact"),
    "full": ("accuracy", "right_and_cited", "citation_precision", "quote_exact", "refusal_recall"),
}
"""What the gate holds for each mode."""
SLACK = {"retrieval": 0.01, "quotes": 0.01, "full": 0.05}
"""How far below a measured figure its floor is set: models round differently on other processors."""


def compare(options: argparse.Namespace, settings: Settings) -> int:
    """Print which figures and questions changed from one report to another."""
    print(comparing.as_text(comparing.compare(*map(report_file.read, (options.before, options.after)))))
    return 0


def gate(options: argparse.Namespace, settings: Settings) -> int:
    """Check a report against the baseline (1 when it falls below), or move the baseline to it."""
    report = report_file.read(options.report)
    baseline = gating.read(BASELINE)
    mode = report["mode"]
    if options.action == "check":
        failures = gating.check(report, baseline, mode)
        print("\n".join(failures) or f"the gate holds for {mode}")
        return 1 if failures else 0
    if options.action == "raise":
        moved = gating.raised(report, baseline, mode, FLOORS[mode], SLACK[mode])
    elif options.reason:
        moved = gating.lowered(report, baseline, mode, FLOORS[mode], options.reason, SLACK[mode])
    else:
        raise BadInput("lowering the baseline needs --reason")
    gating.write(moved, BASELINE)
    print(f"pinned {mode}: {moved['pins'][mode]['floors']}")
    return 0
