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
_SHORT = 8
"""Texts of fewer words are decided by their little words first: the model is unsure about them."""

_LITTLE_WORDS = {
    "fr": "le la les un une des du et est sont a ont qui que quoi pourquoi comment quand où quel quelle dans "
    "pour sur avec l d qu c au aux ce cette s",
    "en": "the a an and is are was were did does do has have who what why how when where which in of to for "
    "about with on it this",
    "de": "der die das ein eine und ist sind war hat haben wer was warum wie wann wo welche in von zu für "
    "über mit auf es den dem",
    "es": "el la los las un una y es son fue ha han quién qué por cómo cuándo dónde cuál en de para sobre "
    "con su se lo del le les a al que no",
    "ru": "и в на с о по кто что почему как когда где какой какая это ли был была были не за из",
}
_WORDS = {code: frozenset(words.split()) for code, words in _LITTLE_WORDS.items()}
_OPENED = re.compile(r"[¿¡]")
"""Marks that only Spanish opens a question or an exclamation with."""
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str, allowed: Sequence[str] = KNOWN) -> str:
    """Return the code in ``allowed`` (all of ``KNOWN``) that fits ``text`` best.

    A text without letters is in the first language of ``allowed``.

    Raises:
        ValueError: ``allowed`` is empty or names a language outside ``KNOWN``.
    """
    if not allowed or not set(allowed) <= set(KNOWN):
        raise ValueError(f"languages must be among {', '.join(KNOWN)}: {allowed!r}")
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return allowed[0]
    if len(words) < _SHORT:
        if "es" in allowed and _OPENED.search(text):
            return "es"
        if code := _by_little_words(words, allowed):
            return code
    ranking = _identifier().rank(text[:_SAMPLE])
    return str(next(code for code, _ in ranking if code in allowed))


def known(tag: str | None) -> str | None:
    """Return the code of a language tag such as ``fr-FR`` when it is in ``KNOWN``, else ``None``."""
    code = re.split(r"[-_]", (tag or "").strip().lower())[0]
    return code if code in KNOWN else None


def _by_little_words(words: Sequence[str], allowed: Sequence[str]) -> str | None:
    counts = {code: sum(word in _WORDS[code] for word in words) for code in allowed if code in _WORDS}
    best = max(counts.values(), default=0)
    winners = [code for code, count in counts.items() if count == best]
    return winners[0] if best and len(winners) == 1 else None


@functools.cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(KNOWN)
    return identifier
