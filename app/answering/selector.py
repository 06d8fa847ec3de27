"""Chooses the sentences that an answer is written from, and decides whether there is to be one.

What a question asks for is looked for one part after the other. A later part mostly points back at the first,
so it is looked for in the article that answers that one too. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.answering.abstention import MOST, Abstention, signals_of
from app.answering.instructions import without_instructions
from app.answering.judging import Judgment, judge, paired
from app.answering.question import stands_alone
from app.answering.selection import Asked, Chance, Reading, Selection
from app.answering.shortlist import nearest, relevant
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
class _Tried:
    """What answers one question by itself, if anything does, and how likely that was."""

    reading: Reading | None = None
    chance: Chance | None = None


class Selector:
    """Chooses among what was found. ``answering`` takes a question and sentences, and returns how well each
    answers it in log-odds, or None.
    """

    def __init__(self, retriever: Retriever, abstention: Abstention, answering: Answering) -> None:
        self._retriever = retriever
        self._abstention = abstention
        self._answering = answering

    def select(
        self, whole: Asked, parts: Sequence[Asked], boldness: float | None, relevance: Relevance
    ) -> Selection:
        """Return what an answer is written from, and what decided.

        ``parts`` are the things that ``whole`` asks for, where they are several; ``boldness`` is that of
        ``Options``; ``relevance`` is the language model's judgment, in log-odds.
        """
        first = partial(self._first, boldness=boldness, relevance=relevance)
        tried = _until_answered(first(part, of=_of_the_best) for part in _alone(parts))
        found: list[Reading] = []
        unanswered: tuple[str, ...] = ()
        if tried and (opening := tried[-1].reading):
            found, unanswered = self._part_by_part(whole, parts, opening, relevance)
        else:
            tried.append(first(whole, of=_of_the_few))
            if reading := tried[-1].reading:
                found = [reading, *self._of_another_year(whole, reading, relevance)]
        chances = [one.chance for one in tried if one.chance is not None]
        chance = max(chances, key=lambda one: one.confidence, default=None)
        return Selection(
            _together(whole.question, found), unanswered, chance, self._is_sure(chance, (whole, *parts))
        )

    def _is_sure(self, chance: Chance | None, asked: Sequence[Asked]) -> bool:
        judged = chance is not None and self._abstention.judge(chance.signals, CAREFUL)[1]
        return judged or any(one.retrieved.dateline is not None for one in asked)

    def _part_by_part(
        self, whole: Asked, parts: Sequence[Asked], opening: Reading, relevance: Relevance
    ) -> tuple[list[Reading], tuple[str, ...]]:
        """Return what answers the parts beside the one that ``opening`` answers, and those that none does."""
        article = self._article(whole, opening)
        found, unanswered = [], []
        for part in parts:
            if part.question == opening.question:
                found.append(opening)
            elif reading := self._further(part, self._beside(part, opening, article), relevance):
                found.append(reading)
            else:
                unanswered.append(part.question)
        return found, tuple(unanswered)

    def _first(
        self,
        asked: Asked,
        of: Callable[[Asked, Judgment], Reading],
        boldness: float | None,
        relevance: Relevance,
    ) -> _Tried:
        """Return what answers a question that stands alone, chosen by ``of``."""
        near = asked.near
        if not near:
            return _Tried()
        if asked.retrieved.dateline is not None:
            return _Tried(Reading(asked.question, near))
        closeness = asked.retrieved.closeness

        def speaks(odds: Sequence[float]) -> bool:
            return self._abstention.judge(signals_of(odds, closeness), boldness)[1]

        judgment = judge(self._paired(asked, near), partial(relevance, asked.question), speaks)
        if judgment is None:
            return _Tried(Reading(asked.question, near))
        signals = signals_of(judgment.relevance, closeness, judgment.unasked)
        chance = Chance(self._abstention.judge(signals)[0], signals)
        return _Tried(of(asked, judgment) if speaks(judgment.relevance) else None, chance)

    def _further(self, part: Asked, candidates: Sequence[Evidence], relevance: Relevance) -> Reading | None:
        """Return the sentence that answers a later part, with what it leans on, None where none does."""
        distinct = list({item.place: item for item in candidates}.values())
        if not distinct:
            return None
        judgment = judge(distinct, partial(relevance, part.question), lambda odds: True)
        if judgment is None:
            return Reading(part.question, relevant(distinct, 1))
        return _of_the_best(part, judgment) if judgment.best >= HARDLY else None

    def _beside(self, part: Asked, first: Reading, article: Sequence[Evidence]) -> list[Evidence]:
        """Return what may answer a later part: of all sentences the likeliest, of the ``article``
        that answers the first also those behind that answer.
        """
        start = first.nearest.start
        behind = [item for item in article if item.start > start][:LIKELIEST]
        others = [item for item in article if item not in behind]
        ahead = [*self._likeliest(part, others), *self._paired(part, behind)]
        return [
            *self._likeliest(part, part.near),
            *(replace(item, similarity=item.similarity + BESIDE) for item in ahead),
        ]

    def _of_another_year(self, whole: Asked, first: Reading, relevance: Relevance) -> list[Reading]:
        """Return what answers for a year that the question names, when what is read tells of others only."""
        told = set().union(*(years(item.text) for item in first.evidence))
        asked = years(whole.question)
        if not asked & told or asked <= told:
            return []
        every = [
            *without_instructions(whole.retrieved.evidence),
            *self._article(whole, first),
        ]
        telling = [item for item in every if years(item.text) & (asked - told)]
        other = self._further(whole, self._likeliest(whole, telling), relevance)
        return [other] if other is not None else []

    def _article(self, whole: Asked, reading: Reading) -> tuple[Evidence, ...]:
        """Return the sentences, in order, of the article that a reading mostly rests on."""
        article = frozenset({reading.nearest.article_id})
        found = self._retriever.retrieve(whole.question, whole.language, WHOLE_ARTICLE, article)
        return without_instructions(found.evidence)

    def _likeliest(self, part: Asked, evidence: Sequence[Evidence]) -> list[Evidence]:
        """Return the likeliest of the evidence, best first."""
        similar = sorted(evidence, key=lambda item: -item.similarity)[:PAIRED]
        return sorted(self._paired(part, similar), key=lambda item: -item.similarity)[:LIKELIEST]

    def _paired(self, part: Asked, evidence: Sequence[Evidence]) -> list[Evidence]:
        return paired(evidence, self._answering(part.question, [item.text for item in evidence]))


def _alone(parts: Sequence[Asked]) -> list[Asked]:
    """Return the parts of a question that stand alone; the first does."""
    return [part for number, part in enumerate(parts) if number == 0 or stands_alone(part.question)]


def _until_answered(tries: Iterable[_Tried]) -> list[_Tried]:
    """Return the tries up to the first that is answered, that one included."""
    made: list[_Tried] = []
    for tried in tries:
        made.append(tried)
        if tried.reading is not None:
            break
    return made


def _of_the_few(part: Asked, judgment: Judgment) -> Reading:
    """Return the reading of all the sentences that may answer a part, with what they lean on."""
    return Reading(part.question, relevant(judgment.evidence))


def _of_the_best(part: Asked, judgment: Judgment) -> Reading:
    """Return the reading of the sentence that most likely answers a part, with what it leans on."""
    evidence = relevant(judgment.evidence, 1)
    return Reading(part.question, evidence, (nearest(evidence),) if judgment.best >= LIKELY else ())


def _together(question: str, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings as one where they are of one language: small models mix up languages."""
    if len(readings) < 2 or len({reading.language for reading in readings}) > 1:
        return tuple(readings)
    evidence = {item.place: item for reading in readings for item in reading.evidence}
    order = list(dict.fromkeys(article for article, _ in evidence))
    in_order = sorted(evidence.values(), key=lambda item: (order.index(item.article_id), item.start))
    due = tuple(dict.fromkeys(item for reading in readings for item in reading.due))
    parts = tuple(reading.question for reading in readings)
    return (Reading(question, tuple(in_order), due, parts),)
