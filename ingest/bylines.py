"""Lines that say who wrote an article and when: bylines and date lines.

Reads single lines that are nothing else; never looks for names or dates inside sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest import dates

_LONGEST = 160
_BY = (
    r"(?:(?:(?:écrit|rédigé|(?:(?:propos|entretien|interview)\s+)?recueillis?"
    r"|(?:entretien|interview)(?:\s+(?:réalisée?|menée?|conduite?))?)\s+)?par"
    r"|(?:(?:written|interview)\s+)?by|(?:(?:geschrieben|interview)\s+)?von|(?:das\s+)?interview\s+führten?"
    r"|(?:escrito\s+)?por|беседовала?)"
)
_AUTHOR = r"(?:auteure?s?|authors?|autor(?:e[sn]?|as?|in)?|textes?|texto|автор(?:ы)?|текст)"
_LABEL = rf"(?:{_BY}(?:\s*:\s*|\s+)|{_AUTHOR}\s*:\s*)"
_PUBLISHED = (
    r"(?:(?:article\s+)?publiée?|mis\s+en\s+ligne|published|posted|date|veröffentlicht|erschienen|erstellt|datum"
    r"|stand(?=\s*:)|publicado|fecha|опубликовано|дата(?:\s+публикации)?)"
)
_WEEKDAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)"
)
_TIME = (
    r"(?:[\s,|·–—-]*(?:à|at|um|a\s+las|в)?\s*\d{1,2}\s?[:h.]\s?\d{2}(?::\d{2})?"
    r"(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:uhr|h)\b)?(?:\s*\(?(?-i:[A-ZА-Я]{2,4})\b\)?)?)"
)
_PREPOSITION = r"(?:le|on|am|vom|el|den)"
_DATE = "\x00"
"""Stands for a date that was found in the line."""
_SEPARATOR = r"[\s,;|·•–—-]*"
_CREDIT = re.compile(
    rf"(?:{_LABEL}(?P<first>\S.*?){_SEPARATOR})?"
    rf"(?P<label>{_PUBLISHED}\s*:?\s*)?(?:{_PREPOSITION}\s*:?\s+)?(?:{_WEEKDAY},?\s+)?(?:(?:le|den|the)\s+)?"
    rf"{_DATE}{_TIME}?"
    rf"(?:{_SEPARATOR}{_LABEL}(?P<last>\S.*?))?[\s.]*",
    re.I,
)
_SIGNED = re.compile(rf"(?P<name>\S.*?)\s*[,|·•–—-]\s*(?:{_PREPOSITION}\s+)?{_DATE}{_TIME}", re.I)
"""A name without a label; only before a date of digits and a time, as no sentence or caption has them."""
_BYLINE = re.compile(rf"{_LABEL}(?P<name>\S.*?)[\s.]*", re.I)
_FROM = re.compile(r"(?:von|por)\s+[^\W\d_]+\s+(?:zur?\s.+|(?:und|y|e)\s+[^\W\d_]*(?-i:[a-zß-ÿ]))", re.I)
"""From one to another, or for both, in German and Spanish: "Von Stalin zu Putin", "Por Cuba y Haití"."""
_BARE_LABEL = re.compile(rf"(?:{_BY}\s*:?|{_AUTHOR}\s*:)", re.I)
_BARE_DATE_LABEL = re.compile(rf"{_PUBLISHED}(?:\s+{_PREPOSITION})?\s*:?", re.I)
_UPDATED = re.compile(
    r"[\s,;|·•–—(-]*(?:mise?s?\s+à\s+jour|modifiée?|actualisée?|(?:last\s+)?updated"
    r"|(?:zuletzt\s+)?aktualisiert|letzte\s+aktualisierung|(?:última\s+)?actualiza(?:do|ción)|обновлено)\b(?P<when>.*)",
    re.I,
)
_WHEN = re.compile(
    rf"[\s:]*(?:(?:{_PREPOSITION}|du|del|of)\b[\s:]*|{_WEEKDAY},?\s+|{_TIME}[\s,]*)*{_DATE}{_TIME}?[\s.)]*",
    re.I,
)
"""What follows the label of an update: a date, and no news."""
_PLACE = re.compile(r"\s*(?:,\s+[^\W\d_A-ZÀ-ÞЀ-Я].*|\s(?:in|à|en|aus|в)\s+[A-ZÀ-ÞА-Я][\w’' -]*)$")
_ASIDE = re.compile(r"\s\([^()\d]*\)")
_FOR_WHOM = re.compile(
    r"(?P<who>\S+\s\S.*?)\s(?:pour|for|für|para)\s+(?:(?:le|la|les|the|das|den|die|el)\s+|l[’'])?"
    r"[A-ZÀ-ÞА-Я].*"
)
_NAME_PARTICLES = (
    "de du des d la le les l von van der den zu zur da do dos das del y e et and und и bin ibn al el "
    "avec with mit con"
)
_PARTICLES = frozenset(_NAME_PARTICLES.split())
_OFFICES = frozenset({"rédaction", "redaktion", "redacción", "редакция", "staff"})
"""What may stand in a byline instead of a name: the newsroom."""
_ELIDED = re.compile(r"(?:d|l|al|el|ad|as|ash)['’-]\w", re.I)
_JOINTS = re.compile(r",|\s(?:et|and|und|y|e|и|avec|with|mit|con|с)\s")
_NO_NAME = re.compile(r"[\d?!:;«»\"“”]")
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line says: an author, an ISO date, or neither (a label alone, an update, an unclear date)."""

    author: str | None = None
    published: str | None = None
    awaits_name: bool = False
    """The line is a label such as "par" alone; the name may stand on the next line."""
    plain: bool = field(default=False, compare=False)
    """The line is a date and no label says whose: the article's, or an event's."""


def read(line: str, language: str) -> Credit | None:
    """Return what a byline or date line says, or ``None`` when the line is anything else."""
    if len(line) > _LONGEST:
        return None
    if _BARE_LABEL.fullmatch(line):
        return Credit(awaits_name=True)
    update = _UPDATED.search(line)
    updated = update is not None and _dated(_WHEN, update["when"], language) is not None
    if update and updated:
        line = line[: update.start()]
    if not line or _BARE_DATE_LABEL.fullmatch(line):
        return Credit()
    found = dates.find(line, language)
    if found is None:
        byline = _BYLINE.fullmatch(line)
        author = name(byline["name"]) if byline and not _FROM.fullmatch(line) else None
        return Credit(author) if author else None
    signed = _dated(_SIGNED, line, language)
    if signed and is_full_name(signed["name"]) and not any(map(str.isalpha, line[found.start : found.end])):
        return Credit(name(signed["name"]), found.iso)
    credit = _dated(_CREDIT, line, language)
    if credit is None:
        return None
    written_by = credit["first"] or credit["last"]
    author = name(written_by) if written_by else None
    plain = not (written_by or updated or credit["label"])
    return Credit(author, found.iso, plain=plain) if author or not written_by else None


def _dated(pattern: re.Pattern[str], line: str, language: str) -> re.Match[str] | None:
    """Return the match of a whole line whose first date stands as ``_DATE`` in the pattern."""
    found = dates.find(line, language)
    return pattern.fullmatch(f"{line[: found.start]}{_DATE}{line[found.end :]}") if found else None


def name(text: str) -> str | None:
    """Return the name or names that ``text`` consists of, without a role or place, or ``None``."""
    bare = _ASIDE.sub("", text)
    for_whom = _FOR_WHOM.fullmatch(bare)
    candidate = _PLACE.sub("", for_whom["who"] if for_whom else bare).strip(" \u00a0\u202f,;")
    words = [word for word in re.split(r"[\s,&/]+", candidate) if word]
    if not 0 < len(words) <= _MOST_WORDS or _NO_NAME.search(candidate):
        return None
    bearing = [word for word in words if word[0].isupper() or word in _OFFICES]
    joining = [word for word in words if word not in bearing]
    joined = all(word in _PARTICLES or _ELIDED.match(word) for word in joining)
    return candidate if bearing and joined else None


def is_full_name(text: str) -> bool:
    """Return whether a line consists of a first and a last name, as the line after a bare label does."""
    words = text.split()
    return 2 <= len(words) <= 6 and text[-1] not in ".…" and name(text) is not None


def has_full_name(author: str) -> bool:
    """Return whether one of several names has a first and a last name, as in "Jeanne Roux et AFP"."""
    return any(len(part.split()) >= 2 for part in _JOINTS.split(author))
