"""What one question and its answer look like, as the JSON that ``assets/turn.js`` draws.

Pure; texts leave here as plain strings, never as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.answer import Source, Statement
from app.ui import strings
from app.ui.job import Progress
from app.ui.places import Place, places, sources, statements

_OPENING_WORDS = 8
_LONGEST_QUESTION = 2_000


def turn_view(question: str, progress: Progress, *, fills: bool) -> dict[str, Any]:
    """Return everything that the component needs to draw one question and its answer so far.

    ``fills`` gives the turn the room of a whole window, so that nothing moves while it grows.
    """
    shown = places(progress)
    known = sources(progress)
    answer = progress.answer
    status = answer.status if answer else None
    drawn = [_statement(statement, shown, known) for statement in statements(progress)]
    label = _label(progress)
    return {
        "question": _shortened(question),
        "phase": progress.phase,
        "status": status,
        "fills": fills,
        "language": answer.language if answer else "",
        "activity": _activity(progress),
        "label": label,
        "notice": progress.fault or (answer.notice if answer else None),
        "fault": progress.fault is not None,
        "prose": _prose(progress),
        "statements": drawn,
        "partial": progress.partial,
        "found": _found(progress, shown, known),
        "announcement": _announcement(progress, label),
        "words": {"question": strings.YOU_ASKED},
    }


def _shortened(question: str) -> str:
    return question if len(question) <= _LONGEST_QUESTION else question[:_LONGEST_QUESTION] + " …"


def _activity(progress: Progress) -> str | None:
    match progress.phase:
        case "searching":
            return strings.SEARCHING
        case "reading":
            return strings.reading(len(progress.evidence or ()))
        case "writing":
            return strings.WRITING
        case "done":
            return None


def _label(progress: Progress) -> str | None:
    answer = progress.answer
    if progress.fault is not None:
        return strings.FAULT_LABEL
    if answer is None:
        return strings.STOPPED_LABEL if progress.stopped else None
    if answer.interrupted:
        return strings.INTERRUPTED_LABEL
    return {"answered": None, "refused": strings.REFUSED_LABEL, "quoted": strings.QUOTES_LABEL}[answer.status]


def _prose(progress: Progress) -> str:
    """Return the text of an answer that states nothing: a refusal."""
    answer = progress.answer
    return answer.text if answer and not answer.statements else ""


def _statement(statement: Statement, shown: tuple[Place, ...], known: dict[str, Source]) -> dict[str, Any]:
    cited = {(c.article_id, c.start, c.end) for c in statement.citations}
    marks = [
        _mark(index, place, known)
        for index, place in enumerate(shown)
        if (place.article_id, place.start, place.end) in cited
    ]
    return {
        "text": statement.text,
        "verdict": statement.verdict,
        "label": strings.VERDICT_LABELS[statement.verdict],
        "marks": sorted(marks, key=lambda mark: mark["number"]),
        "source": next((_title(known, c.article_id) for c in statement.citations), ""),
    }


def _found(progress: Progress, shown: tuple[Place, ...], known: dict[str, Source]) -> dict[str, Any] | None:
    if not shown:
        return None
    answer = progress.answer
    refused = answer is not None and answer.status == "refused"
    articles = list(dict.fromkeys(place.article_id for place in shown))
    cited = [
        article_id
        for article_id in articles
        if any(place.number is not None for place in shown if place.article_id == article_id)
    ]
    folded = progress.phase == "done" and bool(cited) and not refused
    heading = strings.NEAREST if refused else strings.SOURCES if folded else strings.found_in(len(articles))
    return {
        "heading": heading,
        "titles": [_title(known, article_id) for article_id in cited] if folded else [],
        "open": not folded,
        "groups": [_group(article_id, shown, known) for article_id in articles],
    }


def _group(article_id: str, shown: tuple[Place, ...], known: dict[str, Source]) -> dict[str, Any]:
    source = known.get(article_id)
    return {
        "title": _title(known, article_id),
        "meta": meta_line(source.author, source.published, source.language) if source else "",
        "language": source.language if source else "",
        "items": [_item(index, place) for index, place in enumerate(shown) if place.article_id == article_id],
    }


def _item(index: int, place: Place) -> dict[str, Any]:
    return {"place": index, "number": place.number, "text": place.text}


def _mark(index: int, place: Place, known: dict[str, Source]) -> dict[str, Any]:
    name = strings.mark_name(place.number or 0, _title(known, place.article_id), _opening(place.text))
    return {"place": index, "number": place.number, "name": name}


def meta_line(author: str | None, published: str | None, language: str) -> str:
    """Return author, day and language in one line, without what is unknown."""
    return _dotted((author, strings.day(published), strings.language(language)))


def _dotted(parts: Iterable[str | None]) -> str:
    return " · ".join(part for part in parts if part)


def _title(known: dict[str, Source], article_id: str) -> str:
    source = known.get(article_id)
    return source.title if source else article_id


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:_OPENING_WORDS]) + (" …" if len(words) > _OPENING_WORDS else "")


def _announcement(progress: Progress, label: str | None) -> str:
    """Return what a screen reader says when the answer is there; nothing while it is being written."""
    if progress.phase != "done":
        return ""
    texts = [statement.text for statement in statements(progress)]
    notice = progress.answer.notice if progress.answer else None
    parts = (label, progress.fault, notice, _prose(progress), *texts)
    return " ".join(strings.sentence(part) for part in parts if part)
