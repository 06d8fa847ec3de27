"""The door to language detection: which language a text or a question is written in.

Knows the languages of ``KNOWN`` only; translates nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from py3langid.langid import MODEL_FILE, LanguageIdentifier

KNOWN = ("fr", "en", "de", "es", "ru", "it", "pt", "nl", "pl", "uk", "hy", "ro", "tr", "ar")
"""ISO 639-1 codes of the languages that articles are recognised in."""

_SAMPLE = 20_000
"""Characters that are looked at; more changes no verdict."""
TELLING_WORDS = 8
"""Words from which on a text tells its language surely; of a shorter one its little words decide first."""

_LITTLE_WORDS = {
    "fr": "le la les un une des du et est sont ont qui que quoi pourquoi comment quand où quel quelle dans "
    "pour sur avec l d qu c au aux ce cette s de la en ne pas par "
    "leur son sa ses il elle ils on",
    "en": "the a an and is are was were did does do has have who what why how when where which in of to for "
    "about with on it this by from at as",
    "de": "der die das ein eine und ist sind war hat haben wer was warum wie wann wo welche in von zu für "
    "über mit auf es den dem des im am vom zum zur nach bei",
    "es": "el la los las un una y es son fue ha han quién qué por cómo cuándo dónde cuál en de para sobre "
    "con su se lo del a al que no",
    "ru": "и в на с о по кто что почему как когда где какой какая это ли был была были не за из",
}
_WORDS = {code: frozenset(words.split()) for code, words in _LITTLE_WORDS.items()}
_LETTERS = {"fr": frozenset("èêëàâîïôûùçœ"), "de": frozenset("äöüß"), "es": frozenset("ñáíóú")}
"""Letters that of the languages with little words only one has."""
_EXPECTED = 0.3
"""Probability that another language has to be ahead of the expected one, of a short text."""
_OPENED = re.compile(r"[¿¡]")
"""Marks that only Spanish opens a question or an exclamation with."""
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str, allowed: Sequence[str] = KNOWN, expected: str | None = None) -> str:
    """Return the code in ``allowed`` (all of ``KNOWN``) that fits ``text`` best.

    A short text that may be in several, such as a name, is rather in the ``expected`` one. A text without
    letters is in that, or in the first of ``allowed``.

    Raises:
        ValueError: ``allowed`` is empty or names a language outside ``KNOWN``.
    """
    if not allowed or not set(allowed) <= set(KNOWN):
        raise ValueError(f"languages must be among {', '.join(KNOWN)}: {allowed!r}")
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return expected or allowed[0]
    if len(words) >= TELLING_WORDS:
        return _likeliest(text, allowed)
    if "es" in allowed and _OPENED.search(text):
        return "es"
    fitting = _by_letters(words, _by_little_words(words, allowed))
    return fitting[0] if len(fitting) == 1 else _likeliest(text, fitting, expected)


def known(tag: str | None) -> str | None:
    """Return the code of a language tag such as ``fr-FR`` when it is in ``KNOWN``, else ``None``."""
    code = re.split(r"[-_]", (tag or "").strip().lower())[0]
    return code if code in KNOWN else None


def _likeliest(text: str, allowed: Sequence[str], expected: str | None = None) -> str:
    shares = {
        str(code): float(share) for code, share in _identifier().rank(text[:_SAMPLE]) if code in allowed
    }
    return max(shares, key=lambda code: shares[code] + _EXPECTED * (code == expected))


def _by_little_words(words: Sequence[str], allowed: Sequence[str]) -> Sequence[str]:
    """Return those of ``allowed`` that have most of the words as little words; all when none has any."""
    counts = {code: sum(word in _WORDS[code] for word in words) for code in allowed if code in _WORDS}
    best = max(counts.values(), default=0)
    return [code for code, count in counts.items() if count == best] if best else allowed


def _by_letters(words: Sequence[str], allowed: Sequence[str]) -> Sequence[str]:
    """Return the only one of ``allowed`` with a letter of the words; all when that is none or several."""
    found = [code for code in allowed if not _LETTERS.get(code, frozenset()).isdisjoint("".join(words))]
    return found if len(found) == 1 and set(allowed) <= _WORDS.keys() else allowed


@functools.cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(KNOWN)
    return identifier
