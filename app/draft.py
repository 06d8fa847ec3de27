"""Cuts what a model is writing into finished sentences while it is still writing.

Judges nothing of what the sentences say.
"""

from __future__ import annotations

from app.plain_text import plain
from ingest.sentences import split


class Draft:
    """Collects pieces of text; a sentence is finished once another one has begun."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._rest = ""

    def add(self, piece: str) -> list[str]:
        """Take the next piece and return the sentences that it finished."""
        self._rest += piece
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
        """Return what is left as a last sentence, if anything is."""
        last, self._rest = plain(self._rest), ""
        return [last] if last else []
