"""Has the model write from what it is given to read, and states what the evidence carries of it.

Chooses nothing to read; ``selector`` does.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Generator as Generates

from app.answer import Event, Stated, Statement, Written
from app.answering.draft import Draft
from app.answering.inquiry import Inquiry
from app.answering.selection import Reading
from app.checks.citations import Pointer, in_words_of_source
from app.checks.echo import asks_again, echoes
from app.checks.translation import Translation
from app.errors import ModelUnavailable
from app.language.scripts import strange
from app.llm.generator import Generator
from ingest.language import TELLING_WORDS, detect

log = logging.getLogger(__name__)


class Writer:
    """Writes what one reading answers, into its inquiry. ``stopped`` is asked between two tokens."""

    def __init__(
        self,
        generator: Generator,
        pointer: Pointer,
        inquiry: Inquiry,
        reading: Reading,
        stopped: Callable[[], bool],
    ) -> None:
        self._generator = generator
        self._inquiry = inquiry
        self._reading = reading
        self._stopped = stopped
        self._point = pointer.over(reading.question, reading.evidence, reading.parts)
        self._foreign = reading.language != inquiry.language

    def write(self) -> Iterator[Event]:
        """Yield what the model writes while it does, and each sentence that is carried once it is checked.

        A model that breaks off leaves what it has written, and the inquiry interrupted.

        Raises:
            ModelUnavailable: before anything was written.
        """
        before = len(self._inquiry.statements)
        draft = Draft(self._reading.language)
        try:
            for piece in self._pieces():
                yield from self._say(draft.add(piece))
                if not self._foreign:
                    yield Written(draft.partial)
        except ModelUnavailable as error:
            if not self._inquiry.statements and not draft.partial:
                raise
            log.warning("the answer was cut: %s", error)
            self._inquiry.interrupted = True
        yield from self._say(draft.close())
        if self._stopped():
            return
        if len(self._inquiry.statements) == before and self._inquiry.selection.sure:
            yield from self._say([self._reading.nearest.text])
        elif not self._inquiry.interrupted:
            yield from self._say(item.text for item in self._reading.due if not self._inquiry.cites(item))

    def _pieces(self) -> Iterator[str]:
        reading = self._reading
        for piece in self._generator.write(reading.question, reading.language, reading.evidence):
            if not self._foreign:
                self._inquiry.note_first_token()
            if self._stopped():
                return
            yield piece

    def _say(self, sentences: Iterable[str]) -> Iterator[Event]:
        """Yield what the evidence carries of the sentences, in the asker's language.

        What nothing carries is withheld, and so is what only says the question again; what says it and goes
        on, or strays into another language, gives way to its sentence.
        """
        inquiry = self._inquiry
        for statement in map(self._point, sentences):
            if statement.verdict == "unsupported":
                log.info("withheld, as nothing carries it: %s", statement.text)
                continue
            if strays(statement, self._reading, inquiry) or asks_again(statement.text, inquiry.standalone):
                statement = in_words_of_source(statement)
            if inquiry.says(statement):
                continue
            verbatim = statement.verbatim
            spoken = language_of(statement, self._reading, inquiry.language)
            if spoken != inquiry.language:
                statement = yield from self._translated(statement, spoken)
            if not verbatim and echoes(statement.text, inquiry.standalone, inquiry.language):
                log.info("withheld, as it only says the question again: %s", statement.text)
                continue
            inquiry.statements.append(statement)
            yield Stated(statement)

    def _translated(self, statement: Statement, spoken: str) -> Generates[Event, None, Statement]:
        """Yield the translation while it is written; return the statement in the asker's language.

        Without a faithful translation it stays in the language of its source.
        """
        translation = Translation(self._generator.translate, statement.text, spoken, self._inquiry.language)
        try:
            for written in translation:
                self._inquiry.note_first_token()
                yield Written(written)
        except ModelUnavailable as error:
            log.warning("a sentence stays in the language of its source: %s", error)
        taken = translation.taken
        if taken is None:
            return statement
        verdict = "partly supported" if taken.doubtful else statement.verdict
        return Statement(taken.text, verdict, statement.citations, statement.text, taken.doubtful)


def language_of(statement: Statement, reading: Reading, asked_in: str) -> str:
    """Return the language of a statement on its way into the answer.

    A sentence of an article is in the article's. The model's own words are in the language it was told
    to write, but now and then in the question's, which shows in a sentence of some length.
    """
    if statement.verbatim:
        return next(item.language for item in reading.evidence if item.text == statement.text)
    if len(statement.text.split()) < TELLING_WORDS:
        return reading.language
    return detect(statement.text, (reading.language, asked_in))


def strays(statement: Statement, reading: Reading, inquiry: Inquiry) -> bool:
    """Return whether the model wrote in the asker's language instead of the one that it reads, or slipped
    into another script.

    It then tells less of what it reads, or mixes the two, and no word of it can be held against its
    sentence.
    """
    if statement.verbatim:
        return False
    known = " ".join([inquiry.standalone, *(item.text for item in reading.evidence)])
    if strange(statement.text, known, reading.language):
        return True
    return language_of(statement, reading, inquiry.language) != reading.language
