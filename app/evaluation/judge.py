"""A language model's opinion of answers, reported apart and never mixed into another figure.

Connects to no model: any function from a prompt to a text will do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import prompts
from app.errors import ModelUnavailable
from app.evaluation.asking import OnProgress
from app.evaluation.intervals import interval
from app.evaluation.report import Entry, Judged, Report
from app.evaluation.scoring import plain

Complete = Callable[[str], str]
_VERDICT = re.compile(r"\b(right|wrong)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opinion:
    """``right`` is None when the model's text holds no verdict."""

    right: bool | None
    said: str


def judge(question: str, reference: str, answer: str, complete: Complete) -> Opinion:
    """Return what the model makes of ``answer``; the first "right" or "wrong" that it says counts.

    A model that does not answer has no verdict, and what it "said" is why.
    Zheng et al. 2023, "Judging LLM-as-a-judge": single answer, guided by a reference.
    """
    prompt = prompts.load("judge").text.format(question=question, reference=reference, answer=answer)
    try:
        said = complete(prompt).strip()
    except ModelUnavailable as error:
        return Opinion(None, str(error))
    verdict = _VERDICT.search(said)
    return Opinion(verdict.group().lower() == "right" if verdict else None, said)


def judged(
    report: Report,
    complete: Complete,
    model: str,
    on_progress: OnProgress = lambda done, total: None,
) -> Report:
    """Return ``report`` with a ``judge`` section on its answered, answerable questions.

    It holds the model, the prompt's hash, the share judged right with its interval, the share of
    questions on which the judge agrees with must_include, and every opinion.
    """
    entries = [
        entry
        for entry in report["questions"]
        if entry["question"]["answerable"] and entry["answer"]["status"] == "answered"
    ]
    opinions = {}
    for done, entry in enumerate(entries, start=1):
        question = entry["question"]
        opinions[entry["id"]] = judge(
            question["question"], question["answer"], plain(entry["answer"]), complete
        )
        on_progress(done, len(entries))
    section = _section(model, prompts.load("judge").hash, opinions, report["questions"])
    return {**report, "judge": section}


def beside(judged: Judged, entries: Sequence[Entry]) -> Judged:
    """Return the same opinions, their agreement counted on other scores of the same answers."""
    opinions = {identifier: Opinion(**opinion) for identifier, opinion in judged["questions"].items()}
    return _section(judged["model"], judged["prompt"], opinions, entries)


def _section(model: str, prompt: str, opinions: Mapping[str, Opinion], entries: Sequence[Entry]) -> Judged:
    scored = {entry["id"]: entry["scores"]["accuracy"] for entry in entries}
    right = [float(opinion.right) for opinion in opinions.values() if opinion.right is not None]
    agreed = [
        opinion.right == (scored[identifier] == 1)
        for identifier, opinion in opinions.items()
        if opinion.right is not None and scored[identifier] is not None
    ]
    return {
        "model": model,
        "prompt": prompt,
        "right": sum(right) / len(right) if right else None,
        "interval": interval(right),
        "agreement_with_must_include": sum(agreed) / len(agreed) if agreed else None,
        "without_verdict": sum(opinion.right is None for opinion in opinions.values()),
        "questions": {
            identifier: {"right": opinion.right, "said": opinion.said}
            for identifier, opinion in opinions.items()
        },
    }
