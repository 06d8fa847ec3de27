"""The gate: a committed baseline of floors that a report must not fall below.

A baseline maps a mode to a pin (see ``pins``) and keeps the reason of every lowering. Runs nothing itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, TypedDict, cast

from app.evaluation.errors import GateError
from app.evaluation.measures import BY_KEY
from app.evaluation.pins import Measured, Pin, entries_of, pinned, shown_by
from app.evaluation.questions import Question
from app.evaluation.report import Report

CONDITIONS: tuple[Literal["question_set", "corpus", "settings", "models"], ...] = (
    "question_set",
    "corpus",
    "settings",
    "models",
)
"""What must be as it was pinned. Prompts and code are noted only: they are what is being improved."""
BASELINE = Path(__file__).parent / "data" / "baseline.json"
RAISE = "python -m app.cli gate raise"
_ROUNDING = 1e-6

Lowering = TypedDict(
    "Lowering",
    {"mode": str, "date": str, "reason": str, "from": dict[str, float], "to": dict[str, float]},
)
"""Why floors of a mode were lowered, and when."""


class Baseline(TypedDict):
    """The committed file: a pin for each mode."""

    pins: dict[str, Pin]
    lowered: list[Lowering]


def read(path: Path) -> Baseline:
    """Return a baseline; one without pins when there is no file yet.

    Raises:
        GateError: the file is not a baseline.
    """
    try:
        baseline = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {"pins": {}, "lowered": []}
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise GateError(f"cannot read the baseline {path}: {error}") from error
    if not isinstance(baseline, dict) or not {"pins", "lowered"} <= baseline.keys():
        raise GateError(f"{path} is not a baseline: it lacks 'pins' or 'lowered'")
    return cast("Baseline", baseline)


def write(baseline: Baseline, path: Path) -> None:
    """Write a baseline, sorted so that a change reads well in a diff."""
    path.write_text(
        json.dumps(baseline, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8"
    )


def check(report: Report, baseline: Baseline) -> list[str]:
    """Return one sentence for each way in which ``report`` fails the pin of its mode; empty when it passes.

    The report may hold more questions than the pinned ones; only those count.
    """
    mode = report["mode"]
    pin = baseline["pins"].get(mode)
    if pin is None:
        return [f"nothing is pinned for the mode {mode!r}; run `{RAISE}`"]
    entries = entries_of(report, pin["questions"])
    if len(entries) < len(pin["questions"]):
        lacking = len(pin["questions"]) - len(entries)
        return [f"{lacking} of the {len(pin['questions'])} pinned questions were not asked"]
    shown = shown_by(report, entries)
    failures = [
        f"{key} is not what was pinned ({_shortly(pin[key])} then, {_shortly(shown[key])} now); "
        f"if that is meant, run `{RAISE}`"
        for key in CONDITIONS
        if shown[key] != pin[key]
    ]
    return failures + _below(shown["measured"], pin["floors"])


def raised(report: Report, baseline: Baseline, questions: Sequence[Question]) -> Baseline:
    """Return ``baseline`` with the mode's pin moved to ``report``; no floor gets lower.

    ``questions`` are those of the gate; new conditions are pinned with the new floors.

    Raises:
        GateError: a figure is below its floor or was not measured, or the questions are not in the report.
    """
    old = _floors(baseline, report["mode"])
    pin = pinned(report, questions)
    if below := _below(pin["measured"], old):
        raise GateError(f'{"; ".join(below)}; if that is right, run the same with --lower --reason "..."')
    for key, floor in old.items():
        if key not in pin["floors"] or _worse(key, pin["floors"][key], floor):
            pin["floors"][key] = floor
    return _with_pin(baseline, report["mode"], pin)


def lowered(
    report: Report, baseline: Baseline, questions: Sequence[Question], reason: str, today: date | None = None
) -> Baseline:
    """Return ``baseline`` with the mode pinned anew at what ``report`` shows, and the reason kept.

    Raises:
        GateError: the reason is empty, a figure was not measured, or the questions are not in the report.
    """
    if not reason.strip():
        raise GateError("lowering a floor needs a reason; say why it is right")
    mode = report["mode"]
    pin = pinned(report, questions)
    kept: Lowering = {
        "mode": mode,
        "date": (today or datetime.now(UTC).date()).isoformat(),
        "reason": reason.strip(),
        "from": _floors(baseline, mode),
        "to": pin["floors"],
    }
    return _with_pin(baseline, mode, pin) | {"lowered": [*baseline["lowered"], kept]}


def _floors(baseline: Baseline, mode: str) -> dict[str, float]:
    pin = baseline["pins"].get(mode)
    return pin["floors"] if pin else {}


def _below(measured: Mapping[str, Measured], floors: Mapping[str, float]) -> list[str]:
    failures = []
    for key, limit in floors.items():
        if key not in measured:
            failures.append(f"{key} was not measured (floor {limit:.3f})")
        elif _worse(key, measured[key]["value"], limit):
            side = "below its floor" if BY_KEY[key].more_is_better else "above its ceiling"
            failures.append(f"{key} is {measured[key]['value']:.3f}, {side} of {limit:.3f}")
    return failures


def _worse(key: str, measured: float, limit: float) -> bool:
    gap = limit - measured if BY_KEY[key].more_is_better else measured - limit
    return gap > _ROUNDING


def _shortly(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace('"', "") if not isinstance(value, str) else value


def _with_pin(baseline: Baseline, mode: str, pin: Pin) -> Baseline:
    return {**baseline, "pins": {**baseline["pins"], mode: pin}}
