"""Takes out of a model's sentence what could act on a reader's screen: links, images, HTML, Markdown.

Changes no words; an address goes, the text of its link stays.
"""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\]\[]*)\](?:\([^)]*\)|\[[^\]]*\])")
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_ADDRESS = re.compile(r"<?\b(?:https?|ftp|file|data|javascript|mailto|www\.)[:.]?\S*[:/.]\S+", re.IGNORECASE)
_REFERENCE = re.compile(r"^\s*\[[^\]]+\]:\s*\S+.*$", re.MULTILINE)
_MARKUP = re.compile(r"\*{1,3}|_{2,3}|`+|^\s{0,3}(?:#{1,6}|>|[-*+•]|\d{1,2}[.)])\s+", re.MULTILINE)
_MARKS = re.compile(r"\s*\[\d{1,2}\]")
_SPACES = re.compile(r"[ \t\n]+")


def plain(text: str) -> str:
    """Return ``text`` as one line of plain prose."""
    for pattern, keep in (
        (_REFERENCE, ""),
        (_LINK, r"\1"),
        (_TAG, ""),
        (_ADDRESS, ""),
        (_MARKS, ""),
        (_MARKUP, ""),
    ):
        text = pattern.sub(keep, text)
    return _SPACES.sub(" ", text).strip()
