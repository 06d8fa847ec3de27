"""Names as several languages and scripts spell them: Rahmon, Rakhmon and Рахмон are one.

Compares consonants. Knows no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vectorstore.grams import latin
from vectorstore.tokens import folded

SHORTEST = 4
"""Letters of a word that is compared; shorter ones are acronyms and particles."""
_RUN = 3
"""Consonants at the beginning by which two spellings are one name."""
_ONE_LETTER = re.compile("dsch|dzh|dj")
"""Spellings of ``j``: Japarov is Djaparov and Dschaparow too."""
_BREATH = re.compile("(?<=[aeiouy])k?h")
"""What some languages have as ``kh``, others as ``h``, or leave out."""
_ONE_SOUND = (
    *(("sh", "s"), ("kh", "k"), ("gh", "g"), ("zh", "s"), ("ph", "f"), ("th", "t")),
    *(("ts", "s"), ("qu", "k"), ("c", "k"), ("q", "k"), ("x", "k"), ("z", "s")),
    *(("w", "v"), ("b", "v"), ("p", "v"), ("f", "v"), ("d", "t"), ("g", "k")),
)
_OPEN = ("sch", "ch", "j")
"""Spellings of two sounds: ``ch`` in Loukachenko and Kasachstan, ``j`` in Kazajistán and Janvier."""
_SILENT = re.compile(r"[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W\d_]+")


def skeletons(word: str) -> set[str]:
    """Return the consonants of a word in each of its readings, those that languages interchange as one.

    A vowel at the beginning counts, whichever it is. ``χ`` is a breath that may be none.

    >>> skeletons("Kirghizistan"), skeletons("Киргизия")
    ({'krkstn'}, {'krks'})
    >>> sorted(skeletons("Rahmon") & skeletons("Рахмон"))
    ['rχmn']
    """
    letters = _ONE_LETTER.sub("j", latin(folded(word)))
    return {_skeleton(spelled, sound) for spelled in (letters, _BREATH.sub("χ", letters)) for sound in "ks"}


def beginnings(texts: Iterable[str]) -> set[str]:
    """Return how the long words of the texts begin, as ``holds`` takes it."""
    return {skeleton[:_RUN] for text in texts for word in long_words(text) for skeleton in skeletons(word)}


def holds(begun: set[str], name: str) -> bool:
    """Return whether one of the name's long capitalised words begins as a word of the texts does.

    >>> holds(beginnings(["Le président Djaparov"]), "Жапаров")
    True
    """
    return any(
        mine.startswith(other) or other.startswith(mine)
        for word in long_words(name)
        if word[0].isupper()
        for mine in (skeleton[:_RUN] for skeleton in skeletons(word))
        for other in begun
        if min(len(mine), len(other)) > 1 or mine == other
    )


def only_begin_otherwise(name: str, other: str) -> bool:
    """Return whether the last words of two names have the same consonants but for the first.

    >>> only_begin_otherwise("Homel", "Gomel"), only_begin_otherwise("Kazakhstan", "Kyrgyzstan")
    (True, False)
    """
    one, two = ({skeleton[1:] for skeleton in skeletons(_WORD.findall(text)[-1])} for text in (name, other))
    return not one.isdisjoint(two)


def long_words(text: str) -> list[str]:
    """Return the words of a text that are long enough to be compared."""
    return [word for word in _WORD.findall(text) if len(word) >= SHORTEST]


def _skeleton(letters: str, sound: str) -> str:
    for spelled, read in (*((opened, sound) for opened in _OPEN), *_ONE_SOUND):
        letters = letters.replace(spelled, read)
    opening = "a" if _SILENT.match(letters) else ""
    return opening + _DOUBLED.sub(r"\1", _SILENT.sub("", letters))
