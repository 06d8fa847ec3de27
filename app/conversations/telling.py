"""An answer as it is told outside the page: its sentences with numbers, and each number's full source.

Pure, and the one form that every export starts from; writes no format.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.answer import Citation, Source, Statement
from app.conversations.progress import Progress
from app.conversations.record import Record
from app.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of an answer. ``verdict`` is ``""`` where the good one is meant to be silent."""

    text: str
    numbers: tuple[int, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One sentence of a source: where it comes from, what it says there, and in which version.

    ``number`` is its mark, None where it is only near to a question that is refused; ``note`` is what has
    happened to it since, ``""`` when nothing has.
    """

    number: int | None
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
    heading: str
    """What the sources are."""
    sources: tuple[Listed, ...]
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
        heading=words.nearest if progress.nearest() else words.sources,
        sources=tuple(
            _listed(number, citation, known.get(citation.article_id), gone, words)
            for citation, number in shown(progress)
        ),
        language=answer.language if answer else "",
    )


def shown(progress: Progress) -> Iterator[tuple[Citation, int | None]]:
    """Yield the sentences that are listed under an answer, each with its mark, if it has one."""
    yield from progress.numbers().items()
    yield from ((Citation(e.article_id, e.start, e.end, e.text), None) for e in progress.nearest())


def _listed(
    number: int | None, citation: Citation, source: Source | None, gone: Collection[str], words: Words
) -> Listed:
    byline = _joined(source.author, words.day(source.published)) if source else ""
    return Listed(
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
        lines.append("\n".join([telling.heading, *(_line(source, words) for source in telling.sources)]))
    return "\n\n".join(lines)


def _line(source: Listed, words: Words) -> str:
    mark = "" if source.number is None else f"[{source.number}] "
    where = _joined(source.title, source.byline)
    place = words.export_characters.format(start=source.start, end=source.end)
    address = f" {source.origin}" if is_address(source.origin) else ""
    return f"{mark}{where}: “{source.quote}” ({_joined(place, source.note)}){address}"
