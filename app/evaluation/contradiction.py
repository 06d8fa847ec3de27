"""Measures how well the checks of a statement tell a contradiction from a compatible pair of sentences.

Reads a file with the columns ``premise``, ``hypothesis`` and ``label`` (1: contradiction), as DACCORD has
them. Asks no language model.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.checks.agreement import disagreements, missing_names, missing_numbers
from app.checks.citations import Pointer
from app.evaluation.errors import BenchmarkFileError
from app.evaluation.intervals import interval
from vectorstore.hit import Evidence

LANGUAGE_SAMPLE = 50


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences in one language, and whether they contradict each other."""

    premise: str
    hypothesis: str
    language: str
    contradicts: bool


Check = Callable[[Pair], bool]
"""Returns whether it takes a pair for a contradiction."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a check got right: shares of the contradictions and of the compatible pairs."""

    found: float
    spared: float
    interval: tuple[float, float] | None
    """Of the balanced accuracy, at 95 %."""

    @property
    def balanced_accuracy(self) -> float:
        """The mean of both shares: 0.5 is chance."""
        return (self.found + self.spared) / 2


def read(path: Path, detect: Callable[[str], str]) -> list[Pair]:
    """Return the pairs of a file; all are in the language of most of the first premises.

    A field that begins with a quotation mark is quoted as in CSV, as those of DACCORD are.

    Raises:
        BenchmarkFileError: the file cannot be read, lacks a column, or has not both kinds of pair.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", strict=True))
        codes = [detect(row["premise"]) for row in rows[:LANGUAGE_SAMPLE]]
        language = max(codes, key=codes.count, default="")
        pairs = [Pair(row["premise"], row["hypothesis"], language, row["label"] == "1") for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BenchmarkFileError(f"cannot read {path}: {error}") from error
    except KeyError as error:
        raise BenchmarkFileError(f"{path} has no column {error}") from error
    if {pair.contradicts for pair in pairs} != {True, False}:
        raise BenchmarkFileError(f"{path} needs contradictions (label 1) and compatible pairs (label 0)")
    return pairs


def measure(pairs: Sequence[Pair], check: Check) -> Figures:
    """Return the figures of a check over pairs of both kinds."""
    right = {
        kind: [check(pair) is kind for pair in pairs if pair.contradicts is kind] for kind in (True, False)
    }
    found, spared = (sum(right[kind]) / len(right[kind]) for kind in (True, False))
    halves = [len(pairs) * hit / (2 * len(right[kind])) for kind in (True, False) for hit in right[kind]]
    return Figures(found, spared, interval(halves))


def checks(pointer: Pointer) -> dict[str, Check]:
    """Return the checks by name: each alone, the verdict of an answer's statement, and both together."""
    verdict = partial(_doubted, pointer)
    return {
        "denial": lambda pair: "denial" in _disagreements(pair),
        "number or date": lambda pair: "number" in _disagreements(pair),
        "number missing": lambda pair: bool(missing_numbers(pair.hypothesis, [pair.premise])),
        "name missing": lambda pair: bool(missing_names(pair.hypothesis, [pair.premise], pair.language)),
        "disagreement": lambda pair: bool(_disagreements(pair)),
        "verdict": verdict,
        "verdict or disagreement": lambda pair: verdict(pair) or bool(_disagreements(pair)),
    }


def as_text(figures: Mapping[str, Figures], pairs: int) -> str:
    """Return the figures as a table for a terminal."""
    lines = [f"{pairs} pairs{'balanced accuracy':>34}{'found':>9}{'spared':>9}"]
    for name, figure in figures.items():
        bounds = figure.interval
        span = f"   95 %: {bounds[0]:.3f} to {bounds[1]:.3f}" if bounds else ""
        lines.append(
            f"{name:<26}{figure.balanced_accuracy:>17.3f}{figure.found:>9.3f}{figure.spared:>9.3f}{span}"
        )
    return "\n".join(lines)


def _disagreements(pair: Pair) -> frozenset[str]:
    return disagreements(pair.premise, pair.hypothesis, pair.language)


def _doubted(pointer: Pointer, pair: Pair) -> bool:
    """Return whether a statement would lose full support by the premise, or give way to it."""
    evidence = [Evidence("", 0, len(pair.premise), pair.premise, "", pair.language, 1.0)]
    statement = pointer.over("", evidence)(pair.hypothesis)
    return statement.text != pair.hypothesis or statement.verdict != "supported"
