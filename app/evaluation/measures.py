"""The names of all scores: what each means, and whether more is better.

Computes nothing; ``scoring`` does, one module of ``metrics`` for each.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A score of one question in 0 to 1; the figure of a set is its mean where it applies."""

    key: str
    group: str
    label: str
    meaning: str
    more_is_better: bool = True


_ANSWERS, _CITATIONS, _REFUSALS = "Answers", "Citations", "Refusals"
_WORDING, _PASSAGES, _SENTENCES = "Wording", "Passages found", "Sentences found"

MEASURES: tuple[Measure, ...] = (
    Measure("accuracy", _ANSWERS, "Right", "Answerable questions whose answer holds what it must."),
    Measure("right_and_cited", _ANSWERS, "Right and cited", "Right, with a citation on the gold evidence."),
    Measure(
        "accuracy_all",
        _ANSWERS,
        "Right or rightly refused",
        "All questions: right answers, and refusals where there is no answer.",
    ),
    Measure("cited", _CITATIONS, "Gold cited", "Answerable questions with a citation on the gold evidence."),
    Measure("citation_precision", _CITATIONS, "Citation precision", "Citations that overlap gold evidence."),
    Measure(
        "citation_recall", _CITATIONS, "Citation recall", "Statements with a citation on the gold evidence."
    ),
    Measure("evidence_cited", _CITATIONS, "Evidence cited", "Pieces of gold evidence that are cited."),
    Measure(
        "quote_exact", _CITATIONS, "Quotes exact", "Citations whose quote is its slice of the stored text."
    ),
    Measure(
        "refusal_precision", _REFUSALS, "Refusal precision", "Refused questions that indeed have no answer."
    ),
    Measure("refusal_recall", _REFUSALS, "Refusal recall", "Questions without an answer that were refused."),
    Measure(
        "answered_unanswerable",
        _REFUSALS,
        "Answered without an answer",
        "Questions without an answer that were answered all the same.",
        more_is_better=False,
    ),
    Measure(
        "refused_answerable",
        _REFUSALS,
        "Refused needlessly",
        "Answerable questions that were refused.",
        more_is_better=False,
    ),
    Measure(
        "invented_numbers",
        _WORDING,
        "Numbers from nowhere",
        "Answers with a number that is in neither quotes nor question.",
        more_is_better=False,
    ),
    Measure(
        "invented_names",
        _WORDING,
        "Names from nowhere",
        "Answers with a name that resembles nothing in quotes or question; an upper bound.",
        more_is_better=False,
    ),
    Measure(
        "language_agreement",
        _WORDING,
        "In the asker’s language",
        "Answers and refusals in the language of the question.",
    ),
    Measure("chrf", _WORDING, "chrF", "Likeness of characters to the reference: a second opinion."),
    Measure("passages_recall@1", _PASSAGES, "Passages, recall@1", "Gold passages found first."),
    Measure("passages_recall@5", _PASSAGES, "Passages, recall@5", "Gold passages among the first five."),
    Measure("passages_recall@20", _PASSAGES, "Passages, recall@20", "Gold passages among the first twenty."),
    Measure("passages_ndcg@10", _PASSAGES, "Passages, nDCG@10", "Gold passages near the top of ten."),
    Measure("sentences_recall@1", _SENTENCES, "Sentences, recall@1", "Gold sentences found first."),
    Measure("sentences_recall@5", _SENTENCES, "Sentences, recall@5", "Gold sentences among the first five."),
    Measure(
        "sentences_recall@20", _SENTENCES, "Sentences, recall@20", "Gold sentences anywhere in evidence."
    ),
    Measure("sentences_ndcg@10", _SENTENCES, "Sentences, nDCG@10", "Gold sentences near the top of ten."),
)
"""Sentences are ranked by their similarity to the question, since evidence comes in document order."""

HEADLINE: dict[str, tuple[str, ...]] = {
    "full": ("accuracy", "right_and_cited", "citation_precision", "refusal_recall"),
    "quotes": ("cited", "citation_precision", "quote_exact", "passages_recall@5"),
    "retrieval": ("passages_recall@5", "passages_ndcg@10", "sentences_recall@5", "sentences_ndcg@10"),
}
"""The measures of each mode that a reader sees first."""

BY_KEY: dict[str, Measure] = {measure.key: measure for measure in MEASURES}
