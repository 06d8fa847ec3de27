"""Scores one answer: every metric that applies, and what a reader wants to know of those that fail.

Asks nothing and aggregates nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from app.evaluation.corpus import Corpus
from app.evaluation.folding import without_marks
from app.evaluation.gold import GoldItem, Place, locate
from app.evaluation.measures import BY_KEY
from app.evaluation.metrics import citations
from app.evaluation.metrics.chrf import chrf
from app.evaluation.metrics.correctness import holds, missing_groups
from app.evaluation.metrics.found import coverage
from app.evaluation.metrics.invention import invented_names, invented_numbers
from app.evaluation.metrics.language import Detect, agreement
from app.evaluation.metrics.refusal import refusal
from app.evaluation.questions import Question
from app.evaluation.report import Details, Mode, Scores, Span, StoredAnswer


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of one answer by measure, the gold they were held against, and what was amiss."""

    scores: Scores
    gold: tuple[GoldItem, ...]
    details: Details


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores answers in their JSON form against one corpus.

    ``languages`` are the codes that ``detect`` may choose from.
    """

    corpus: Corpus
    mode: Mode
    detect: Detect
    languages: Sequence[str]

    def score(self, question: Question, answer: StoredAnswer) -> Scored:
        """Return the scores of ``answer``; a measure that doesn't apply is None."""
        items = locate(question, self.corpus)
        scores: Scores = dict.fromkeys(BY_KEY)
        scores |= self._retrieval(items, answer)
        details: Details = {"evidence_missing": [item.text for item in items if not item.places]}
        if answer["status"] == "failed":
            scores |= self._nothing(question, items)
        elif self.mode != "retrieval":
            refused = answer["status"] == "refused"
            scores |= refusal(question.answerable, refused)
            scores |= self._right(question, answer, items, refused)
            if not refused:
                scores |= self._citations(answer, items)
                found, written = self._written(question, answer)
                scores |= written
                details |= found
                details["missing_groups"] = missing_groups(question.must_include, plain(answer))
            scores["language_agreement"] = self._language(question, answer)
        amiss = {key: value for key, value in details.items() if value}
        return Scored(scores, items, cast("Details", amiss))

    def _retrieval(self, items: Sequence[GoldItem], answer: StoredAnswer) -> Scores:
        places = {place.article_id for item in items for place in item.places}
        articles = [self.corpus.articles[article_id] for article_id in sorted(places)]
        passages = [Place(a.id, p.start, p.end) for a in articles for p in a.passages]
        scores = _prefixed("passages", coverage(items, _places(answer["retrieved"]), passages))
        evidence = answer.get("evidence", ()) if self.mode == "retrieval" else None
        if evidence is not None:
            sentences = [Place(a.id, s.start, s.end) for a in articles for s in a.sentences]
            best_first = sorted(evidence, key=lambda found: -found["similarity"])
            scores |= _prefixed("sentences", coverage(items, _places(best_first), sentences))
        return scores

    def _nothing(self, question: Question, items: Sequence[GoldItem]) -> Scores:
        """Score a question that failed with an error: never right, and neither answered nor refused."""
        if self.mode == "retrieval":
            return {}
        if not question.answerable:
            return {"accuracy_all": 0.0}
        wrong = 0.0 if question.must_include and self._comparable(question, items) else None
        cited = 0.0 if items else None
        return {
            "accuracy": wrong,
            "accuracy_all": wrong,
            "cited": cited,
            "right_and_cited": _both(wrong, cited),
        }

    def _right(
        self, question: Question, answer: StoredAnswer, items: Sequence[GoldItem], refused: bool
    ) -> Scores:
        if not question.answerable:
            return {"accuracy_all": float(refused)}
        held = holds(question.must_include, plain(answer))
        right = held and float(not refused)
        if not self._comparable(question, items, answer):
            right = None
        statements = [] if refused else answer["statements"]
        cited = float(bool(citations.evidence_cited(statements, items))) if items else None
        both = _both(right, cited)
        return {"accuracy": right, "accuracy_all": right, "cited": cited, "right_and_cited": both}

    def _comparable(
        self, question: Question, items: Sequence[GoldItem], answer: StoredAnswer | None = None
    ) -> bool:
        """Quotes asked for keep their article's language, in which must_include is not written.

        Where nothing was quoted, the gold evidence would have been.
        """
        if self.mode != "quotes":
            return True
        statements = answer["statements"] if answer else ()
        quoted = {citation["article_id"] for s in statements for citation in s["citations"]}
        quoted = quoted or {place.article_id for item in items for place in item.places}
        return all(
            self.corpus.articles[i].language == question.lang for i in quoted & set(self.corpus.articles)
        )

    def _citations(self, answer: StoredAnswer, items: Sequence[GoldItem]) -> Scores:
        statements = answer["statements"]
        return {
            "citation_precision": citations.precision(statements, items),
            "citation_recall": citations.recall(statements, items),
            "evidence_cited": citations.evidence_cited(statements, items),
            "quote_exact": citations.quote_exactness(statements, self.corpus.text),
        }

    def _written(self, question: Question, answer: StoredAnswer) -> tuple[Details, Scores]:
        """Score the wording, which is the app's own only when a model wrote it."""
        if answer["status"] != "answered":
            return {}, {}
        text = plain(answer)
        quotes = [citation["quote"] for s in answer["statements"] for citation in s["citations"]]
        known = [question.question, *(turn.question for turn in question.history), *quotes]
        numbers = invented_numbers(text, known)
        names = invented_names(text, known, question.lang)
        scores: Scores = {
            "invented_numbers": float(bool(numbers)),
            "invented_names": None if names is None else float(bool(names)),
            "chrf": chrf(text, question.answer) if question.answerable else None,
        }
        return {"invented_numbers": numbers, "invented_names": names or []}, scores

    def _language(self, question: Question, answer: StoredAnswer) -> float | None:
        if answer["status"] == "quoted":
            return None
        return agreement(plain(answer), question.lang, self.languages, self.detect)


def plain(answer: StoredAnswer) -> str:
    """Return the answer's text without its citation marks."""
    return without_marks(answer["text"])


def _both(right: float | None, cited: float | None) -> float | None:
    return None if right is None or cited is None else right * cited


def _places(spans: Sequence[Span]) -> list[Place]:
    return [Place(span["article_id"], span["start"], span["end"]) for span in spans]


def _prefixed(unit: str, scores: Scores) -> Scores:
    return {f"{unit}_{name}": value for name, value in scores.items()}
