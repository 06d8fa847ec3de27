"""Whether a text denies something, by the words that do so in its language.

Knows no meaning: who ``refuses`` denies, who ``abstains`` doesn't.
"""

from __future__ import annotations

import re

from vectorstore.tokens import folded

_DENYING = {
    "en": "not no never neither nor none nobody nothing without cannot couldn didn doesn don isn wasn won",
    "fr": "ne n pas jamais aucun aucune rien sans ni",
    "de": "nicht kein keine keinen keiner nie niemals ohne weder noch nichts",
    "es": "no nunca jamas ningun ninguna ninguno nada nadie sin ni tampoco nego negaron niega niegan negaba",
    "ru": "не нет ни никогда без никто ничего нельзя",
}
_REFUSING = {
    "en": ("refus",),
    "fr": ("refus",),
    "de": ("weiger", "verweiger"),
    "es": ("rehus", "rechaz"),
    "ru": ("отказ",),
}
"""Beginnings of verbs that deny."""
_ONLY = re.compile(
    r"(?<!\w)n(?:e\s+|['’])(?:(?!(?:pas|jamais|plus|rien|guère|personne|aucune?)\s)\w+\s+){1,3}qu(?:e(?!\w)|['’])",
    re.IGNORECASE,
)
"""French ``ne ... que``, which only restricts."""
_WORD = re.compile(r"[^\W\d_]+")


def negated(text: str, language: str) -> bool:
    """Return whether ``text`` denies something.

    >>> negated("Elle ne peut quitter l’alliance.", "fr"), negated("Elle ne quitte que l’alliance.", "fr")
    (True, False)
    """
    if language == "fr":
        text = _ONLY.sub(" ", text)
    words = {folded(word) for word in _WORD.findall(text)}
    return not words.isdisjoint(_DENYING.get(language, "").split()) or any(
        word.startswith(_REFUSING.get(language, ())) for word in words
    )


def turned(one: str, language: str, other: str, other_language: str) -> bool:
    """Return whether only one of two texts that should say the same denies something, as far as can be known.

    >>> turned("Elle ne peut partir.", "fr", "It can only leave.", "en")
    True
    """
    known = {language, other_language} <= _DENYING.keys()
    return known and negated(one, language) != negated(other, other_language)
