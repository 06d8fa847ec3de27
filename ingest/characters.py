"""Characters that may be stored, and a plain form of text for comparing lines.

Changes no visible character: no-break spaces, typographic apostrophes and quotes stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # controls, NUL among them
    "\u00ad\u200b-\u200d\u2060-\u2064\ufeff"  # soft hyphen, zero-width characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\ud800-\udfff"  # halves of a pair, which no encoding can write
    "\ufff9-\ufffb\U000e0000-\U000e007f]"  # annotations, tags: invisible carriers of text
)
_MARKS = re.compile("[\u0300-\u036f]")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-"})


def clean(text: str) -> str:
    """Return ``text`` in NFC with newlines as ``\\n`` and without invisible characters."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _NEWLINES.sub("\n", text)))


def one_line(text: str) -> str:
    """Return ``text`` clean, stripped, and with its line breaks turned into spaces."""
    return re.sub(r"\s*\n\s*", " ", clean(text)).strip()


def plain(text: str) -> str:
    """Return ``text`` without accents, with straight quotes and single spaces; its case is kept."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return " ".join(bare.translate(_STRAIGHT).split())


def comparable(text: str) -> str:
    """Return ``text`` as it is searched: without accents, case, and differences of quotes and spaces."""
    return plain(text).casefold()


def same(one: str, other: str) -> bool:
    """Return whether two lines read the same, whatever their case, accents, quotes and spaces."""
    return comparable(one) == comparable(other)
