"""Whether a text denies something, by the words that do so in its language.

Knows no meaning: who ``refuses`` denies, who ``abstains`` doesn't.
"""

from __future__ import annotations

import re

from vectorstore.tokens import folded

_DENYING = {
    "en": "no not never neither nor none nobody nothing nowhere without cannot",
    "fr": "ne n pas jamais aucun aucune rien sans ni",
    "de": "nicht nichts nie niemals niemand niemanden niemandem nirgends ohne weder"
    " kein keine keinen keinem keiner keines keinerlei keineswegs",
    "es": "no nunca jamas ningun ninguna ninguno nada nadie sin ni tampoco nego negaron niega niegan negaba",
    "ru": "не нет ни никогда без никто никого никому ничто ничего ничем нигде никакои никаких нельзя",
}
_REFUSING = {
    "en": ("refus",),
    "fr": ("refus",),
    "de": ("weiger", "verweiger"),
    "es": ("rehus", "rechaz"),
    "ru": ("отказ",),
}
"""Beginnings of verbs that deny."""
_CONTRACTED = re.compile(r"n['’]t(?!\w)", re.IGNORECASE)
"""English ``hasn't``."""
_ONLY = (
    r"n(?:e\s+|['’])(?:(?!(?:pas|jamais|plus|rien|guère|personne|aucune?)\s)\w+\s+){1,3}qu(?:e(?!\w)|['’])"
)
"""French ``ne ... que``, which only restricts."""
_IDLE = {
    language: re.compile(rf"(?<!\w)(?:{phrases})", re.IGNORECASE)
    for language, phrases in {
        "en": r"not (?:only|just|merely|least)|no (?:doubt|wonder|less)",
        "fr": rf"{_ONLY}|(?:pas|non) seulement|plus (?:[\w-]+ )?que jamais|n[°º]|pas-de-"
        r"|sans (?:aucun )?(?:doute|cesse|précédent)",
        "de": r"nicht (?:nur|zuletzt|minder)|ohne (?:jeden )?zweifel",
        "es": r"no (?:s[oó]lo|solamente)|sin (?:embargo|duda|precedentes)",
        "ru": r"не (?:только|менее)|без сомнения|как никогда",
    }.items()
}
"""What has a word of denial in it and denies nothing."""
_WORD = re.compile(r"[^\W\d_]+")


def negated(text: str, language: str) -> bool:
    """Return whether ``text`` denies something.

    >>> negated("Elle ne peut quitter l’alliance.", "fr"), negated("Elle ne quitte que l’alliance.", "fr")
    (True, False)
    """
    if language not in _DENYING:
        return False
    text = _IDLE[language].sub(" ", text)
    words = {folded(word) for word in _WORD.findall(text)}
    return (
        not words.isdisjoint(_DENYING[language].split())
        or any(word.startswith(_REFUSING[language]) for word in words)
        or (language == "en" and _CONTRACTED.search(text) is not None)
    )


def turned(one: str, language: str, other: str, other_language: str) -> bool:
    """Return whether only one of two texts that should say the same denies something, as far as can be known.

    >>> turned("Elle ne peut partir.", "fr", "It can only leave.", "en")
    True
    """
    known = {language, other_language} <= _DENYING.keys()
    return known and negated(one, language) != negated(other, other_language)
