"""``compare``, ``rescore``, ``gate`` and ``fit``: what follows from reports, without asking again."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from functools import partial

from app.answering import abstention
from app.commands.measuring import collection
from app.errors import BadInput
from app.evaluation import compare as comparing
from app.evaluation import gate as gating
from app.evaluation import pins, product, questions, report_file, run, runs, terminal
from app.evaluation.report import Mode, Report
from app.progress import shown
from app.settings import ARTICLES, Settings
from ingest.language import detect


def compare(options: argparse.Namespace, settings: Settings) -> int:
    """Print which figures and questions changed from one report to another."""
    before, after = (
        report_file.read(runs.find(named, settings.reports)) for named in (options.before, options.after)
    )
    print(comparing.as_text(comparing.compare(before, after)))
    return 0


def rescore(options: argparse.Namespace, settings: Settings) -> int:
    """Compute a report's figures again from what it holds, with corrected labels where there are some."""
    report = report_file.read(runs.find(options.report, settings.reports))
    labels = questions.read(options.questions) if options.questions else ()
    again = run.rescore(report, detect, labels)
    print(terminal.as_text(again))
    if options.to:
        report_file.write(again, options.to)
        print(f"\nReport: {options.to / 'report.html'}")
    return 0


def gate(options: argparse.Namespace, settings: Settings) -> int:
    """Measure, or read reports, and check them against the baseline (1 below it) or move it there."""
    checking = options.action == "check"
    if not checking and options.lower and not options.reason:
        raise BadInput("--lower needs --reason, which the baseline keeps")
    if options.reports:
        reports = [report_file.read(runs.find(named, settings.reports)) for named in options.reports]
    else:
        reports = list(_measured(options.mode, settings))
    return _check(reports) if checking else _move(reports, options.reason, options.lower)


def fit(options: argparse.Namespace, settings: Settings) -> int:
    """Fit when to refuse on reports and write the file that the app reads, or check the one that ships."""
    from app.evaluation import fit as fitting  # brings in scikit-learn, which nothing else here needs

    reports = [report_file.read(runs.find(named, settings.reports)) for named in options.reports]
    entries = fitting.judged(reports)
    if options.check:
        print(json.dumps(fitting.check(entries, abstention.load()), indent=2))
        return 0
    fitted = json.dumps(fitting.fit(entries, abstention.SIGNALS), indent=2)
    abstention.FITTED.write_text(fitted + "\n", encoding="utf-8")
    print(fitted)
    return 0


def _check(reports: Sequence[Report]) -> int:
    baseline = gating.read(gating.BASELINE)
    failed = False
    for report in reports:
        failures = gating.check(report, baseline)
        for failure in failures:
            print(f"{report['mode']}: {failure}")
        if not failures:
            print(f"{report['mode']}: the gate holds")
        failed = failed or bool(failures)
    return 1 if failed else 0


def _move(reports: Sequence[Report], reason: str, lower: bool) -> int:
    baseline = gating.read(gating.BASELINE)
    for report in reports:
        asked = pins.chosen(questions.read(product.FIXED), report["mode"])
        if lower:
            baseline = gating.lowered(report, baseline, asked, reason)
        else:
            baseline = gating.raised(report, baseline, asked)
        floors = baseline["pins"][report["mode"]]["floors"]
        print(f"{report['mode']}: " + ", ".join(f"{key} {floor:.3f}" for key, floor in floors.items()))
    gating.write(baseline, gating.BASELINE)
    print(f"Written to {gating.BASELINE}; commit it.")
    return 0


def _measured(modes: Sequence[Mode], settings: Settings) -> Iterator[Report]:
    """Ask the gate's questions of the articles that ship, in a store that is thrown away."""
    everything = questions.read(product.FIXED)
    opened = "full" if "full" in modes else "quotes"
    with collection(settings, [str(ARTICLES)], opened) as ibid, shown("items") as progress:
        for mode in modes:
            folder = settings.reports / "gate" / mode
            asked = pins.chosen(everything, mode)
            yield product.prepare(ibid, asked, mode).run(folder, partial(progress, mode))
