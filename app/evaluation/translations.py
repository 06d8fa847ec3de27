"""Measures the translations of the language model against those of people, and its doubts about its own.

Takes the same paragraphs in two languages, as XQuAD has them, and translates sentences of them both ways, in
turn. Asks no questions.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from app.checks.translation import Translated, Translation, Write
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
        BenchmarkFileError: the files do not hold the same paragraphs in two languages, or share no sentence.
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
    if not pairs:
        raise BenchmarkFileError(f"{one.name} and {other.name} share no sentences to translate")
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
