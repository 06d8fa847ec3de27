"""Takes out of a model's sentence what could act on a reader's screen: links, images, HTML, Markdown.

Changes no words; an address goes, the text of its link stays, and the bare name of a site
is parted at its dot.
"""

from __future__ import annotations

import html
import re

from ingest.dates import MONTHS

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f\x00-\x08\x0e-\x1f\x7f]"
)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    map(ord, "\u2024\u3002\uff61"), "."
)
"""Signs that browsers read as ASCII in an address."""
_SCRIPT = re.compile(r"<(script|style|iframe|svg|object)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[/!?]?[A-Za-z!][^<>]*(?:>|$)")
_LINK = re.compile(r"!?\[([^\]\[]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])")
_OPEN_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*$")
_REFERENCE = re.compile(r"^\s*\[[^\]]+\]:\s*\S+.*$", re.MULTILINE)
_END = r"(?:[^\s<>«»“”\"()\[\]]|\([^\s()]*\))*(?<![.,;:!?'’])"
_SCHEMES = "https?|hxxps?|ftp|file|data|javascript|vbscript|mailto|tel|sms|blob|magnet|intent|view-source"
_NO_NUMBER = r"(?!\d{1,3}(?:\.\d{3}){3}(?!\d|:\d|/))"
"""What is no address but a number, its thousands parted by points."""
_ADDRESS = re.compile(
    rf"<?(?:\b[a-z][a-z0-9+.-]{{1,20}}:/{{1,3}}{_END}|\b(?:{_SCHEMES}):(?=\S){_END}|(?<![:\w/])//{_END}"
    rf"|\bwww\.{_END}|[^\s<>()@,;:]+@[^\s<>()@,;:]+\.[^\W\d_]{{2,}}"
    rf"|\b(?:[\w-]+\.)+[a-z]{{2,24}}(?::\d+)?/{_END}|\b{_NO_NUMBER}(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?::\d+)?(?:/{_END})?)>?",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?<![\w.@-])((?:[\w-]+\.)*[\w-]{2,}|\w)"
    r"\.([a-z]{3,24}|рф|рус|(?<=\w\w\.)[a-z]{2}|(?i:com|org|net|info|me|co))(?![\w@]|\.\w)"
)
GERMAN_MONTH = rf"(?:{'|'.join(MONTHS['de'].split())})\b"
"""Pattern of what makes a number before it a day."""
_NO_DATE = rf"(?!\s|{GERMAN_MONTH})"
"""What follows the number of a point in a list: "16. Mai" is a day."""
_MARKUP = re.compile(
    rf"\*{{1,3}}|_{{2,3}}|~~|`+|^\s{{0,3}}(?:(?:#{{1,6}}|>|[-*+•])\s+|\d{{1,2}}[.)]\s+{_NO_DATE})",
    re.MULTILINE,
)
_MARKS = re.compile(r"\s*\[\^?\d{1,2}\]")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_SPACES = re.compile(r"[ \t\n]+")
_LAYERS = 4
"""How often what was hidden in an entity, a tag or a link may hide another."""


def plain(text: str) -> str:
    """Return ``text`` as one line of plain prose."""
    for _ in range(_LAYERS):
        before, text = text, _stripped(text)
        if text == before:
            break
    return _SPACES.sub(" ", text).strip()


def _stripped(text: str) -> str:
    text = _INVISIBLE.sub("", html.unescape(text)).translate(_WIDE)
    for pattern, keep in (
        (_SCRIPT, ""),
        (_REFERENCE, ""),
        (_LINK, r"\1"),
        (_OPEN_LINK, r"\1"),
        (_ADDRESS, ""),
        (_TAG, ""),
        (_SITE, r"\1 \2"),
        (_MARKS, ""),
        (_MARKUP, ""),
        (_EMPTY, ""),
    ):
        text = pattern.sub(keep, text)
    return text
