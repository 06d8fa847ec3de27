"""Whether the letters of a text belong there: small models slip into other alphabets in the middle of a word.

The script of a letter is the first word of its Unicode name.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile

_SCRIPT = {"en": "LATIN", "fr": "LATIN", "de": "LATIN", "es": "LATIN", "ru": "CYRILLIC"}
_NO_SCRIPT = {"FEMININE", "MASCULINE", "MICRO", "MODIFIER"}
"""What the names of signs among the letters begin with, as that of º."""
_WORD = re.compile(r"[^\W\d_]+")
_BEGUN = 3
"""Letters by which a word is known that was begun in one script and went on in another."""


def mended(text: str, original: str) -> str:
    """Return ``text`` with each word that goes on in another script as it is in ``original``, if it is there.

    >>> mended("Дорога в Jalал-Абад.", "The road to Jalal-Abad.")
    'Дорога в Jalal-Абад.'
    """
    known = _WORD.findall(original)

    def whole(found: re.Match[str]) -> str:
        word = found.group()
        begun = "".join(takewhile(lambda letter: _scripts(letter) == _scripts(word[0]), word))
        if begun == word or len(begun) < _BEGUN:
            return word
        return next((other for other in known if other.startswith(begun)), word)

    return _WORD.sub(whole, text)


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
