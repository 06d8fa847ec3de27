"""Whether the letters of a text belong there: small models slip into other alphabets in the middle of a word.

The script of a letter is the first word of its Unicode name.
"""

from __future__ import annotations

import re
import unicodedata

_SCRIPT = {"en": "LATIN", "fr": "LATIN", "de": "LATIN", "es": "LATIN", "ru": "CYRILLIC"}
_NO_SCRIPT = {"FEMININE", "MASCULINE", "MICRO", "MODIFIER"}
"""What the names of signs among the letters begin with, as that of º."""
_WORD = re.compile(r"[^\W\d_]+")


def strange(text: str, original: str, language: str) -> set[str]:
    """Return the words of ``text`` in ``language`` that are not in its script, nor in one of ``original``.

    A word in two scripts is strange too, unless ``original`` has it. In a language whose script is not known
    none is.

    >>> sorted(strange("Железная дорога в Jalал-Абад, CSTO и 天.", "A railway to Jalal-Abad, CSTO.", "ru"))
    ['Jalал', '天']
    """
    if language not in _SCRIPT:
        return set()
    belonging = {_SCRIPT[language]} | _scripts(original)
    return {
        word
        for word in set(_WORD.findall(text)) - set(_WORD.findall(original))
        if len(used := _scripts(word)) > 1 or not used <= belonging
    }


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()} - _NO_SCRIPT
