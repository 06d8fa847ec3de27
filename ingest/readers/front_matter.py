"""Reads the ``key: value`` lines that a Markdown file may start with, between two ``---`` lines.

Knows the few forms that articles use, not all of YAML.
"""

from __future__ import annotations

import re

_FENCED = re.compile(r"\s*---[^\S\n]*\n(.*?)\n---[^\S\n]*(?:\n|$)", re.S)
_PAIR = re.compile(r"([\w-]+)[^\S\n]*:[^\S\n]*(.*)")
_ITEM = re.compile(r"\s*-\s+(.+)")


def split(text: str) -> tuple[dict[str, str], str]:
    """Return the pairs of the front matter, keys in lower case, and the text after it.

    Lists become their items joined by commas. A text without front matter has no pairs.
    """
    fenced = _FENCED.match(text)
    if fenced is None:
        return {}, text
    pairs: dict[str, str] = {}
    key = ""
    for line in filter(str.strip, fenced[1].split("\n")):
        if pair := _PAIR.fullmatch(line.rstrip()):
            key = pair[1].lower()
            pairs[key] = _value(pair[2])
        elif key and (item := _ITEM.fullmatch(line.rstrip())):
            pairs[key] = ", ".join(filter(None, (pairs[key], _value(item[1]))))
        elif not line.lstrip().startswith("#") and not line[0].isspace():
            return {}, text
    return pairs, text[fenced.end() :]


def _value(raw: str) -> str:
    value = raw.strip()
    if value[:1] == "[" and value[-1:] == "]":
        return ", ".join(filter(None, map(_value, value[1:-1].split(","))))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
