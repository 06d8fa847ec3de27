"""An answer as it is told outside the page: its sentences with numbers, and each number's full source.

Pure, and the one form that every export starts from; writes no format.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.answer import Citation, Source, Statement
from app.conversations.progress import Progress
from app.conversations.record import Record
from app.ui.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of an answer. ``verdict`` is ``""`` where the good one is meant to be silent."""

    text: str
    numbers: tuple[int, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Cited:
    """One numbered source: where it comes from, what it says there, and in which version.

    ``note`` is what has happened to it since, ``""`` when nothing has.
    """

    number: int
    title: str
    byline: str
    origin: str
    quote: str
    start: int
    end: int
    version: str
    note: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One question with its answer. ``label`` says what kind of answer it is when it is not a plain one."""

    question: str
    label: str
    notice: str
    remark: str
    """What holds of the sentences, said behind them."""
    sentences: tuple[Told, ...]
    prose: str
    sources: tuple[Cited, ...]
    language: str


def label_of(progress: Progress, words: Words) -> str:
    """Return what kind of answer it is, when it is not a plain one; else ``""``."""
    answer = progress.answer
    if progress.fault is not None:
        return words.fault_label
    if answer is None:
        return words.crashed_label if progress.crashed else words.stopped_label if progress.stopped else ""
    if answer.interrupted:
        return words.interrupted_label
    return {"answered": "", "refused": words.refused_label, "quoted": words.quotes_label}[answer.status]


def verdict_of(statement: Statement, words: Words) -> str | None:
    """Return in words how well a statement is carried, None where the good verdict is meant to be silent."""
    return words.doubtful_statement if statement.doubtful else words.verdicts[statement.verdict]


def remark_of(statements: Sequence[Statement], known: Mapping[str, Source], words: Words) -> str:
    """Return what languages an answer is a machine translation of; ``""`` when it is none."""
    cited = (c.article_id for statement in statements if statement.draft for c in statement.citations)
    codes = dict.fromkeys(known[article_id].language for article_id in cited if article_id in known)
    names = ", ".join(words.language(code) for code in codes)
    return words.translated.format(languages=names) if names else ""


def tell(record: Record, words: Words, present: Collection[str] | None = None) -> Telling:
    """Return what is told of a record; ``present`` are the ids of the articles there are now, if known."""
    progress = record.progress
    gone = progress.gone(present)
    numbers, known, answer = progress.numbers(), progress.known(), progress.answer
    sentences = tuple(
        Told(
            statement.text,
            tuple(sorted({numbers[citation] for citation in statement.citations})),
            verdict_of(statement, words) or "",
        )
        for statement in progress.stated()
    )
    fault = words.sentence(progress.fault) if progress.fault is not None else ""
    return Telling(
        question=record.question,
        label=label_of(progress, words),
        notice=(answer.notice if answer else None) or fault,
        remark=remark_of(progress.stated(), known, words),
        sentences=sentences,
        prose=answer.text if answer and not answer.statements else progress.partial,
        sources=tuple(
            _cited(number, citation, known.get(citation.article_id), gone, words)
            for citation, number in numbers.items()
        ),
        language=answer.language if answer else "",
    )


def _cited(
    number: int, citation: Citation, source: Source | None, gone: Collection[str], words: Words
) -> Cited:
    byline = _joined(source.author, words.day(source.published)) if source else ""
    return Cited(
        number=number,
        title=source.title if source else citation.article_id,
        byline=byline,
        origin=shown_origin(source.origin) if source else "",
        quote=citation.quote,
        start=citation.start,
        end=citation.end,
        version=source.version if source else "",
        note=words.source_gone if citation.article_id in gone else "",
    )


def shown_origin(origin: str) -> str:
    """Return an address as it is, and of a path only the file's name: folders are nobody's business."""
    return origin if is_address(origin) else re.split(r"[/\\]", origin)[-1]


def is_address(origin: str) -> bool:
    """Return whether an origin can be followed in a browser."""
    return origin.startswith(("https://", "http://"))


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def plain(telling: Telling, words: Words) -> str:
    """Return the answer with its sources as plain text, for the clipboard."""
    body = " ".join(
        sentence.text
        + "".join(f" [{number}]" for number in sentence.numbers)
        + (f" ({sentence.verdict})" if sentence.verdict else "")
        for sentence in telling.sentences
    )
    parts = [telling.label, telling.notice, body, telling.prose, telling.remark]
    lines = [part for part in parts if part]
    if telling.sources:
        lines.append("\n".join([words.export_sources, *(_line(source, words) for source in telling.sources)]))
    return "\n\n".join(lines)


def _line(source: Cited, words: Words) -> str:
    where = _joined(source.title, source.byline)
    place = words.export_characters.format(start=source.start, end=source.end)
    return f"[{source.number}] {where}: “{source.quote}” ({_joined(place, source.note)})"
