"""Points each written statement at the evidence sentences that carry it, and checks it against them.

The model is not asked to point. A citation is an evidence sentence with its stored offsets and its
text cut from the stored article, so neither can be invented.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.agreement import carriers, missing_names, missing_numbers, negated, other_years
from app.answer import Citation, Statement, Verdict
from vectorstore.hit import Evidence, Vectors

MAX_CITATIONS = 3
SUPPORTED = 0.84
"""Cosine of question and statement with the cited sentence from which it counts as carried."""
PARTLY = 0.80
"""Below this cosine nothing carries the statement."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Attributes statements to evidence by meaning, across languages, and by agreement of numbers."""

    encode_query: Callable[[str], Vectors]
    encode_passages: Callable[[list[str]], Vectors]
    neutral: Callable[[Vectors, Sequence[str]], Vectors] = lambda vectors, _: vectors
    """Takes from vectors what they owe to their languages: a sentence of the statement's own language
    looks nearer than it is."""

    def over(self, question: str, evidence: Sequence[Evidence], language: str) -> Callable[[str], Statement]:
        """Return the function that turns a sentence in ``language`` into a statement over this evidence."""
        vectors = self.encode_passages([item.text for item in evidence])
        neutral = self.neutral(vectors, [item.language for item in evidence])

        def point(sentence: str) -> Statement:
            asked = self.encode_query(f"{question} {sentence}")
            nearest = [int(index) for index in np.argsort(-(neutral @ asked))]
            similarity = float(vectors[nearest[0]] @ asked)
            statement = _state(sentence, question, evidence, nearest, similarity)
            return _doubted(statement, question, evidence, language)

        return point


def _state(
    sentence: str, question: str, evidence: Sequence[Evidence], nearest: Sequence[int], similarity: float
) -> Statement:
    """Return the statement over the evidence; ``nearest`` orders it, ``similarity`` is the first one's."""
    texts = [evidence[index].text for index in nearest]
    places, missing = carriers(sentence, texts, question, MAX_CITATIONS)
    astray = bool(missing) or other_years(question, [texts[place] for place in places])
    verdict = _verdict(similarity, astray)
    cited = () if verdict == "unsupported" else sorted(nearest[place] for place in places)
    return Statement(sentence, verdict, tuple(_cite(evidence[index]) for index in cited))


def _doubted(statement: Statement, question: str, evidence: Sequence[Evidence], language: str) -> Statement:
    """Take full support from a statement that names or denies what its sentences do not.

    Compares within one language only: names and denials read otherwise in another.
    """
    cited = {citation.quote for citation in statement.citations}
    spoken = {item.language for item in evidence if item.text in cited}
    if statement.verdict != "supported" or spoken != {language}:
        return statement
    held = [question, *(item.text for item in evidence)]
    denied = negated(statement.text, language) and not any(negated(quote, language) for quote in cited)
    if denied or missing_names(statement.text, held, language):
        return replace(statement, verdict="partly supported")
    return statement


def _verdict(similarity: float, numbers_astray: bool) -> Verdict:
    if numbers_astray or similarity < PARTLY:
        return "unsupported"
    return "supported" if similarity >= SUPPORTED else "partly supported"


def _cite(item: Evidence) -> Citation:
    return Citation(item.article_id, item.start, item.end, item.text)


def translated(statement: Statement, text: str) -> Statement:
    """Return the statement in other words, or as it is when they lose or add a number."""
    lost = missing_numbers(statement.text, [text])
    added = missing_numbers(text, [statement.text])
    if not text or lost or added:
        return statement
    return replace(statement, text=text, draft=statement.text)


def quote_statements(evidence: Sequence[Evidence], limit: int) -> tuple[Statement, ...]:
    """Return the ``limit`` sentences most similar to the question as statements that cite themselves."""
    best = sorted(evidence, key=lambda item: -item.similarity)[:limit]
    return tuple(Statement(item.text, "supported", (_cite(item),)) for item in evidence if item in best)


def marked_text(statements: Sequence[Statement]) -> str:
    """Return the statements as one text with ``[n]`` marks; mark n is the n-th distinct citation."""
    numbering: dict[Citation, int] = {}
    parts = []
    for statement in statements:
        marks = [numbering.setdefault(citation, len(numbering) + 1) for citation in statement.citations]
        parts.append(statement.text + "".join(f" [{mark}]" for mark in marks))
    return " ".join(parts)
