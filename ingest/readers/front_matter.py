"""Reads what precedes the text of a Markdown file: YAML between ``---`` lines, TOML between ``+++`` lines.

Knows the forms of YAML that articles use, and takes values that need quotes without them: people write these
lines by hand, and YAML itself refuses "title: Guerre : la suite".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence

_YAML = re.compile(r"\s*---[^\S\n]*\n(.*?)\n---[^\S\n]*(?:\n|$)", re.S)
_TOML = re.compile(r"\s*\+\+\+[^\S\n]*\n(.*?)\n\+\+\+[^\S\n]*(?:\n|$)", re.S)
_PAIR = re.compile(r"([\w-]+)[^\S\n]*:[^\S\n]*(.*)")
_ITEM = re.compile(r"\s*-\s+(.+)")
_NAMED = re.compile(r"\s*(?:-\s+)?name:\s+(.+)")
_FOLDED = re.compile(r"[>|][-+\d]{0,2}")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_ELEMENT = re.compile(r"\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,]+)")
_ESCAPE = re.compile(r"\\(?:u((?![dD][89a-fA-F])[\da-fA-F]{4})|x([\da-fA-F]{2})|(.))")
_NOTHING = ("null", "~")


def split(text: str) -> tuple[dict[str, str], str]:
    """Return the pairs of the front matter, keys in lower case, and the text after it.

    Lists become their items joined by commas, and people with several properties their names. A text without
    front matter has no pairs.
    """
    if fenced := _YAML.match(text):
        pairs = _of_yaml(fenced[1])
    elif fenced := _TOML.match(text):
        pairs = _of_toml(fenced[1])
    else:
        return {}, text
    return ({}, text) if pairs is None else (pairs, text[fenced.end() :])


def _of_toml(matter: str) -> dict[str, str] | None:
    try:
        return {key.lower(): _toml_value(value) for key, value in tomllib.loads(matter).items()}
    except tomllib.TOMLDecodeError:
        return None


def _toml_value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_toml_value, value)))
    return str(value.get("name", "")) if isinstance(value, dict) else str(value)


def _of_yaml(matter: str) -> dict[str, str] | None:
    """Return the pairs, or None when a line is neither a pair nor belongs to one."""
    entries: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in filter(str.strip, matter.split("\n")):
        if pair := _PAIR.fullmatch(line.rstrip()):
            lines = entries[pair[1].lower()] = [pair[2]]
        elif lines and (line[0].isspace() or _ITEM.fullmatch(line.rstrip())):
            lines.append(line.rstrip())
        elif not line.lstrip().startswith("#") and not line[0].isspace():
            return None
    return {key: _entry(first, more) for key, (first, *more) in entries.items()}


def _entry(first: str, more: Sequence[str]) -> str:
    """Return the value of a key, whose text may go on or whose items may stand on the lines below it."""
    if _FOLDED.fullmatch(first):
        return " ".join(line.strip() for line in more)
    if named := [_value(name[1]) for name in map(_NAMED.fullmatch, more) if name]:
        return ", ".join(named)
    if items := [_value(item[1]) for item in map(_ITEM.fullmatch, more) if item]:
        return ", ".join(filter(None, (_value(first), *items)))
    if not first and any(map(_PAIR.fullmatch, map(str.strip, more))):
        return ""
    return _value(" ".join((first, *map(str.strip, more))))


def _value(raw: str) -> str:
    value = _WIKI_LINK.sub(r"\1", raw.strip())
    if value[:1] == "[" and value[-1:] == "]":
        return ", ".join(filter(None, map(_value, _ELEMENT.findall(value[1:-1]))))
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _ESCAPE.sub(_unescaped, value[1:-1])
    return "" if value in _NOTHING else value


def _unescaped(escape: re.Match[str]) -> str:
    code, character = escape[1] or escape[2], escape[3]
    return chr(int(code, 16)) if code else " " if character in "nt" else character
