"""Makes what a model gives as a translation fit to be shown, and takes none that changes a number or a place,
or slips into another language or script.

Translates nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from app import wording
from app.checks.agreement import missing_numbers, names, numbers
from app.checks.denial import turned
from app.checks.plain_text import GERMAN_MONTH, plain
from app.language.places import swapped
from app.language.scripts import mended, strange
from ingest.language import TELLING_WORDS, detect

TRIES = 2
GUESSED = -0.35
"""Mean log-probability of a translation's tokens below which the model rather guesses than knows
(Fomicheva et al. 2020, "Unsupervised Quality Estimation for Neural Machine Translation")."""

_LANGUAGE = r"(?:engl|angl|ingl|англ|fran|фран|germ|allem|deut|alem|нем|spa|esp|исп|rus|рус)\w+"
_ANNOUNCEMENT = re.compile(
    r"^(?=[^.:!?]{1,60}:\s)"
    r"(?:[^:]*(?:translat|traduc|übersetz|перев[ео]д)[^:]*|(?:sure|certainly)\b[^:]*"
    rf"|(?:(?:in|en|auf|на)\s)?{_LANGUAGE}\s?):\s+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^[\"“„«]\s*([^\"“”„«»]*)\s*[\"“”»]$")
_GERMAN_DAY = re.compile(rf"\b([1-9]|[12]\d|3[01])(?= {GERMAN_MONTH})")


@dataclass(frozen=True, slots=True)
class Piece:
    """What a model writes at once, and the log-probabilities of its tokens, none where they are not told."""

    text: str
    logprobs: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Translated:
    """A finished translation; a ``doubtful`` one may say something else than its original."""

    text: str
    doubtful: bool = False


Write = Callable[[str, str, str, Sequence[str]], Iterator[Piece]]


class Translation:
    """A sentence on its way into ``language``, begun once more with a reminder when it changed something.

    What must stay is every number, every place where others are named instead, and the script. Iterate
    over what is written of it so far; then ``taken`` has it, or None when the last try changes something too.
    It is doubtful when only one of the two denies something, or the model was unsure of its words.
    ``write`` takes the original, its language, the other, and the numbers and names that the model is
    reminded of, and yields pieces.
    """

    def __init__(self, write: Write, original: str, source: str, language: str) -> None:
        self.taken: Translated | None = None
        self._write = write
        self._original = original
        self._source = source
        self._language = language

    def __iter__(self) -> Iterator[str]:
        """Yield the translation so far; what ``write`` raises passes through."""
        kept: set[str] = set()
        for _ in range(TRIES):
            written = ""
            logprobs: list[float] = []
            for piece in self._write(self._original, self._source, self._language, sorted(kept)):
                written += piece.text
                logprobs += piece.logprobs
                yield plain(written)
            text = shown(written, self._original, self._language)
            lost = missing_numbers(self._original, [text], self._source, self._language)
            added = missing_numbers(text, [self._original], self._language, self._source)
            places = swapped(self._original, self._source, text, self._language)
            slips = _is_elsewhere(text, self._language) or strange(text, self._original, self._language)
            if not (lost or added or places or slips):
                guessed = bool(logprobs) and fmean(logprobs) < GUESSED
                doubtful = guessed or turned(self._original, self._source, text, self._language)
                self.taken = Translated(text, doubtful) if text else None
                return
            kept = places | (lost or (numbers(self._original) if added else set()))
            if slips:
                kept |= set(names(self._original))

    def finish(self) -> Translated | None:
        """Return the translation when it is written, or None when no try was faithful."""
        for _ in self:
            pass
        return self.taken


def _is_elsewhere(text: str, language: str) -> bool:
    """Return whether a text is in another language than it should be, as far as its length tells."""
    return len(text.split()) >= TELLING_WORDS and detect(text, wording.LANGUAGES) != language


def shown(written: str, original: str, language: str) -> str:
    """Return a translation of ``original`` into ``language`` as one line of plain prose.

    Small models announce what they write ("Translation: ..."), put it in quotation marks, leave the point out
    of German dates, and go on in another script in the middle of a name.

    >>> shown("Übersetzung: Am 26 April kam er.", "He came on 26 April.", "de")
    'Am 26. April kam er.'
    """
    text = plain(written)
    if text.count(":") > original.count(":"):
        text = _ANNOUNCEMENT.sub("", text)
    if not _QUOTED.match(original):
        text = _QUOTED.sub(r"\1", text)
    text = mended(text, original)
    return _GERMAN_DAY.sub(r"\1.", text) if language == "de" else text
