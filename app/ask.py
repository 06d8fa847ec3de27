"""A question becomes an answer: retrieve, decide whether to speak, write, point and check, or quote.

Start reading here: ``Asker.ask`` is the whole path. It wires nothing and shows nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Generator as Generates
from dataclasses import replace
from functools import partial

from app import wording
from app.abstention import Abstention, signals_of
from app.answer import (
    Event,
    EvidenceFound,
    Finished,
    Models,
    Source,
    Stated,
    Statement,
    Status,
    Turn,
    Written,
)
from app.briefing import closest, relevant
from app.citations import Pointer, in_words_of_source, quote_statements
from app.draft import Draft
from app.echo import asks_again, echoes
from app.errors import ModelUnavailable
from app.generator import Generator
from app.inquiry import Inquiry
from app.instructions import without_instructions
from app.judging import judge
from app.options import CAREFUL, NO_WISHES, Options
from app.question import checked, may_lean, with_the_last
from app.translation import Translation
from ingest.language import detect
from vectorstore.hit import ArticleCard
from vectorstore.retrieve import Retriever

QUOTED_SENTENCES = 3

Answering = Callable[[str, Sequence[str]], Sequence[float] | None]

log = logging.getLogger(__name__)


class Asker:
    """Answers questions over an open store; safe to share between threads.

    Without a ``generator`` every answer is quotes. ``card`` looks an article's metadata up. ``answering``
    takes a question and sentences, and returns how well each answers it in log-odds, or None.
    """

    def __init__(
        self,
        retriever: Retriever,
        card: Callable[[str], ArticleCard | None],
        pointer: Pointer,
        generator: Generator | None,
        abstention: Abstention,
        embedding: str,
        answering: Answering = lambda question, sentences: None,
    ) -> None:
        self._retriever = retriever
        self._card = card
        self._pointer = pointer
        self._generator = generator
        self._abstention = abstention
        self._embedding = embedding
        self._answering = answering

    def ask(
        self,
        question: str,
        history: tuple[Turn, ...] = (),
        stopped: Callable[[], bool] = lambda: False,
        options: Options = NO_WISHES,
    ) -> Iterator[Event]:
        """Yield the evidence as soon as it is found, the answer while it is written, and at last itself.

        A short follow-up has evidence twice: what it finds together with the question before it, and, once
        the model has completed it, what answers it.

        ``stopped`` is asked between two tokens; when it says so, what is written so far is the answer.

        Raises:
            QuestionError: the question is empty or too long.
        """
        question = checked(question)
        if self._generator is not None and may_lean(question, history):
            first = self._inquire(question, with_the_last(question, history), options)
            yield EvidenceFound(first.retrieved.evidence, first.sources)
            inquiry = self._inquire(question, _standalone(self._generator, question, history), options, first)
        else:
            inquiry = self._inquire(question, question, options)
        yield EvidenceFound(inquiry.retrieved.evidence, inquiry.sources)
        if not inquiry.retrieved.evidence:
            yield self._finish(inquiry, "refused")
        elif options.quotes_only:
            yield from self._quote(inquiry, "by choice")
        elif self._generator is None:
            yield from self._quote(inquiry, "no model")
        else:
            try:
                yield from self._answer(inquiry, self._generator, stopped)
            except ModelUnavailable as error:
                log.warning("answering with quotes: %s", error)
                yield from self._quote(inquiry, "model gone")

    def _inquire(
        self, question: str, standalone: str, options: Options, first: Inquiry | None = None
    ) -> Inquiry:
        """Search for ``standalone``; the clock runs since the ``first`` search, if there was one."""
        started = first.started if first else time.perf_counter()
        language = detect(question, wording.LANGUAGES)
        retrieved = self._retriever.retrieve(standalone, language, articles=options.articles)
        found = dict.fromkeys(
            [item.article_id for item in retrieved.evidence] + [hit.article_id for hit in retrieved.hits]
        )
        cards = [card for article_id in found if (card := self._card(article_id)) is not None]
        leading = (retrieved.dateline,) if retrieved.dateline else retrieved.evidence
        read = closest(without_instructions(leading))
        sources = tuple(map(Source.of, cards))
        inquiry = Inquiry(question, options, standalone, language, retrieved, read, sources, started, 0.0)
        inquiry.retrieval_s = first.retrieval_s if first else inquiry.elapsed()
        return inquiry

    def _answer(self, inquiry: Inquiry, generator: Generator, stopped: Callable[[], bool]) -> Iterator[Event]:
        if not self._may_speak(inquiry, generator):
            yield self._finish(inquiry, "refused")
            return
        point = self._pointer.over(inquiry.standalone, inquiry.read)
        state = partial(self._state, inquiry, generator)
        draft = Draft(inquiry.written_in)
        interrupted = False
        try:
            for piece in self._pieces(inquiry, generator, stopped):
                yield from state(map(point, draft.add(piece)))
                if not inquiry.foreign:
                    yield Written(draft.partial)
        except ModelUnavailable as error:
            if not inquiry.statements and not draft.partial:
                raise
            log.warning("the answer was cut: %s", error)
            interrupted = True
        yield from state(map(point, draft.close()))
        if not inquiry.statements and not stopped() and self._is_sure(inquiry):
            yield from state(map(point, [inquiry.nearest.text]))
        yield self._conclude(inquiry, interrupted, stopped())

    def _may_speak(self, inquiry: Inquiry, generator: Generator) -> bool:
        """Let the model judge the nearest sentences; keep what an answer can be written from, if any."""
        nearest = inquiry.read
        if not nearest:
            return False
        if inquiry.retrieved.dateline is not None:
            return True
        closeness = inquiry.retrieved.closeness

        def speaks(odds: Sequence[float]) -> bool:
            return self._abstention.judge(signals_of(odds, closeness), inquiry.options.boldness)[1]

        answering = self._answering(inquiry.standalone, [item.text for item in nearest])
        judgment = judge(nearest, answering, partial(generator.relevance, inquiry.standalone), speaks)
        if judgment is None:
            return True
        inquiry.read = relevant(judgment.evidence)
        inquiry.signals = signals_of(judgment.relevance, closeness, judgment.unasked)
        inquiry.confidence, _ = self._abstention.judge(inquiry.signals)
        return speaks(judgment.relevance)

    def _is_sure(self, inquiry: Inquiry) -> bool:
        """Return whether even a careful person would be answered."""
        judged = bool(inquiry.signals) and self._abstention.judge(inquiry.signals, CAREFUL)[1]
        return judged or inquiry.retrieved.dateline is not None

    def _pieces(self, inquiry: Inquiry, generator: Generator, stopped: Callable[[], bool]) -> Iterator[str]:
        for piece in generator.write(inquiry.standalone, inquiry.written_in, inquiry.read):
            if not inquiry.foreign:
                inquiry.note_first_token()
            if stopped():
                return
            yield piece

    def _state(
        self, inquiry: Inquiry, generator: Generator, statements: Iterator[Statement]
    ) -> Iterator[Event]:
        """Yield what the evidence carries, in the asker's language.

        What nothing carries is withheld, and so is what only says the question again; what says it and goes
        on, or strays into another language, gives way to its sentence.
        """
        for statement in statements:
            if statement.verdict == "unsupported":
                log.info("withheld, as nothing carries it: %s", statement.text)
                continue
            if inquiry.strays(statement) or asks_again(statement.text, inquiry.standalone):
                statement = in_words_of_source(statement)
            if inquiry.says(statement):
                continue
            verbatim = statement.verbatim
            spoken = inquiry.language_of(statement)
            if spoken != inquiry.language:
                statement = yield from self._translated(inquiry, generator, statement, spoken)
            if not verbatim and echoes(statement.text, inquiry.standalone, inquiry.language):
                log.info("withheld, as it only says the question again: %s", statement.text)
                continue
            inquiry.statements.append(statement)
            yield Stated(statement)

    def _translated(
        self, inquiry: Inquiry, generator: Generator, statement: Statement, spoken: str
    ) -> Generates[Event, None, Statement]:
        """Yield the translation while it is written; return the statement in the asker's language.

        Without a faithful translation it stays in the language of its source.
        """
        translation = Translation(generator.translate, statement.text, spoken, inquiry.language)
        try:
            for written in translation:
                inquiry.note_first_token()
                yield Written(written)
        except ModelUnavailable as error:
            log.warning("a sentence stays in the language of its source: %s", error)
        if translation.text is None:
            return statement
        verdict = "partly supported" if translation.doubtful else statement.verdict
        return replace(statement, text=translation.text, draft=statement.text, verdict=verdict)

    def _conclude(self, inquiry: Inquiry, interrupted: bool, stopped: bool) -> Finished:
        if interrupted or stopped:
            return self._finish(inquiry, "answered", "interrupted" if interrupted else "stopped", True)
        return self._finish(inquiry, "answered" if inquiry.statements else "refused")

    def _quote(self, inquiry: Inquiry, why: wording.Phrase) -> Iterator[Event]:
        quotes = quote_statements(inquiry.retrieved.evidence, QUOTED_SENTENCES)
        inquiry.statements = list(quotes)
        yield from map(Stated, quotes)
        yield self._finish(inquiry, "quoted", why)

    def _finish(
        self,
        inquiry: Inquiry,
        status: Status,
        notice: wording.Phrase | None = None,
        interrupted: bool = False,
    ) -> Finished:
        generator = self._generator
        models = Models(
            self._embedding,
            generator.name if generator else None,
            generator.prompt_hashes if generator else {},
        )
        return Finished(inquiry.answer(status, models, notice, interrupted))


def _standalone(generator: Generator, question: str, history: tuple[Turn, ...]) -> str:
    """Return a follow-up completed from the turns before it, or as it stands when the model is gone."""
    try:
        return generator.standalone(question, history)
    except ModelUnavailable as error:
        log.warning("the follow-up is asked as it stands: %s", error)
        return question
