"""One question on its way to an answer: what was found, the language it is written in, what came of it.

Asks nothing; ``ask.py`` takes it along.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from app import wording
from app.answer import Answer, Models, Source, Statement, Status, Timings
from app.answering import premises
from app.answering.shortlist import nearest
from app.checks.citations import marked_text
from app.language.scripts import strange
from app.options import Options
from ingest.language import TELLING_WORDS, detect
from vectorstore.hit import Evidence, Hit, Retrieved


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a question asks for, and what was found for it alone."""

    question: str
    retrieved: Retrieved


@dataclass(slots=True)
class Inquiry:
    """One question on its way to an answer: what was asked and found, and what is known so far."""

    question: str
    options: Options
    standalone: str
    """The question as it is understood without the turns before it."""
    language: str
    retrieved: Retrieved
    """What was found for the whole question."""
    parts: tuple[Part, ...]
    """What it asks for, where that is several things."""
    started: float
    sources: tuple[Source, ...] = ()
    retrieval_s: float = 0.0
    first_token_s: float | None = None
    signals: dict[str, float] = field(default_factory=dict)
    confidence: float | None = None
    read: tuple[Evidence, ...] = ()
    """The evidence that the model reads at present, and what it writes is pointed at."""
    statements: list[Statement] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    """Parts of the question that nothing was found to answer, where another part is answered."""
    interrupted: bool = False
    """Whether the answer was cut short."""

    @property
    def written_in(self) -> str:
        """The language that the model writes in: that of the evidence nearest to the question.

        Small models read one language and write another badly: they leave words untranslated and answer
        from the wrong sentence. So they write in the language they read, where the checks are surest
        too, and translate what was found to be carried.
        """
        return self.nearest.language

    @property
    def nearest(self) -> Evidence:
        """The sentence of those read that most likely answers."""
        return nearest(self.read)

    @property
    def foreign(self) -> bool:
        """Whether what the model writes is translated for the asker."""
        return self.written_in != self.language

    def language_of(self, statement: Statement) -> str:
        """Return the language of a statement on its way into the answer.

        A sentence of an article is in the article's. The model's own words are in the language it was told
        to write, but now and then in the question's, which shows in a sentence of some length.
        """
        if statement.verbatim:
            return next(item.language for item in self.read if item.text == statement.text)
        if len(statement.text.split()) < TELLING_WORDS:
            return self.written_in
        return detect(statement.text, (self.written_in, self.language))

    def strays(self, statement: Statement) -> bool:
        """Return whether the model wrote in the asker's language instead of the one that it reads, or slipped
        into another script.

        It then tells less of what it reads, or mixes the two, and no word of it can be held against its
        sentence.
        """
        if statement.verbatim:
            return False
        known = " ".join([self.standalone, *(item.text for item in self.read)])
        slips = strange(statement.text, known, self.written_in)
        return bool(slips) or (self.foreign and self.language_of(statement) != self.written_in)

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
        return (self.retrieved, *(part.retrieved for part in self.parts))

    def answer(self, status: Status, models: Models, notice: wording.Phrase | None) -> Answer:
        """Return what came of it as the answer; a refusal states nothing."""
        statements = tuple(self.statements) if status != "refused" else ()
        text = self._refusal() if status == "refused" else marked_text(statements)
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
            confidence=self.confidence,
            signals=self.signals,
        )

    def _notice(self, status: Status, phrase: wording.Phrase | None) -> str | None:
        if phrase is not None:
            return wording.say(phrase, self.language)
        if status != "answered" or not self.unanswered:
            return None
        lacking = wording.say("in part", self.language)
        return " ".join(lacking.format(asked=part.strip(" ?¿\xa0\u202f")) for part in self.unanswered)

    def _refusal(self) -> str:
        if not self.evidence:
            return wording.say("nothing near", self.language)
        remark = premises.remark(self.standalone, self.language, self.retrieved.evidence)
        return " ".join(filter(None, (wording.say("refused", self.language), remark)))
