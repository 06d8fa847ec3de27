"""A question becomes an answer: retrieve, decide whether to speak, write, point and check, or quote.

Start reading here: ``Asker.ask`` is the whole path. It wires nothing and shows nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from collections.abc import Generator as Generates
from functools import partial

from app import wording
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
from app.answering.abstention import Abstention
from app.answering.draft import Draft
from app.answering.inquiry import Inquiry, Part
from app.answering.instructions import without_instructions
from app.answering.parts import parts_of
from app.answering.question import checked, language_of, may_lean, with_the_last
from app.answering.selection import Answering, Reading, Selector
from app.checks.citations import Pointer, in_words_of_source, quote_statements
from app.checks.echo import asks_again, echoes
from app.checks.translation import Translation
from app.errors import ModelUnavailable
from app.llm.generator import Generator
from app.options import NO_WISHES, Options
from vectorstore.hit import ArticleCard, Retrieved
from vectorstore.retrieve import Retriever

QUOTED_SENTENCES = 3

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
        self._embedding = embedding
        self._selector = Selector(retriever, abstention, answering)

    def ask(
        self,
        question: str,
        history: tuple[Turn, ...] = (),
        stopped: Callable[[], bool] = lambda: False,
        options: Options = NO_WISHES,
    ) -> Iterator[Event]:
        """Yield the evidence as soon as it is found, the answer while it is written, and at last itself.

        A follow-up has evidence twice: what it finds together with the question before it, and, once
        the model has completed it, what answers it.

        ``stopped`` is asked between two tokens; when it says so, what is written so far is the answer.

        Raises:
            QuestionError: the question is empty or too long.
        """
        question = checked(question)
        language = language_of(question, history, options.language)
        if self._generator is not None and may_lean(question, history, language):
            first = self._inquire(
                question, with_the_last(question, history), language, options, in_parts=False
            )
            yield EvidenceFound(first.evidence, first.sources)
            standalone = _standalone(self._generator, question, history)
            inquiry = self._inquire(question, standalone, language, options)
            inquiry.follows(first)
        else:
            inquiry = self._inquire(question, question, language, options)
        yield EvidenceFound(inquiry.evidence, inquiry.sources)
        if not inquiry.evidence:
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
        self, question: str, standalone: str, language: str, options: Options, in_parts: bool = True
    ) -> Inquiry:
        """Search for ``standalone``, and for the parts of a question that asks for several things."""
        started = time.perf_counter()

        def found(asked: str) -> Retrieved:
            return self._retriever.retrieve(asked, language, articles=options.articles)

        retrieved = found(standalone)
        asked = parts_of(standalone, language) if in_parts and retrieved.dateline is None else ()
        parts = tuple(Part(part, found(part)) for part in asked) if len(asked) > 1 else ()
        inquiry = Inquiry(question, options, standalone, language, retrieved, parts, started)
        cited = [*(item.article_id for item in inquiry.evidence), *(hit.article_id for hit in inquiry.hits)]
        cards = (self._card(article_id) for article_id in dict.fromkeys(cited))
        inquiry.sources = tuple(Source.of(card) for card in cards if card is not None)
        inquiry.retrieval_s = inquiry.elapsed()
        return inquiry

    def _answer(self, inquiry: Inquiry, generator: Generator, stopped: Callable[[], bool]) -> Iterator[Event]:
        readings = self._selector.select(inquiry, generator.relevance)
        for reading in readings:
            yield from self._tell(inquiry, reading, generator, stopped)
            if stopped() or inquiry.interrupted:
                break
        yield self._conclude(inquiry, stopped() and bool(readings))

    def _tell(
        self, inquiry: Inquiry, reading: Reading, generator: Generator, stopped: Callable[[], bool]
    ) -> Iterator[Event]:
        """Yield what the model writes from one reading, pointed and checked."""
        inquiry.read = reading.evidence
        before = len(inquiry.statements)
        point = self._pointer.over(reading.question, reading.evidence, reading.parts)
        state = partial(self._state, inquiry, generator)
        draft = Draft(inquiry.written_in)
        try:
            for piece in self._pieces(inquiry, reading, generator, stopped):
                yield from state(map(point, draft.add(piece)))
                if not inquiry.foreign:
                    yield Written(draft.partial)
        except ModelUnavailable as error:
            if not inquiry.statements and not draft.partial:
                raise
            log.warning("the answer was cut: %s", error)
            inquiry.interrupted = True
        yield from state(map(point, draft.close()))
        if len(inquiry.statements) == before and not stopped() and self._selector.is_sure(inquiry):
            yield from state(map(point, [inquiry.nearest.text]))
        elif not stopped() and not inquiry.interrupted:
            yield from state(map(point, [item.text for item in reading.due if not inquiry.cites(item)]))

    def _pieces(
        self, inquiry: Inquiry, reading: Reading, generator: Generator, stopped: Callable[[], bool]
    ) -> Iterator[str]:
        for piece in generator.write(reading.question, inquiry.written_in, reading.evidence):
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
        taken = translation.taken
        if taken is None:
            return statement
        verdict = "partly supported" if taken.doubtful else statement.verdict
        return Statement(taken.text, verdict, statement.citations, statement.text, taken.doubtful)

    def _conclude(self, inquiry: Inquiry, stopped: bool) -> Finished:
        if inquiry.interrupted or stopped:
            notice: wording.Phrase = "interrupted" if inquiry.interrupted else "stopped"
            inquiry.interrupted = True
            return self._finish(inquiry, "answered", notice)
        return self._finish(inquiry, "answered" if inquiry.statements else "refused")

    def _quote(self, inquiry: Inquiry, why: wording.Phrase) -> Iterator[Event]:
        quotes = quote_statements(without_instructions(inquiry.retrieved.evidence), QUOTED_SENTENCES)
        inquiry.statements = list(quotes)
        yield from map(Stated, quotes)
        yield self._finish(inquiry, "quoted", why) if quotes else self._finish(inquiry, "refused")

    def _finish(self, inquiry: Inquiry, status: Status, notice: wording.Phrase | None = None) -> Finished:
        generator = self._generator
        models = Models(
            self._embedding,
            generator.name if generator else None,
            generator.prompt_hashes if generator else {},
        )
        return Finished(inquiry.answer(status, models, notice))


def _standalone(generator: Generator, question: str, history: tuple[Turn, ...]) -> str:
    """Return a follow-up completed from the turns before it, or as it stands when the model is gone."""
    try:
        return generator.standalone(question, history)
    except ModelUnavailable as error:
        log.warning("the follow-up is asked as it stands: %s", error)
        return question
