"""Words as the word index compares them: folded, freed of elisions, stemmed by language.

Knows no index and no ranking, and keeps no list of stop words: frequency decides about those.
"""

from __future__ import annotations

import re
import unicodedata

import Stemmer  # type: ignore[import-not-found]

LONGEST = 64
"""Characters of a token that count; the rest of a longer run is no word."""

_WORD = re.compile(r"\w+")
_NOTE = re.compile(r"(?<=\S)(?<!\b[mм])(?<!\b[cdkдкс][mм])[⁰¹²³⁴-⁹]")
_ELISION = re.compile(
    r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr"
    r"|un|dell?|dall?|nell?|sull?|coll?|all|quell?|quest|sant)['’ʼ](?=\w)"
    r"|(?<=\w)['’ʼ]s\b"
)


def folded(text: str) -> str:
    """Return ``text`` in lower case without accents: ``"Élysée"`` becomes ``"elysee"``, ё becomes е."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize(
        "NFC", "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    )


def unmarked(text: str) -> str:
    """Return ``text`` in NFKC without the raised numbers of notes: ``"2022¹"`` becomes ``"2022"``.

    NFKC would add them to what they follow. Those of square and cubic metres stay: ``"km²"`` is ``"km2"``.
    """
    return unicodedata.normalize("NFKC", _NOTE.sub("", text))


def forms(text: str) -> list[str]:
    """Return the words of ``text`` in order, folded."""
    return [folded(word) for word in _words(text)]


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words of ``text`` in order, folded.

    ``language`` is an ISO 639-1 code; without a Snowball stemmer for it this equals ``forms(text)``.
    Stemming precedes folding, because the stemmers read accents.
    """
    try:
        stemmer = Stemmer.Stemmer(language, 0)
    except KeyError:
        return forms(text)
    return [folded(word) for word in stemmer.stemWords(_words(text))]


def _words(text: str) -> list[str]:
    plain = unmarked(text).replace("\N{SOFT HYPHEN}", "").lower()
    return [word[:LONGEST] for word in _WORD.findall(_ELISION.sub("", plain))]
