"""A language model's opinion of answers, reported apart and never mixed into another figure.

Connects to no model: any function from a prompt to a text will do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import prompts
from app.errors import ModelUnavailable
from app.evaluation.asking import OnProgress
from app.evaluation.intervals import interval
from app.evaluation.scoring import plain

Json = dict[str, Any]
Complete = Callable[[str], str]
_VERDICT = re.compile(r"\b(right|wrong)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """``right`` is None when the model's text holds no verdict."""

    right: bool | None
    said: str


def judge(question: str, reference: str, answer: str, complete: Complete) -> Judgement:
    """Return what the model makes of ``answer``; the first "right" or "wrong" that it says counts.

    A model that does not answer has no verdict, and what it "said" is why.
    Zheng et al. 2023, "Judging LLM-as-a-judge": single answer, guided by a reference.
    """
    prompt = prompts.load("judge").text.format(question=question, reference=reference, answer=answer)
    try:
        said = complete(prompt).strip()
    except ModelUnavailable as error:
        return Judgement(None, str(error))
    verdict = _VERDICT.search(said)
    return Judgement(verdict.group().lower() == "right" if verdict else None, said)


def judged(
    report: Json,
    complete: Complete,
    model: str,
    on_progress: OnProgress = lambda done, total: None,
) -> Json:
    """Return ``report`` with a ``judge`` section on its answered, answerable questions.

    It holds the model, the prompt's hash, the share judged right with its interval, the share of
    questions on which the judge agrees with must_include, and every judgement.
    """
    entries = [
        entry
        for entry in report["questions"]
        if entry["question"]["answerable"] and entry["answer"]["status"] == "answered"
    ]
    judgements = {}
    for done, entry in enumerate(entries, start=1):
        question = entry["question"]
        judgements[entry["id"]] = judge(
            question["question"], question["answer"], plain(entry["answer"]), complete
        )
        on_progress(done, len(entries))
    scored = {entry["id"]: entry["scores"]["accuracy"] for entry in report["questions"]}
    right = [float(j.right) for j in judgements.values() if j.right is not None]
    agreed = [
        j.right == (scored[question] == 1)
        for question, j in judgements.items()
        if j.right is not None and scored[question] is not None
    ]
    section = {
        "model": model,
        "prompt": prompts.load("judge").hash,
        "right": sum(right) / len(right) if right else None,
        "interval": interval(right),
        "agreement_with_must_include": sum(agreed) / len(agreed) if agreed else None,
        "without_verdict": sum(j.right is None for j in judgements.values()),
        "questions": {question: {"right": j.right, "said": j.said} for question, j in judgements.items()},
    }
    return report | {"judge": section}
