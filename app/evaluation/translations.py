"""Measures the translations of the language model against those of people, and its doubts about its own.

``python -m app.evaluation.translations ONE.json OTHER.json`` takes the same paragraphs in two languages, as
XQuAD has them, and translates sentences of them both ways, in turn. Asks no questions.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from app import progress, settings
from app.checks.translation import Translated, Translation, Write
from app.compose import language_model
from app.errors import BadInput, IbidError
from app.evaluation import squad
from app.evaluation.benchmark import majority_language
from app.evaluation.errors import BenchmarkFileError
from app.evaluation.metrics.chrf import chrf
from app.evaluation.squad import Squad
from ingest.language import detect
from ingest.sentences import split
from vectorstore.progress import Progress

WORDS = range(8, 29)
"""Words of a sentence such as an answer has."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence to translate, and what a person made of it."""

    original: str
    source: str
    reference: str
    language: str


@dataclass(frozen=True, slots=True)
class Made:
    """A translation, None where none was taken, and its chrF2 in 0 to 1 against a person's."""

    translation: Translated | None
    chrf: float


def samples(one: Squad, other: Squad, count: int, seed: int) -> list[Sample]:
    """Return at most ``count`` sentences, one from each file in turn, with what the other file has there.

    Raises:
        BenchmarkFileError: the files do not hold the same paragraphs in two languages.
    """
    here, there = (majority_language(file.paragraphs, detect) for file in (one, other))
    if here == there or len(one.paragraphs) != len(other.paragraphs):
        raise BenchmarkFileError(f"{one.name} and {other.name} are not one text in two languages")
    pairs = []
    for paragraphs in zip(one.paragraphs, other.paragraphs, strict=True):
        first, second = (
            [span.of(text) for span in split(text, language)]
            for text, language in zip(paragraphs, (here, there), strict=True)
        )
        if len(first) == len(second):
            pairs += [pair for pair in zip(first, second, strict=True) if len(pair[0].split()) in WORDS]
    random.Random(seed).shuffle(pairs)
    return [
        Sample(b, there, a, here) if number % 2 else Sample(a, here, b, there)
        for number, (a, b) in enumerate(pairs[:count])
    ]


def measure(chosen: Sequence[Sample], write: Write, report: Progress) -> list[Made]:
    """Translate the samples and hold each against its reference."""
    made = []
    for done, sample in enumerate(chosen, start=1):
        translation = Translation(write, sample.original, sample.source, sample.language).finish()
        made.append(Made(translation, chrf(translation.text if translation else "", sample.reference) or 0.0))
        report("sentences", done, len(chosen))
    return made


def as_text(made: Sequence[Made]) -> str:
    """Return the figures as a table for a terminal."""
    taken = [(one.translation.doubtful, one.chrf) for one in made if one.translation is not None]
    scores = {
        "taken": [score for _, score in taken],
        "doubtful": [score for doubtful, score in taken if doubtful],
        "not doubtful": [score for doubtful, score in taken if not doubtful],
    }
    lines = [f"{len(made)} sentences{'share':>16}{'chrF':>9}"]
    for name, group in scores.items():
        score = f"{fmean(group):>9.3f}" if group else f"{'-':>9}"
        lines.append(f"{name:<16}{len(group) / len(made):>13.3f}{score}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the files that the command line names; status 2 when they cannot be."""
    parser = argparse.ArgumentParser(prog="python -m app.evaluation.translations", description=__doc__)
    parser.add_argument("one", type=Path, metavar="ONE.json")
    parser.add_argument("other", type=Path, metavar="OTHER.json")
    parser.add_argument("--count", type=int, default=90, help="sentences (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="draws the sentences (%(default)s)")
    options = parser.parse_args(arguments)
    try:
        chosen = samples(squad.read(options.one), squad.read(options.other), options.count, options.seed)
        if not chosen:
            raise BenchmarkFileError(f"{options.one} and {options.other} share no sentences to translate")
        model = language_model(settings.load())
        if model.generator is None:
            raise BadInput(
                f"there is no model to translate: {model.absence.detail or 'the setting llm is none'}"
            )
        with progress.shown("items") as report:
            made = measure(chosen, model.generator.translate, report)
    except IbidError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(as_text(made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
