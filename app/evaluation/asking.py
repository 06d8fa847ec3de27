"""Asks the questions of a set, several at a time where the model service allows, resuming from a journal.

Scores nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict
from typing import Any, cast

from app.answer import Answer
from app.evaluation.journal import Journal
from app.evaluation.questions import Question
from app.evaluation.report import StoredAnswer, as_read
from vectorstore.hit import Retrieved

Ask = Callable[[Question], Answer]
Retrieve = Callable[[str, str], Retrieved]
"""Takes a question and its language."""
OnProgress = Callable[[int, int], None]
"""Takes the number of answers so far and of questions."""

log = logging.getLogger(__name__)


def answer_with(ask: Ask) -> Callable[[Question], StoredAnswer]:
    """Return a function from a question to the answer's JSON object."""
    return lambda question: cast("StoredAnswer", as_read(ask(question).as_json()))


def retrieve_with(retrieve: Retrieve) -> Callable[[Question], StoredAnswer]:
    """Return a function from a question to an answer object that holds what was retrieved, and no text.

    Its ``evidence`` lists article_id, start, end, text and similarity; its ``status`` is ``retrieved``.
    """

    def retrieved(question: Question) -> StoredAnswer:
        began = time.perf_counter()
        found = retrieve(question.question, question.lang)
        took = time.perf_counter() - began
        hits = [_without(asdict(hit), "passage_id") for hit in found.hits]
        evidence = [_without(asdict(item), "heading", "language") for item in found.evidence]
        timings = {"retrieval_s": took, "first_token_s": None, "total_s": took}
        return _textless(question, "retrieved", retrieved=hits, evidence=evidence, timings=timings)

    return retrieved


def ask_all(
    questions: Iterable[Question],
    ask: Callable[[Question], StoredAnswer],
    journal: Journal,
    workers: int = 1,
    on_progress: OnProgress = lambda done, total: None,
) -> tuple[dict[str, StoredAnswer], int]:
    """Return every question's answer by id, and how many came from the journal.

    An error of ``ask`` becomes an answer object with the ``status`` ``failed`` and the ``error``, which
    the journal does not keep. What is not an error of a question (Ctrl-C, a full disk, an exception of
    ``on_progress``) ends the run after the answers under way; what was answered is kept.
    """
    questions = tuple(questions)
    before = journal.answered()
    answers = {q.id: before[journal.key(q)] for q in questions if journal.key(q) in before}
    reused = len(answers)
    on_progress(reused, len(questions))

    def ask_and_keep(question: Question) -> tuple[str, StoredAnswer]:
        try:
            answer = ask(question)
        except Exception as error:  # noqa: BLE001  # whatever breaks one question is a finding of the run
            log.warning("question %s: %s: %s", question.id, type(error).__name__, error)
            return question.id, _textless(question, "failed", error=f"{type(error).__name__}: {error}")
        journal.add(question, answer)
        return question.id, answer

    with ThreadPoolExecutor(max_workers=workers) as pool:
        waiting = [
            pool.submit(ask_and_keep, question) for question in questions if question.id not in answers
        ]
        try:
            for future in as_completed(waiting):
                identifier, answer = future.result()
                answers[identifier] = answer
                on_progress(len(answers), len(questions))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return answers, reused


def _textless(question: Question, status: str, **more: Any) -> StoredAnswer:
    """Return an answer object without text; ``more`` replaces and adds fields."""
    answer = {
        "question": question.question,
        "language": question.lang,
        "status": status,
        "statements": [],
        "text": "",
        "sources": [],
        "retrieved": [],
        "timings": {"retrieval_s": None, "first_token_s": None, "total_s": None},
        "models": {},
        **more,
    }
    return cast("StoredAnswer", as_read(answer))


def _without(document: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in names}
