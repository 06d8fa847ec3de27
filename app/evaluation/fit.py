"""Fits when to stay silent on the answers of full reports.

A logistic model from the signals that each answer carries to whether its question is answerable. The
threshold follows from the probability being calibrated, and from what writing where there is no answer
weighs against a needless refusal: no single question decides it, nor how many of a kind there are.
Asks nothing itself. The reports should come from the tuning part of a question set, and from collections
narrow and broad: in a narrow one only the model tells an answer from a near miss, in a broad one closeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict
from sklearn.preprocessing import StandardScaler

from app.answering.abstention import SIGNALS, Abstention
from app.evaluation.errors import ReportError
from app.evaluation.report import Entry, Report

FOLDS = 10
STRENGTH = 1.0
"""Inverse of the L2 penalty on standardised signals."""
WORSE = 1.2
"""What writing where there is no answer weighs against a needless refusal. An answer where there is none is
worse than that, but of those drafts the checks after the writing withhold about half."""


class Fit(TypedDict):
    """How well probabilities tell questions with an answer from those without; shares in 0 to 1."""

    questions: int
    answerable: int
    answered_rightly: float
    refused_rightly: float
    auc: float


class Fitted(TypedDict):
    """The file that the app reads when to stay silent from."""

    weights: dict[str, float]
    intercept: float
    threshold: float
    fitted_on: Fit


def judged(reports: Iterable[Report]) -> list[Entry]:
    """Return the questions of all reports that the model judged before anything was written.

    Raises:
        ReportError: there are too few questions of a kind to fold.
    """
    entries = [
        entry
        for report in reports
        for entry in report["questions"]
        if entry["answer"].get("signals", {}).keys() >= set(SIGNALS)
    ]
    answerable = sum(entry["question"]["answerable"] for entry in entries)
    if min(answerable, len(entries) - answerable) < FOLDS:
        raise ReportError(
            f"fitting needs {FOLDS} questions with an answer and {FOLDS} without, asked in the mode full; "
            f"there are {answerable} and {len(entries) - answerable}"
        )
    return entries


def fit(entries: Sequence[Entry], names: Sequence[str]) -> Fitted:
    """Return weights, intercept and threshold for the signals ``names``, and how well they do.

    ``entries`` are a report's questions. The figures come from cross-validated probabilities, so no question
    judges a model that has seen it.
    """
    signals = np.array([[entry["answer"]["signals"][name] for name in names] for entry in entries])
    answerable = np.array([entry["question"]["answerable"] for entry in entries])
    scaler = StandardScaler().fit(signals)
    model = LogisticRegression(C=STRENGTH)
    standard = scaler.transform(signals)
    probabilities = cross_val_predict(model, standard, answerable, cv=FOLDS, method="predict_proba")[:, 1]
    odds = WORSE * answerable.sum() / (~answerable).sum()
    threshold = float(odds / (1 + odds))
    model.fit(standard, answerable)
    weights = model.coef_[0] / scaler.scale_
    return {
        "weights": {name: round(float(weight), 6) for name, weight in zip(names, weights, strict=True)},
        "intercept": round(float(model.intercept_[0] - weights @ scaler.mean_), 6),
        "threshold": round(threshold, 4),
        "fitted_on": _figures(probabilities, answerable, threshold),
    }


def check(entries: Sequence[Entry], abstention: Abstention) -> Fit:
    """Return how well a fitted model does on a report's questions, before anything is written."""
    probabilities = np.array([abstention.judge(entry["answer"]["signals"])[0] for entry in entries])
    answerable = np.array([entry["question"]["answerable"] for entry in entries])
    return _figures(probabilities, answerable, abstention.threshold)


def _figures(probabilities: np.ndarray, answerable: np.ndarray, threshold: float) -> Fit:
    return {
        "questions": len(answerable),
        "answerable": int(answerable.sum()),
        "answered_rightly": round(float(np.mean(probabilities[answerable] >= threshold)), 4),
        "refused_rightly": round(float(np.mean(probabilities[~answerable] < threshold)), 4),
        "auc": round(float(roc_auc_score(answerable, probabilities)), 4),
    }
