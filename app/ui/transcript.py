"""What one question and its answer look like, as the JSON that ``assets/turn.js`` draws.

Pure; texts leave here as plain strings, never as markup.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from unicodedata import bidirectional

from app.answer import Citation, Source, Statement
from app.conversations.places import Place, places
from app.conversations.progress import Progress
from app.conversations.telling import label_of, remark_of, verdict_of
from app.ui.preview import Nearby
from app.words import Words

_OPENING_WORDS = 8


def turn_view(
    question: str,
    progress: Progress,
    words: Words,
    *,
    fills: bool = False,
    waiting: bool = False,
    nearby: Mapping[str, Nearby] | None = None,
    gone: Collection[str] = (),
) -> dict[str, Any]:
    """Return everything that the component needs to draw one question and its answer so far.

    ``fills`` gives the turn the room of a whole window, so that nothing moves while it grows;
    ``waiting`` says that the collection is not open yet; ``nearby`` are the neighbours of places by key;
    ``gone`` are the ids of articles that the collection holds no longer.
    """
    shown = places(progress)
    known = progress.known()
    notes = dict.fromkeys(gone, words.source_gone)
    answer = progress.answer
    drawn = [
        _statement(statement, shown, known, nearby or {}, notes, words) for statement in progress.stated()
    ]
    label, remark = label_of(progress, words), remark_of(progress.stated(), known, words)
    fault = None if progress.fault is None else words.sentence(progress.fault)
    return {
        "question": question,
        "phase": progress.phase,
        "status": answer.status if answer else None,
        "fills": fills,
        "language": answer.language if answer else "",
        "activity": words.opening if waiting else _activity(progress, words),
        "label": label,
        "notice": fault or (answer.notice if answer else None),
        "fault": fault is not None,
        "prose": _prose(progress),
        "statements": drawn,
        "partial": progress.partial,
        "remark": remark,
        "found": _found(progress, shown, known, notes, words),
        "announcement": _announcement(progress, label, remark, words, waiting),
        "words": {"question": words.you_asked},
    }


def _activity(progress: Progress, words: Words) -> str | None:
    match progress.phase:
        case "searching":
            return words.searching
        case "reading":
            return words.count(len(progress.evidence or ()), words.reading)
        case "writing":
            return words.writing
        case "done":
            return None


def _prose(progress: Progress) -> str:
    """Return the text of an answer that states nothing: a refusal."""
    answer = progress.answer
    return answer.text if answer and not answer.statements else ""


def _statement(
    statement: Statement,
    shown: tuple[Place, ...],
    known: dict[str, Source],
    nearby: Mapping[str, Nearby],
    notes: Mapping[str, str],
    words: Words,
) -> dict[str, Any]:
    cited = {(c.article_id, c.start, c.end) for c in statement.citations}
    marks = [
        _mark(place, known, nearby.get(place.key), notes.get(place.article_id, ""), words)
        for place in shown
        if (place.article_id, place.start, place.end) in cited
    ]
    return {
        "text": statement.text,
        "language": _language_of(statement, known),
        "verdict": statement.verdict,
        "label": verdict_of(statement, words),
        "sign": words.verdict_signs[statement.verdict],
        "marks": sorted(marks, key=lambda mark: mark["number"]),
        "source": next((_title(known, c.article_id) for c in statement.citations), ""),
        "originals": [_original(known, c) for c in statement.citations if statement.doubtful],
    }


def _language_of(statement: Statement, known: Mapping[str, Source]) -> str:
    """Return the language of the article that a statement quotes; ``""`` where it is the answer's own."""
    quoted = (c.article_id for c in statement.citations if c.quote == statement.text)
    return next((_language(known, article_id) for article_id in quoted), "")


def _original(known: Mapping[str, Source], citation: Citation) -> dict[str, str]:
    return {"text": citation.quote, "language": _language(known, citation.article_id)}


def _found(
    progress: Progress,
    shown: tuple[Place, ...],
    known: dict[str, Source],
    notes: Mapping[str, str],
    words: Words,
) -> dict[str, Any] | None:
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
    found_in = words.count(len(articles), words.found_in)
    heading = words.nearest if refused else words.sources if folded else found_in
    return {
        "heading": heading,
        "titles": [_dotted((_title(known, one), notes.get(one))) for one in cited] if folded else [],
        "open": not folded,
        "groups": [_group(one, shown, known, notes.get(one, ""), words) for one in articles],
    }


def _group(
    article_id: str, shown: tuple[Place, ...], known: dict[str, Source], note: str, words: Words
) -> dict[str, Any]:
    source = known.get(article_id)
    return {
        "article": article_id,
        "title": _title(known, article_id),
        "meta": _dotted((_meta(source, words), note)),
        "language": _language(known, article_id),
        "items": [
            {"place": place.key, "number": place.number, "text": place.text}
            for place in shown
            if place.article_id == article_id
        ],
    }


def _mark(
    place: Place, known: dict[str, Source], near: Nearby | None, note: str, words: Words
) -> dict[str, Any]:
    title = _title(known, place.article_id)
    name = words.mark_name.format(number=place.number, title=title, opening=_opening(place.text))
    return {
        "place": place.key,
        "number": place.number,
        "name": f"{name} ({note})" if note else name,
        "title": _dotted((title, note)),
        "gone": bool(note),
        "language": _language(known, place.article_id),
        "before": near.before if near else "",
        "text": place.text,
        "after": near.after if near else "",
    }


def _meta(source: Source | None, words: Words) -> str:
    return meta_line(source.author, source.published, source.language, words) if source else ""


def meta_line(author: str | None, published: str | None, language: str, words: Words) -> str:
    """Return author, day and language in one line, without what is unknown."""
    return _dotted((_isolated(author or ""), words.day(published), words.language(language)))


def _isolated(name: str) -> str:
    """Return a name that is written from right to left so that it leaves the order of what follows alone."""
    from_the_right = any(bidirectional(character) in ("R", "AL") for character in name)
    return f"\u2068{name}\u2069" if from_the_right else name


def _dotted(parts: Iterable[str | None]) -> str:
    return " · ".join(part for part in parts if part)


def _title(known: dict[str, Source], article_id: str) -> str:
    source = known.get(article_id)
    return source.title if source else article_id


def _language(known: Mapping[str, Source], article_id: str) -> str:
    source = known.get(article_id)
    return source.language if source else ""


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:_OPENING_WORDS]) + (" …" if len(words) > _OPENING_WORDS else "")


def _announcement(progress: Progress, label: str, remark: str, words: Words, waiting: bool) -> str:
    """Return what a screen reader says: that the search has begun, then the whole answer when it is there."""
    if progress.phase != "done":
        return words.opening if waiting else words.searching
    texts = [text for stated in progress.stated() for text in (stated.text, verdict_of(stated, words))]
    notice = progress.answer.notice if progress.answer else None
    parts = (label, progress.fault, notice, _prose(progress), *texts, remark)
    return " ".join(words.sentence(part) for part in parts if part)
