"""The only caller of the language model: writes an answer from evidence, and judges what may carry one.

Points at nothing and trusts nothing it reads back; ``citations`` does the pointing and checking.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate

import prompts
from app.answer import Turn
from app.checks.translation import Piece
from app.errors import IbidError, ModelUnavailable, RequestDeclined
from app.language.places import glossary
from app.llm import logprobs
from app.llm.briefing import brief
from vectorstore.hit import Evidence

MAX_ANSWER_TOKENS = 200
MAX_QUESTION_TOKENS = 60
MAX_SENTENCE_TOKENS = 160
MAX_OPINION_TOKENS = 60
TURNS_KEPT = 2
ANSWER_KEPT = 400
"""Characters of an earlier answer that a follow-up is read with."""
TOKENS_OF_RULES = 400
BYTES_PER_TOKEN = 2
"""Fewer than any of the five languages needs, so that a budget in bytes never overflows."""

PROMPTS = ("rules", "write", "relevant_rules", "relevant", "standalone", "translate", "translate_again")
DECLINED = (400, 422)
"""How a service says that it does not take a request of this form."""
LANGUAGE_NAMES = {"en": "English", "fr": "French", "de": "German", "es": "Spanish", "ru": "Russian"}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ModelState:
    """What a person may know of the model; ``off`` means that answers are quotes by choice."""

    name: str | None
    state: Literal["ready", "starting", "idle", "off", "failed"]
    detail: str = ""
    """Why, when it failed."""


class Generator:
    """A chat model that writes answers. ``name`` is what reports call it.

    ``connect`` takes sampling options and returns the chat model, started first where it has to be;
    ``confirm`` is called whenever the model has answered, and ``failed`` with a sentence whenever it has not;
    ``context`` counts tokens; ``at_once`` is how many short requests may run beside each other.
    """

    def __init__(
        self,
        name: str,
        connect: Callable[..., BaseChatModel],
        context: int,
        state: Callable[[], ModelState],
        confirm: Callable[[], None] = lambda: None,
        failed: Callable[[str], None] = lambda problem: None,
        at_once: int = 1,
    ) -> None:
        self.name = name
        self.state = state
        self._connect = connect
        self._confirm = confirm
        self._failed = failed
        self._at_once = at_once
        self._budget = BYTES_PER_TOKEN * (context - MAX_ANSWER_TOKENS - TOKENS_OF_RULES)
        self._prompts = {name: prompts.load(name) for name in PROMPTS}

    @property
    def prompt_hashes(self) -> dict[str, str]:
        """Hashes of the prompts in use, by name."""
        return {name: prompt.hash for name, prompt in self._prompts.items()}

    def write(self, question: str, language: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        """Yield the answer in pieces as the model writes it.

        Raises:
            ModelUnavailable: before the first piece or, when the model breaks off, after some.
        """
        values = self._values(question, evidence)
        values["language"] = _name(language)
        with self._asking():
            chain = self._prompt("write") | self._connect(max_tokens=MAX_ANSWER_TOKENS) | StrOutputParser()
            yield from chain.stream(values)
        self._confirm()

    def relevance(self, question: str, sentences: Sequence[str]) -> Iterator[float | None]:
        """Yield for each sentence the log-odds that the model finds the answer, or a part of it, there.

        One short request for each, made when it is asked for; a server that keeps prefixes reads their
        beginning once. ``None`` when the endpoint reports no log-probabilities or declines to, or the model
        says neither Yes nor No.

        Raises:
            ModelUnavailable: the model does not answer.
        """
        for start in range(0, len(sentences), self._at_once):
            try:
                yield from self._judged(question, sentences[start : start + self._at_once])
            except RequestDeclined:
                log.warning("%s reports no log-probabilities: it judges no sentences", self.name)
                yield from [None] * (len(sentences) - start)
                return

    def _judged(self, question: str, sentences: Sequence[str]) -> list[float | None]:
        with self._asking(declinable=True):
            chat = self._connect(max_tokens=1, logprobs=True, top_logprobs=10)
            replies = (self._prompt("relevant", "relevant_rules") | chat).batch(
                [{"question": question, "sentence": sentence} for sentence in sentences],
                {"max_concurrency": self._at_once},
            )
        self._confirm()
        return [logprobs.yes_against_no(reply.response_metadata) for reply in replies]

    def standalone(self, question: str, history: Sequence[Turn]) -> str:
        """Return a follow-up as a question that is understood without the turns before it.

        Raises:
            ModelUnavailable: the model does not answer.
        """
        told = "\n".join(
            f"Q: {turn.question}\nA: {turn.answer[:ANSWER_KEPT]}" for turn in history[-TURNS_KEPT:]
        )
        with self._asking():
            chain = (
                self._prompt("standalone") | self._connect(max_tokens=MAX_QUESTION_TOKENS) | StrOutputParser()
            )
            rewritten = chain.invoke({"history": told, "question": question})
        self._confirm()
        return " ".join(rewritten.split()) or question

    def opinion(self, prompt: str) -> str:
        """Return what the model says to ``prompt`` alone; for judging answers, not for writing them.

        Raises:
            ModelUnavailable: the model does not answer.
        """
        with self._asking():
            said = (self._connect(max_tokens=MAX_OPINION_TOKENS) | StrOutputParser()).invoke(prompt)
        self._confirm()
        return said

    def translate(
        self, sentence: str, source: str, language: str, kept: Sequence[str] = ()
    ) -> Iterator[Piece]:
        """Yield a sentence of the language ``source`` in ``language``, in pieces as the model writes it.

        It is told what ``language`` calls the places in it; ``kept`` are the numbers and names that it is
        reminded of.

        Raises:
            ModelUnavailable: the model does not answer, or breaks off.
        """
        task = "translate_again" if kept else "translate"
        names = [f"{there} = {here}" for there, here in glossary(sentence, source, language).items()]
        values = {
            "sentence": sentence,
            "source": _name(source),
            "language": _name(language),
            "names": f" ({', '.join(names)})" if names else "",
            "kept": ", ".join(kept),
        }
        prompt = ChatPromptTemplate.from_messages([("user", self._prompts[task].text)])
        try:
            yield from self._translated(prompt.format_messages(**values), logprobs=True)
        except RequestDeclined:
            yield from self._translated(prompt.format_messages(**values))
        self._confirm()

    def _translated(self, messages: list[BaseMessage], **options: Any) -> Iterator[Piece]:
        with self._asking(declinable=bool(options)):
            for chunk in self._connect(max_tokens=MAX_SENTENCE_TOKENS, **options).stream(messages):
                yield Piece(chunk.text, logprobs.of_tokens(chunk.response_metadata))

    @contextmanager
    def _asking(self, declinable: bool = False) -> Iterator[None]:
        """Turn whatever a provider's client raises into ``ModelUnavailable``, or its kin, and note it.

        Each provider has its own exceptions and any of them may be configured, so all are caught here;
        the original stays attached as the cause. That a ``declinable`` request is declined says nothing
        against the model.
        """
        try:
            yield
        except IbidError as error:
            self._failed(str(error))
            raise
        except Exception as error:
            declined = isinstance(error, TypeError) or getattr(error, "status_code", None) in DECLINED
            problem = (
                RequestDeclined(f"the model {self.name} does not take this request ({error})")
                if declined
                else ModelUnavailable(f"the model {self.name} does not answer ({type(error).__name__})")
            )
            if not (declined and declinable):
                self._failed(str(problem))
            raise problem from error

    def _prompt(self, task: str, rules: str = "rules") -> ChatPromptTemplate:
        return ChatPromptTemplate.from_messages(
            [("system", self._prompts[rules].text), ("user", self._prompts[task].text)]
        )

    def _values(self, question: str, evidence: Sequence[Evidence]) -> dict[str, str]:
        return {
            "evidence": brief(evidence, self._budget - len(question.encode())),
            "question": question,
        }


def _name(language: str) -> str:
    return LANGUAGE_NAMES.get(language, language)
