"""One question on its way to an answer: what was found, what came of it.

Asks nothing; ``ask.py`` takes it along.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from app import wording
from app.answer import Answer, Models, Source, Statement, Status, Timings
from app.answering import premises
from app.answering.selection import Asked, Selection
from app.checks.citations import marked_text
from app.options import Options
from vectorstore.hit import Evidence, Hit, Retrieved


@dataclass(slots=True)
class Inquiry:
    """One question on its way to an answer: what was asked and found, and what is known so far."""

    question: str
    """As it was typed."""
    options: Options
    whole: Asked
    """The question as it is understood without the turns before it."""
    parts: tuple[Asked, ...]
    """What it asks for, where that is several things."""
    started: float
    sources: tuple[Source, ...] = ()
    retrieval_s: float = 0.0
    first_token_s: float | None = None
    selection: Selection = field(default_factory=Selection)
    statements: list[Statement] = field(default_factory=list)
    interrupted: bool = False
    """Whether the answer was cut short."""

    @property
    def standalone(self) -> str:
        """The question as it is understood without the turns before it."""
        return self.whole.question

    @property
    def language(self) -> str:
        """The language of the question."""
        return self.whole.language

    def says(self, statement: Statement) -> bool:
        """Return whether the answer so far has this statement, perhaps translated."""
        return any(statement.text in (said.text, said.draft) for said in self.statements)

    def cites(self, item: Evidence) -> bool:
        """Return whether a statement so far rests on this sentence."""
        cited = {(c.article_id, c.start) for said in self.statements for c in said.citations}
        return item.place in cited

    def follows(self, first: Inquiry) -> None:
        """Count the times from ``first``, which was shown before this one was complete."""
        self.started, self.retrieval_s = first.started, first.retrieval_s

    def note_first_token(self) -> None:
        """Note the time of the first word that a person sees."""
        if self.first_token_s is None:
            self.first_token_s = self.elapsed()

    def elapsed(self) -> float:
        """Return the seconds since the question was asked."""
        return round(time.perf_counter() - self.started, 3)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What was found for the question and each of its parts, every sentence once."""
        every: dict[tuple[str, int], Evidence] = {}
        for retrieved in self._found:
            for item in retrieved.evidence:
                every.setdefault(item.place, item)
        return tuple(every.values())

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The passages found for the question, then those found for a part of it alone."""
        every: dict[str, Hit] = {}
        for retrieved in self._found:
            for hit in retrieved.hits:
                every.setdefault(hit.passage_id, hit)
        return tuple(every.values())

    @property
    def _found(self) -> tuple[Retrieved, ...]:
        return tuple(asked.retrieved for asked in (self.whole, *self.parts))

    def answer(self, status: Status, models: Models, notice: wording.Phrase | None) -> Answer:
        """Return what came of it as the answer; a refusal states nothing."""
        statements = tuple(self.statements) if status != "refused" else ()
        text = self._refusal() if status == "refused" else marked_text(statements)
        chance = self.selection.chance
        return Answer(
            question=self.question,
            language=self.language,
            status=status,
            statements=statements,
            text=text,
            sources=self.sources,
            retrieved=self.hits,
            timings=Timings(self.retrieval_s, self.first_token_s, self.elapsed()),
            models=models,
            notice=self._notice(status, notice),
            interrupted=self.interrupted,
            confidence=chance.confidence if chance else None,
            signals=dict(chance.signals) if chance else {},
        )

    def _notice(self, status: Status, phrase: wording.Phrase | None) -> str | None:
        if phrase is not None:
            return wording.say(phrase, self.language)
        if status != "answered" or not self.selection.unanswered:
            return None
        lacking = wording.say("in part", self.language)
        return " ".join(
            lacking.format(asked=part.strip(" ?¿\xa0\u202f")) for part in self.selection.unanswered
        )

    def _refusal(self) -> str:
        if not self.evidence:
            return wording.say("nothing near", self.language)
        remark = premises.remark(self.standalone, self.language, self.whole.retrieved.evidence)
        return " ".join(filter(None, (wording.say("refused", self.language), remark)))
