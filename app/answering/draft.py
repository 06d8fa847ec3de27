"""Cuts what a model is writing into finished sentences while it is still writing.

Judges nothing of what the sentences say.
"""

from __future__ import annotations

import re

from app.checks.plain_text import plain
from ingest.sentences import split

_ITEM = r"(?:[-*+•]|\d{1,2}[.)])\s+"
_ANNOUNCED = re.compile(rf":\s*\n\s*(?:{_ITEM})?")
_NEXT_ITEM = re.compile(rf"[.;,]?\s*\n\s*{_ITEM}")


class Draft:
    """Collects pieces of text; a sentence is finished once another one has begun.

    A list that a sentence announces belongs to it, whole: its items say nothing by themselves.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._rest = ""

    def add(self, piece: str) -> list[str]:
        """Take the next piece and return the sentences that it finished."""
        self._rest += piece
        if _ANNOUNCED.search(self._rest):
            return []
        spans = split(self._rest, self._language)
        if len(spans) < 2:
            return []
        finished = [plain(span.of(self._rest)) for span in spans[:-1]]
        self._rest = self._rest[spans[-1].start :]
        return [sentence for sentence in finished if sentence]

    @property
    def partial(self) -> str:
        """The sentence being written, as far as it has come."""
        return plain(self._rest)

    def close(self) -> list[str]:
        """Return what is left as the last sentences, if anything is."""
        text, self._rest = _in_line(self._rest), ""
        last = [plain(span.of(text)) for span in split(text, self._language)]
        return [sentence for sentence in last if sentence]


def _in_line(text: str) -> str:
    """Return ``text`` with an announced list in one line with what announces it.

    >>> _in_line("It needs two things:\\n- time.\\n- money.\\n\\nIt has neither.")
    'It needs two things: time; money.\\n\\nIt has neither.'
    """
    start, *lists = _ANNOUNCED.split(text)
    return ": ".join([start, *(_NEXT_ITEM.sub("; ", items) for items in lists)])
