"""Makes what a model gives as a translation fit to be shown: no announcement, German days with their point.

Translates nothing, and holds nothing against the original; ``citations`` does.
"""

from __future__ import annotations

import re

from app.plain_text import plain

_ANNOUNCEMENT = re.compile(r"^[^.:!?]{1,60}:\s+")
_GERMAN_DAY = re.compile(
    r"\b([1-9]|[12]\d|3[01])(?= (?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober"
    r"|November|Dezember)\b)"
)


def shown(written: str, original: str, language: str) -> str:
    """Return a translation of ``original`` into ``language`` as one line of plain prose.

    Small models announce what they write ("Translation: ..."), and leave the point out of German dates.

    >>> shown("Übersetzung: Am 26 April kam er.", "He came on 26 April.", "de")
    'Am 26. April kam er.'
    """
    text = plain(written)
    if ":" not in original:
        text = _ANNOUNCEMENT.sub("", text)
    return _GERMAN_DAY.sub(r"\1.", text) if language == "de" else text
