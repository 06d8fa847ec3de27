"""Points each written statement at the evidence sentences that carry it, and checks it against them.

The model is not asked to point. A citation is an evidence sentence with its stored offsets and its
text cut from the stored article, so neither can be invented.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from app.answer import Citation, Statement, Verdict, numbered
from app.checks.agreement import carriers, missing_names, missing_numbers, other_years, years
from app.checks.denial import negated
from app.checks.novelty import content, made_up
from ingest.language import detect
from vectorstore.hit import Evidence, Vectors

MAX_CITATIONS = 3
SUPPORTED = 0.98
"""Closeness of question and statement to the cited sentence from which it counts as carried."""
GAP = 1
"""Characters between a sentence and the next of its paragraph."""
WHOLE = 0.7
"""Share of the words of a sentence, or of one of its clauses, from which on a statement says all of it, its
denial included."""
CLAUSE = 2
"""Words, of those that say something, of the shortest clause that a statement can be held to say."""
PARTLY = 0.46
"""Below this closeness nothing carries the statement."""

_CLAUSE_END = re.compile(
    r"[,;:–—()]|\b(?:and|but|et|mais|und|aber|sondern|y|pero|sino|и|но|а)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Attributes statements to evidence by meaning, across languages, and by agreement of numbers."""

    encode_query: Callable[[str], Vectors]
    encode_passages: Callable[[list[str]], Vectors]
    closeness: Callable[[float], float]
    """Takes a cosine of the model; returns how close two texts are, on the scale of ``Closeness``."""
    neutral: Callable[[Vectors, Sequence[str]], Vectors] = lambda vectors, _: vectors
    """Takes from vectors what they owe to their languages: a sentence of the statement's own language
    looks nearer than it is."""

    def over(
        self, question: str, evidence: Sequence[Evidence], parts: Sequence[str] = ()
    ) -> Callable[[str], Statement]:
        """Return the function that turns a written sentence into a statement over this evidence.

        ``parts`` are the things that the question asks for, where they are several: each may be of a year
        of its own.
        """
        vectors = self.encode_passages([item.text for item in evidence])
        neutral = self.neutral(vectors, [item.language for item in evidence])

        def point(sentence: str) -> Statement:
            asked = self.encode_query(f"{question} {sentence}")
            nearest = [int(index) for index in np.argsort(-(neutral @ asked))]
            close = self.closeness(float(vectors[nearest[0]] @ asked))
            return _state(sentence, question, parts or (question,), evidence, nearest, close)

        return point


def _state(
    sentence: str,
    question: str,
    parts: Sequence[str],
    evidence: Sequence[Evidence],
    nearest: Sequence[int],
    close: float,
) -> Statement:
    """Return the statement over the evidence; ``nearest`` orders it, ``close`` is how close the first is.

    What says other numbers than the sentence it rests on gives way to that sentence; the year may also be
    told right before. Numbers that only the question tells, but for years, leave a doubt. Words, names and
    denials are compared within one language only: they read otherwise in another.
    """
    language = detect(sentence)
    languages = {item.language for item in evidence}
    told_in = languages.pop() if len(languages) == 1 else None
    texts = [evidence[index].text for index in nearest]
    places, missing = carriers(sentence, texts, question, MAX_CITATIONS, language, told_in)
    cited = [evidence[index] for index in sorted(nearest[place] for place in places)]
    quotes = [item.text for item in cited]
    dated = [*quotes, *(other.text for item in cited for other in evidence if _follows(item, other))]
    comparable = {item.language for item in cited} == {language}
    if (
        close < PARTLY
        or all(other_years(part, dated) for part in parts)
        or (comparable and made_up(sentence, question, quotes, language))
    ):
        return Statement(sentence, "unsupported", ())
    if missing:
        return _quoted(_cite(evidence[nearest[0]]))
    held = [question, *(item.text for item in evidence)]
    doubted = bool(missing_numbers(sentence, dated, language, told_in) - years(question)) or (
        comparable and (_denies(sentence, quotes, language) or bool(missing_names(sentence, held, language)))
    )
    verdict: Verdict = "supported" if close >= SUPPORTED and not doubted else "partly supported"
    return Statement(sentence, verdict, tuple(map(_cite, cited)))


def _follows(item: Evidence, other: Evidence) -> bool:
    """Return whether ``item`` stands right behind ``other``, or leans on it."""
    if item.article_id != other.article_id:
        return False
    leant_on = item.before is not None and item.before.start == other.start
    return leant_on or 0 <= item.start - other.end <= GAP


def _denies(sentence: str, quotes: Sequence[str], language: str) -> bool:
    """Return whether the sentence denies what no quote does, or says a quote that denies, but affirms it."""
    if negated(sentence, language):
        return not any(negated(quote, language) for quote in quotes)
    said = content(sentence, language)
    return any(
        negated(clause, language) and len(told & said) >= WHOLE * len(told)
        for quote in quotes
        for clause in (quote, *_CLAUSE_END.split(quote))
        if len(told := content(clause, language)) >= CLAUSE
    )


def _quoted(citation: Citation) -> Statement:
    return Statement(citation.quote, "supported", (citation,))


def _cite(item: Evidence) -> Citation:
    return Citation(item.article_id, item.start, item.end, item.text)


def in_words_of_source(statement: Statement) -> Statement:
    """Return the first sentence that ``statement`` cites in its place."""
    return _quoted(statement.citations[0])


def quote_statements(evidence: Sequence[Evidence], limit: int) -> tuple[Statement, ...]:
    """Return the ``limit`` sentences most similar to the question as statements that cite themselves."""
    best = sorted(evidence, key=lambda item: -item.similarity)[:limit]
    return tuple(_quoted(_cite(item)) for item in evidence if item in best)


def marked_text(statements: Sequence[Statement]) -> str:
    """Return the statements as one text with ``[n]`` marks; mark n is the n-th distinct citation."""
    numbers = numbered(statements)
    return " ".join(
        statement.text + "".join(f" [{numbers[citation]}]" for citation in statement.citations)
        for statement in statements
    )
