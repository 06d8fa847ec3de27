"""``ask``: one question, its answer as text or as the JSON object of the contract."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from functools import reduce

from app.answer import Answer, Source, numbered
from app.answering.question import checked
from app.compose import open_ibid
from app.conversations.progress import Progress, advance
from app.conversations.telling import remark_of, verdict_of
from app.errors import QuestionError
from app.settings import Settings
from app.words.english import ENGLISH
from vectorstore.hit import Evidence


def ask(options: argparse.Namespace, settings: Settings) -> int:
    """Print the answer; 0 also for a refusal, which is an answer too."""
    question = checked(_text(options.question))
    with open_ibid(settings) as ibid:
        progress = reduce(advance, ibid.ask(question), Progress())
    answer = progress.answer
    assert answer is not None, "an answer ends with Finished"
    if options.json:
        print(json.dumps(answer.as_json(), ensure_ascii=False))
    else:
        print(as_text(answer, progress.nearest()))
    return 0


def as_text(answer: Answer, nearest: Sequence[Evidence] = ()) -> str:
    """Return the answer with its notice, doubtful verdicts, and the numbered sentences it cites.

    ``nearest`` are the sentences that a refusal shows instead.
    """
    sources = {source.article_id: source for source in answer.sources}
    doubts = [
        f"({verdict_of(statement, ENGLISH)}: {statement.text})"
        for statement in answer.statements
        if statement.verdict != "supported"
    ]
    quotes = [
        f"[{number}] {_quoted(citation.quote, sources[citation.article_id])}"
        for citation, number in numbered(answer.statements).items()
    ]
    quotes += [_quoted(item.text, sources[item.article_id]) for item in nearest]
    remark = remark_of(answer.statements, sources, ENGLISH)
    parts = [answer.notice, answer.text, remark, "\n".join(doubts), "\n".join(quotes)]
    return "\n\n".join(part for part in parts if part)


def _text(argument: str) -> str:
    """Return an argument that came as UTF-8; what did not holds halves of characters."""
    try:
        return argument.encode().decode()
    except UnicodeEncodeError as error:
        raise QuestionError("the question is not in UTF-8: the terminal must send that") from error


def _quoted(text: str, source: Source) -> str:
    about = ", ".join(part for part in (source.title, source.author, source.published) if part)
    return f"« {text} »\n    {about}"
