"""The gate: a committed baseline of floors that a report must not fall below.

A baseline maps a name (such as ``quotes``) to what was pinned: mode, question-set and corpus hash,
conditions and floors, and keeps the reason of every lowering. Runs nothing itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app.evaluation.errors import GateError
from app.evaluation.measures import BY_KEY

Json = dict[str, Any]
_PINNED = ("mode", "question_set", "corpus", "settings", "models", "prompts")
_ROUNDING = 1e-6


def empty() -> Json:
    """Return a baseline without pins."""
    return {"pins": {}, "lowered": []}


def read(path: Path) -> Json:
    """Return a baseline; an empty one when there is no file yet.

    Raises:
        GateError: the file is not a baseline.
    """
    try:
        baseline = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return empty()
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise GateError(f"cannot read the baseline {path}: {error}") from error
    if not isinstance(baseline, dict) or not {"pins", "lowered"} <= baseline.keys():
        raise GateError(f"{path} is not a baseline: it lacks 'pins' or 'lowered'")
    return baseline


def write(baseline: Json, path: Path) -> None:
    """Write a baseline, sorted so that a change reads well in a diff."""
    path.write_text(
        json.dumps(baseline, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8"
    )


def check(report: Json, baseline: Json, name: str) -> list[str]:
    """Return one sentence for each way in which ``report`` fails the pin ``name``; empty when it passes."""
    pin = baseline["pins"].get(name)
    if pin is None:
        return [f"the baseline has no pin {name!r}; raise it once to make one"]
    failures = [f"{key!r} is not what was pinned" for key in _changed(report, pin)]
    for key, floor in pin["floors"].items():
        measured = report["summary"].get(key)
        if measured is None:
            failures.append(f"{key} was not measured (floor {floor:.3f})")
        elif _worse(key, measured, floor):
            side = "below its floor" if BY_KEY[key].more_is_better else "above its ceiling"
            failures.append(f"{key} is {measured:.3f}, {side} of {floor:.3f}")
    return failures


def raised(report: Json, baseline: Json, name: str, keys: Iterable[str], slack: float = 0.0) -> Json:
    """Return ``baseline`` with the floors of ``keys`` raised to what ``report`` shows, less ``slack``.

    Makes the pin when there is none; never lowers a floor.

    Raises:
        GateError: something pinned has changed, or a measure is unknown or was not measured.
    """
    old = baseline["pins"].get(name)
    if old and (changed := _changed(report, old)):
        raise GateError(
            f"{', '.join(changed)} changed since {name!r} was pinned; pin it anew with the flag for lowering "
            "and a reason"
        )
    floors = dict(old["floors"]) if old else {}
    for key, floor in _floors(report, keys, slack).items():
        if key not in floors or _worse(key, floors[key], floor):
            floors[key] = floor
    return _with_pin(baseline, name, _pin(report, floors))


def lowered(
    report: Json,
    baseline: Json,
    name: str,
    keys: Iterable[str],
    reason: str,
    slack: float = 0.0,
    today: date | None = None,
) -> Json:
    """Return ``baseline`` with ``name`` pinned anew at what ``report`` shows, and the reason kept.

    Raises:
        GateError: the reason is empty, or a measure is unknown or was not measured.
    """
    if not reason.strip():
        raise GateError("lowering a floor needs a reason; say why it is right")
    old = baseline["pins"].get(name, {"floors": {}})
    floors = _floors(report, keys, slack)
    kept = {
        "pin": name,
        "date": (today or datetime.now(UTC).date()).isoformat(),
        "reason": reason.strip(),
        "from": old["floors"],
        "to": floors,
    }
    pinned = _with_pin(baseline, name, _pin(report, floors))
    return pinned | {"lowered": [*baseline["lowered"], kept]}


def _floors(report: Json, keys: Iterable[str], slack: float) -> dict[str, float]:
    floors = {}
    for key in keys:
        measured = report["summary"].get(key)
        if key not in BY_KEY or measured is None:
            raise GateError(f"{key!r} cannot be a floor: this report has no such figure")
        down = slack if BY_KEY[key].more_is_better else -slack
        floors[key] = round(min(1.0, max(0.0, measured - down)), 6)
    return floors


def _worse(key: str, measured: float, floor: float) -> bool:
    gap = floor - measured if BY_KEY[key].more_is_better else measured - floor
    return gap > _ROUNDING


def _changed(report: Mapping[str, Any], pin: Mapping[str, Any]) -> list[str]:
    return [key for key in _PINNED if report[key] != pin[key]]


def _pin(report: Json, floors: Mapping[str, float]) -> Json:
    return {**{key: report[key] for key in _PINNED}, "floors": dict(floors)}


def _with_pin(baseline: Json, name: str, pin: Json) -> Json:
    return {**baseline, "pins": {**baseline["pins"], name: pin}}
