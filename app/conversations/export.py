"""Answers and conversations as files: Markdown, HTML and JSON, with each citation's full source.

Everything that an article or a model wrote is escaped. Reads no article and asks nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from app.answer import Answer, Citation
from app.conversations.record import Record
from app.conversations.telling import Listed, Telling, is_address, shown, shown_origin, tell
from app.words import Words

_FOLDER = Path(__file__).parent
_BREAKS = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:=&@])")


@dataclass(frozen=True, slots=True)
class File:
    """A file to save: its name, its media type and its text."""

    name: str
    type: str
    text: str


Present = Collection[str] | None
"""The ids of the articles in the collection now; None when nobody knows."""


def export(kind: str, title: str, records: Sequence[Record], words: Words, present: Present = None) -> File:
    """Return records as a file of this ``kind``, one of ``KINDS``.

    Of a source that is not ``present`` any more the file says so.

    Raises:
        KeyError: there is no such kind.
    """
    _, ending, media_type, write = _KINDS[kind]
    return File(_file_name(title, ending), media_type, write(title, records, words, present))


def _markdown(title: str, records: Sequence[Record], words: Words, present: Present) -> str:
    tellings = [tell(record, words, present) for record in records]
    parts = [f"# {_escaped(title)}"]
    for number, telling in enumerate(tellings):
        if number or telling.question != title:
            parts.append(f"## {_escaped(telling.question)}")
        parts.extend(_markdown_of(telling, words))
    parts.append(f"*{_escaped(_made(words))}*")
    return "\n\n".join(parts) + "\n"


def _markdown_of(telling: Telling, words: Words) -> list[str]:
    label = f"**{_escaped(telling.label)}**" if telling.label else ""
    body = " ".join(
        _escaped(sentence.text)
        + "".join(f" \\[{number}\\]" for number in sentence.numbers)
        + (f" *({_escaped(sentence.verdict)})*" if sentence.verdict else "")
        for sentence in telling.sentences
    )
    remark = f"*{_escaped(telling.remark)}*" if telling.remark else ""
    parts = [label, _escaped(telling.notice), body, _escaped(telling.prose), remark]
    if telling.sources:
        listed = (_markdown_source(source, words) for source in telling.sources)
        parts.append("\n\n".join([f"**{_escaped(telling.heading)}**", *listed]))
    return [part for part in parts if part]


def _markdown_source(source: Listed, words: Words) -> str:
    mark = "" if source.number is None else f"\\[{source.number}\\] "
    about = ", ".join(
        _escaped(part) for part in (source.byline, source.origin, *_whereabouts(source, words)) if part
    )
    return f"{mark}**{_escaped(source.title)}**, {about}\n\n> {_escaped(source.quote)}"


def _escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", _BREAKS.sub(" ", text).strip())


def _whereabouts(source: Listed, words: Words) -> tuple[str, ...]:
    place = words.export_characters.format(start=source.start, end=source.end)
    version = words.export_version.format(version=source.version) if source.version else ""
    return tuple(part for part in (place, version, source.note) if part)


def _html(title: str, records: Sequence[Record], words: Words, present: Present) -> str:
    return _template().render(
        title=title,
        tellings=[tell(record, words, present) for record in records],
        words=words,
        made=_made(words),
        whereabouts=_whereabouts,
        is_address=is_address,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("conversation.html")


def _json(title: str, records: Sequence[Record], _words: Words, present: Present) -> str:
    document = {"title": title, "questions": [_object(record, present) for record in records]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _object(record: Record, present: Present) -> dict[str, Any]:
    """Return the answer object of ``ask --json``, with the sources as they were when it was made.

    Of a source on this machine it holds the file's name, and not where that stands.
    ``nearest`` are the sentences that a refusal shows.
    """
    progress = record.progress
    known, gone = progress.known(), progress.gone(present)
    told: dict[str, Any] = {"asked": record.asked, "question": record.question}
    if progress.answer is not None:
        told["answer"] = _answer(progress.answer)
    else:
        told["statements"] = [asdict(statement) for statement in progress.stated()]

    def placed(citation: Citation) -> dict[str, Any]:
        version, deleted = known[citation.article_id].version, citation.article_id in gone
        return asdict(citation) | {"version": version, "deleted_since": deleted}

    cited = [(citation, number) for citation, number in shown(progress) if citation.article_id in known]
    told["citations"] = [placed(citation) | {"number": n} for citation, n in cited if n is not None]
    told["nearest"] = [placed(citation) for citation, n in cited if n is None]
    return told


def _answer(answer: Answer) -> dict[str, Any]:
    document = answer.as_json()
    for source in document["sources"]:
        if "path" in source:
            source["path"] = shown_origin(source["path"])
    return document


def _made(words: Words) -> str:
    return words.export_made.format(day=words.day(date.today().isoformat()))


def _file_name(title: str, ending: str) -> str:
    """Return a name that every system takes, made from a title."""
    kept = "".join(character if character.isalnum() else " " for character in title)
    return ("-".join(kept.split())[:60].strip("-").lower() or "ibid") + f".{ending}"


_KINDS: dict[str, tuple[str, str, str, Callable[[str, Sequence[Record], Words, Present], str]]] = {
    "markdown": ("Markdown", "md", "text/markdown", _markdown),
    "html": ("HTML", "html", "text/html", _html),
    "json": ("JSON", "json", "application/json", _json),
}
KINDS = {kind: name for kind, (name, *_) in _KINDS.items()}
"""What can be written, and what people call it."""
