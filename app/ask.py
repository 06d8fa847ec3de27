"""A question becomes an answer: retrieve, decide whether to speak, write, point and check, or quote.

Start reading here: ``Asker.ask`` is the whole path. It wires nothing and shows nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator

from app import wording
from app.answer import Event, EvidenceFound, Finished, Models, Source, Stated, Status, Turn
from app.answering.abstention import Abstention
from app.answering.inquiry import Inquiry
from app.answering.instructions import without_instructions
from app.answering.parts import parts_of
from app.answering.question import checked, language_of, may_lean, with_the_last
from app.answering.selection import Asked
from app.answering.selector import Answering, Selector
from app.answering.writing import Writer
from app.checks.citations import Pointer, quote_statements
from app.errors import ModelUnavailable
from app.llm.generator import Generator
from app.options import NO_WISHES, Options
from vectorstore.hit import ArticleCard
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

        def found(asked: str) -> Asked:
            return Asked(
                asked, language, self._retriever.retrieve(asked, language, articles=options.articles)
            )

        whole = found(standalone)
        asked = parts_of(standalone, language) if in_parts and whole.retrieved.dateline is None else ()
        inquiry = Inquiry(
            question, options, whole, tuple(map(found, asked)) if len(asked) > 1 else (), started
        )
        cited = [*(item.article_id for item in inquiry.evidence), *(hit.article_id for hit in inquiry.hits)]
        cards = (self._card(article_id) for article_id in dict.fromkeys(cited))
        inquiry.sources = tuple(Source.of(card) for card in cards if card is not None)
        inquiry.retrieval_s = inquiry.elapsed()
        return inquiry

    def _answer(self, inquiry: Inquiry, generator: Generator, stopped: Callable[[], bool]) -> Iterator[Event]:
        inquiry.selection = self._selector.select(
            inquiry.whole, inquiry.parts, inquiry.options.boldness, generator.relevance
        )
        for reading in inquiry.selection.readings:
            yield from Writer(generator, self._pointer, inquiry, reading, stopped).write()
            if stopped() or inquiry.interrupted:
                break
        if inquiry.interrupted:
            yield self._finish(inquiry, "answered", "interrupted")
        elif stopped() and inquiry.selection.readings:
            inquiry.interrupted = True
            yield self._finish(inquiry, "answered", "stopped")
        else:
            yield self._finish(inquiry, "answered" if inquiry.statements else "refused")

    def _quote(self, inquiry: Inquiry, why: wording.Phrase) -> Iterator[Event]:
        quotes = quote_statements(without_instructions(inquiry.whole.retrieved.evidence), QUOTED_SENTENCES)
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
