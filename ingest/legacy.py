"""The door to charset-normalizer: text in an encoding older than Unicode, when one fits clearly.

Never guesses silently: its verdict is weighed against the letters of the language that the text is in,
and without a clear winner there is none.
"""

from __future__ import annotations

import re

from charset_normalizer import CharsetMatch, from_bytes

from ingest import language

_OLDER = (
    *("cp1252", "iso8859_15", "cp1250", "iso8859_2", "cp1254", "mac_roman", "cp850"),
    *("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic"),
)
"""Encodings of the known languages."""

_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßš")
_PUNCTUATION = "«»“”„‘’–—…•·°§©®€£№\u00a0"
_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LETTERS = {
    "fr": "àâæçéèêëîïôœùûüÿªº",
    "en": "éèïöüñç",
    "de": "äöüßéè",
    "es": "áéíñóúü¿¡ªº",
    "it": "àèéìíîòóùú",
    "pt": "àáâãçéêíóôõúüªº",
    "nl": "áéèëïíóöüú",
    "pl": "ąćęłńóśźż",
    "ro": "ăâîșțşţ",
    "tr": "çğıiöşüâîû",
    "ru": _RUSSIAN,
    "uk": _RUSSIAN + "іїєґ",
}
_CONTROL = re.compile("[\x80-\x9f]")
_MIXED_SCRIPTS = re.compile("[a-z][а-ї]|[а-ї][a-z]")
_VOWELS = frozenset("аеёиоуыэюяіїє")
_VOWEL_SHARE = 0.3
"""Russian and Ukrainian have about 0.43."""
_COHERENT = 0.2
_FEW = 20
_CLEAR = 0.6
"""Fit, from 0 to 1, that a verdict must have to count."""
_NEIGHBOUR = 0.7
"""What a letter of another western language counts: names bring them into any text."""


def decode(data: bytes) -> str | None:
    """Return the text of ``data``, or ``None`` when no encoding fits clearly or it is damaged UTF-8."""
    if _is_damaged_utf8(data):
        return None
    matches = from_bytes(data, cp_isolation=list(_OLDER), preemptive_behaviour=False)
    rated = [(_fit(match), match.coherence, match) for match in matches]
    fit, _, best = max(rated, key=lambda candidate: candidate[:2], default=(0.0, 0.0, None))
    return str(best) if best is not None and fit >= _CLEAR else None


def _is_damaged_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) > 3 * damaged


def _fit(match: CharsetMatch) -> float:
    """Return how well the characters beyond ASCII fit the language of the text: 1 at best."""
    text = str(match)
    beyond = [character for character in text if character > "\x7f"]
    if _CONTROL.search(text) or not _could_be_cyrillic(beyond, match.coherence):
        return 0.0
    own = frozenset(_LETTERS.get(language.detect(text), "") + _PUNCTUATION)
    weights = (
        1.0 if character in own else _NEIGHBOUR if character in _WESTERN else 0.0
        for character in "".join(beyond).lower()
    )
    mixed = len(_MIXED_SCRIPTS.findall(text.lower()))
    return round((sum(weights) - mixed) / len(beyond) - match.chaos, 2)


def _could_be_cyrillic(characters: list[str], coherence: float) -> bool:
    """Return whether Cyrillic letters, if any, are more than Greek or Hebrew misread as Cyrillic."""
    letters = [character for character in characters if "Ѐ" <= character <= "ӿ"]
    capitals = sum(map(str.isupper, letters))
    vowels = sum(letter.lower() in _VOWELS for letter in letters)
    return len(letters) < _FEW or (
        coherence >= _COHERENT and 2 * capitals < len(letters) and vowels > _VOWEL_SHARE * len(letters)
    )
