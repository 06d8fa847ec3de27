"""Whether a text denies something, by the words that do so in its language.

Knows no meaning: who ``refuses`` denies, who ``abstains`` doesn't.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_DENYING = {
    "en": "no not never neither nor none nobody nothing nowhere without cannot",
    "fr": "ne pas jamais aucun aucune rien sans ni",
    "de": "nicht nichts nie niemals niemand niemanden niemandem nirgends ohne weder"
    " kein keine keinen keinem keiner keines keinerlei keineswegs",
    "es": "no nunca jamás ningún ninguna ninguno nada nadie sin ni tampoco",
    "ru": "не нет ни никогда без никто никого никому ничто ничего ничем нигде никакой никаких нельзя",
}
_REFUSING = {
    "en": r"refus\w+|reject\w*|den(?:y|ie[ds]|ial)\w*|declined? to|fail(?:s|ed|ing|ure)? to",
    "fr": r"refus\w+|rejet(?:te|é|er|a)\w*|dément\w*|ni(?:e|é|ent|ait|er)\b",
    "de": r"(?:ver)?weiger\w+|(?:ab|zurück)ge(?:lehn|wies)\w+|ablehn\w+|lehn(?:t\w*|en)(?!\w)"
    r"|bestr(?:eit|itt)\w*|dementier\w*|leugn\w+",
    "es": r"rehus\w+|rechaz\w+|nieg\w+|neg(?:ó|aron|aba|ado|ar)\b|desm[ie]nt\w+",
    "ru": r"отказ\w+|отверг\w*|отриц\w+|отклон\w+|опроверг\w*",
}
"""Verbs that deny, so that those who translate freely still agree."""
_ELIDED = {"en": r"\w+n['’]t\b", "fr": r"n['’](?=\w)"}
"""Denials that an apostrophe joins to a word."""
_ONLY = (
    r"n(?:e\s+|['’])(?:(?!(?:pas|jamais|plus|rien|guère|personne|aucune?)\s)\w+\s+){1,3}"
    r"(?:plus\s+)?qu(?:e(?!\w)|['’])"
    r"|n(?:e\s+|['’])\w+\s+rien\s+d['’]autre\s+qu"
)
"""French ``ne ... que``, ``ne ... plus que``, which only restrict."""
_FEARED = (
    r"(?:avant|peur|crainte|moins|davantage|mieux|pire|autre(?:ment)?|(?:plus|moins|aussi) [\w-]+"
    r"|crai\w+|redout\w+|évit\w+|empêch\w+) qu(?:e |['’])(?:[^\s,.;]+ ){0,4}?(?:\w+['’])?n(?:e |['’])"
    r"(?![\w’']+ (?:pas|plus|jamais|rien|aucune?|ni)\b)"
)
"""French ``ne`` that denies nothing: ``avant qu'il ne parte``."""
_IDLE = {
    "en": r"not (?:only|just|merely|least|before|earlier than)|no (?:doubt|wonder)|no\. ?\d"
    r"|not? (?:more|less|fewer|later) than|not (?:[\w’']+ ){1,6}until"
    r"|(?:nothing|nobody|none|no one) (?:but|except|other than)",
    "fr": rf"{_ONLY}|{_FEARED}|(?:pas|non) seulement|plus (?:[\w-]+ )?que jamais|n[°º]|pas-de-|rien qu"
    r"|ne serait-ce"
    r"|sans (?:aucun )?(?:doute|cesse|précédent)|pas (?:plus|moins) d|pas avant"
    r"|(?:un|le|ce|du|au|son|leur|ses|leurs|premiers?|grands?|petits?|faux|deux|trois|quelques|chaque) pas",
    "de": r"nicht (?:nur|zuletzt|minder|vor)|ohne (?:jeden )?zweifel|nicht (?:mehr|weniger|später) als"
    r"|nichts (?:anderes )?als",
    "es": r"no (?:s[oó]lo|solamente|obstante|antes)|no\. ?\d|sin (?:embargo|duda|precedentes)"
    r"|(?:no|nada) (?:más|menos) (?:de|que)|no (?:\w+ ){1,6}hasta",
    "ru": r"не (?:только|(?:более|менее|больше|меньше)(?! не\b)|раньше|ранее|позже|позднее)"
    r"|без сомнения|как никогда|ничего,? кроме|не хват\w+|без вести",
}
"""What has a word of denial in it and denies nothing."""


def negated(text: str, language: str) -> bool:
    """Return whether ``text`` denies something.

    >>> negated("Elle ne peut quitter l’alliance.", "fr"), negated("Elle ne quitte que l’alliance.", "fr")
    (True, False)
    """
    if language not in _DENYING:
        return False
    idle, denying = _patterns(language)
    return denying.search(idle.sub(" ", unicodedata.normalize("NFC", text))) is not None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what matches idle phrases, and what matches denials outside them."""
    words = "|".join(_DENYING[language].split())
    joined = f"|{_ELIDED[language]}" if language in _ELIDED else ""
    denying = rf"(?<!\w)(?:(?:{words})(?!\w)|(?:{_REFUSING[language]}){joined})"
    return re.compile(rf"(?<!\w)(?:{_IDLE[language]})", re.IGNORECASE), re.compile(denying, re.IGNORECASE)


def turned(one: str, language: str, other: str, other_language: str) -> bool:
    """Return whether only one of two texts that should say the same denies something, as far as can be known.

    >>> turned("Elle ne peut partir.", "fr", "It can only leave.", "en")
    True
    """
    known = {language, other_language} <= _DENYING.keys()
    return known and negated(one, language) != negated(other, other_language)
