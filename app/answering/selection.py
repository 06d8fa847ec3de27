"""Chooses the sentences that an answer is written from, and decides whether there is to be one.

What a question asks for is looked for one part after the other. A later part mostly points back at the first,
so it is looked for in the article that answers that one too. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.answering.abstention import MOST, Abstention, signals_of
from app.answering.inquiry import Inquiry, Part
from app.answering.instructions import without_instructions
from app.answering.judging import Judgment, judge, paired
from app.answering.question import stands_alone
from app.answering.shortlist import closest, nearest, relevant
from app.checks.agreement import years
from app.options import CAREFUL
from vectorstore.hit import Evidence
from vectorstore.retrieve import Retriever

BESIDE = 0.15
"""What a sentence of the article that answers the first part is ahead as the answer to a later one."""
LIKELIEST = 3
"""Sentences of that article, sentences right behind what answers the first part, and sentences of the whole
collection that are judged for a later part."""
HARDLY = MOST - 0.5
"""Log-odds, as the language model judges, below which no sentence answers a later part."""
LIKELY = MOST + 0.75
"""Log-odds from which on a sentence that answers a part belongs into the answer, be it word for word."""
PAIRED = 8
"""Sentences, the most similar, among which the likeliest are found by reading them with the question."""
WHOLE_ARTICLE = 200
"""Sentences of an article that are looked at."""

Answering = Callable[[str, Sequence[str]], Sequence[float] | None]
Relevance = Callable[[str, Sequence[str]], Iterator[float | None]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model is given at once: a question, and the sentences to answer it from."""

    question: str
    evidence: tuple[Evidence, ...]
    due: tuple[Evidence, ...] = ()
    """Sentences of it that an answer in parts has to tell."""
    parts: tuple[str, ...] = ()
    """What the question asks for, where that is several things."""


class Selector:
    """Chooses among what was found. ``answering`` takes a question and sentences, and returns how well each
    answers it in log-odds, or None.
    """

    def __init__(self, retriever: Retriever, abstention: Abstention, answering: Answering) -> None:
        self._retriever = retriever
        self._abstention = abstention
        self._answering = answering

    def select(self, inquiry: Inquiry, relevance: Relevance) -> tuple[Reading, ...]:
        """Return what the answer is written from, one reading after the other; none when it is a refusal.

        ``relevance`` is the language model's judgment, in log-odds. What decided is noted in ``inquiry``,
        and so are the parts of the question that nothing was found to answer.
        """
        whole = Part(inquiry.standalone, inquiry.retrieved)
        found = self._part_by_part(inquiry, relevance) if inquiry.parts else []
        if not found and (reading := self._first(inquiry, whole, relevance, _of_the_few)):
            found = [reading, *self._of_another_year(inquiry, whole, reading, relevance)]
        return _together(whole.question, found)

    def _part_by_part(self, inquiry: Inquiry, relevance: Relevance) -> list[Reading]:
        """Return what answers the parts of a question; nothing when none that stands alone is answered."""
        opening = self._opening(inquiry, relevance)
        if opening is None:
            return []
        article = self._article(inquiry, nearest(opening.evidence))
        found = []
        for part in inquiry.parts:
            if part.question == opening.question:
                found.append(opening)
            elif reading := self._further(part, self._beside(part, opening, article), relevance):
                found.append(reading)
            else:
                inquiry.unanswered.append(part.question)
        return found

    def _opening(self, inquiry: Inquiry, relevance: Relevance) -> Reading | None:
        """Return what answers the first part that stands alone and is answered."""
        first, *later = inquiry.parts
        alone = [first, *(part for part in later if stands_alone(part.question))]
        readings = (self._first(inquiry, part, relevance, _of_the_best) for part in alone)
        return next(filter(None, readings), None)

    def is_sure(self, inquiry: Inquiry) -> bool:
        """Return whether even a careful person would be answered."""
        judged = bool(inquiry.signals) and self._abstention.judge(inquiry.signals, CAREFUL)[1]
        datelines = (inquiry.retrieved.dateline, *(part.retrieved.dateline for part in inquiry.parts))
        return judged or any(line is not None for line in datelines)

    def _first(
        self,
        inquiry: Inquiry,
        part: Part,
        relevance: Relevance,
        of: Callable[[Part, Judgment], Reading],
    ) -> Reading | None:
        """Return what answers a part that stands alone, chosen by ``of``, None where hardly anything does."""
        near = _near(part)
        if not near:
            return None
        if part.retrieved.dateline is not None:
            return Reading(part.question, near)
        closeness = part.retrieved.closeness

        def speaks(odds: Sequence[float]) -> bool:
            return self._abstention.judge(signals_of(odds, closeness), inquiry.options.boldness)[1]

        judgment = judge(self._paired(part, near), partial(relevance, part.question), speaks)
        if judgment is None:
            return Reading(part.question, near)
        signals = signals_of(judgment.relevance, closeness, judgment.unasked)
        confidence, _ = self._abstention.judge(signals)
        if inquiry.confidence is None or confidence > inquiry.confidence:
            inquiry.signals, inquiry.confidence = signals, confidence
        if not speaks(judgment.relevance):
            return None
        return of(part, judgment)

    def _further(self, part: Part, candidates: Sequence[Evidence], relevance: Relevance) -> Reading | None:
        """Return the sentence that answers a later part, with what it leans on, None where none does."""
        distinct = list({item.place: item for item in candidates}.values())
        if not distinct:
            return None
        judgment = judge(distinct, partial(relevance, part.question), lambda odds: True)
        if judgment is None:
            return Reading(part.question, relevant(distinct, 1))
        return _of_the_best(part, judgment) if judgment.best >= HARDLY else None

    def _beside(self, part: Part, first: Reading, article: Sequence[Evidence]) -> list[Evidence]:
        """Return what may answer a later part: of all sentences the likeliest, of the ``article``
        that answers the first also those behind that answer.
        """
        start = nearest(first.evidence).start
        behind = [item for item in article if item.start > start][:LIKELIEST]
        others = [item for item in article if item not in behind]
        ahead = [*self._likeliest(part, others), *self._paired(part, behind)]
        return [
            *self._likeliest(part, _near(part)),
            *(replace(item, similarity=item.similarity + BESIDE) for item in ahead),
        ]

    def _of_another_year(
        self, inquiry: Inquiry, whole: Part, first: Reading, relevance: Relevance
    ) -> list[Reading]:
        """Return what answers for a year that the question names, when what is read tells of others only."""
        told = set().union(*(years(item.text) for item in first.evidence))
        asked = years(whole.question)
        if not asked & told or asked <= told:
            return []
        every = [
            *without_instructions(whole.retrieved.evidence),
            *self._article(inquiry, nearest(first.evidence)),
        ]
        telling = [item for item in every if years(item.text) & (asked - told)]
        other = self._further(whole, self._likeliest(whole, telling), relevance)
        return [other] if other is not None else []

    def _article(self, inquiry: Inquiry, found: Evidence) -> tuple[Evidence, ...]:
        """Return the sentences of the article of ``found``, in order."""
        article = frozenset({found.article_id})
        whole = self._retriever.retrieve(inquiry.standalone, inquiry.language, WHOLE_ARTICLE, article)
        return without_instructions(whole.evidence)

    def _likeliest(self, part: Part, evidence: Sequence[Evidence]) -> list[Evidence]:
        """Return the likeliest of the evidence, best first."""
        similar = sorted(evidence, key=lambda item: -item.similarity)[:PAIRED]
        return sorted(self._paired(part, similar), key=lambda item: -item.similarity)[:LIKELIEST]

    def _paired(self, part: Part, evidence: Sequence[Evidence]) -> list[Evidence]:
        return paired(evidence, self._answering(part.question, [item.text for item in evidence]))


def _near(part: Part) -> tuple[Evidence, ...]:
    """Return the evidence that may answer a part; the dateline alone where that is what answers."""
    found = part.retrieved
    return closest(without_instructions((found.dateline,) if found.dateline else found.evidence))


def _of_the_few(part: Part, judgment: Judgment) -> Reading:
    """Return the reading of all the sentences that may answer a part, with what they lean on."""
    return Reading(part.question, relevant(judgment.evidence))


def _of_the_best(part: Part, judgment: Judgment) -> Reading:
    """Return the reading of the sentence that most likely answers a part, with what it leans on."""
    evidence = relevant(judgment.evidence, 1)
    return Reading(part.question, evidence, (nearest(evidence),) if judgment.best >= LIKELY else ())


def _together(question: str, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings as one where they are of one language: small models mix up languages."""
    if len(readings) < 2 or len({nearest(reading.evidence).language for reading in readings}) > 1:
        return tuple(readings)
    evidence = {item.place: item for reading in readings for item in reading.evidence}
    order = list(dict.fromkeys(article for article, _ in evidence))
    in_order = sorted(evidence.values(), key=lambda item: (order.index(item.article_id), item.start))
    due = tuple(dict.fromkeys(item for reading in readings for item in reading.due))
    parts = tuple(reading.question for reading in readings)
    return (Reading(question, tuple(in_order), due, parts),)
