"""Whether a sentence points back at the one before it, so that it says little without it.

Known by the word that it opens with (a pronoun, a possessive, a demonstrative, a "therefore"), in five
languages, and in French by a ``y`` inside it. Reads no store.
"""

from __future__ import annotations

import re

from vectorstore.tokens import folded

_OPENINGS = {
    "en": "he she it they this that these those such his her its their both neither"
    " therefore hence thus that's",
    "fr": "il elle ils elles ce cet cette ces cela ca celui celle ceux celles son sa ses leur leurs"
    " tous toutes ainsi donc d'ou c'est c'etait",
    "de": "er sie es dieser diese dieses diesem diesen dies sein seine seinen ihr ihre ihren beide"
    " deshalb darum daher deswegen damit dafur dabei",
    "es": "ella ellos ellas esto estos estas ese esa eso esos esas aquello su sus ambos ambas asi",
    "ru": "он она оно они это этот эта эти его ее их оба обе поэтому так",
}
_WORDS = {language: frozenset(words.split()) for language, words in _OPENINGS.items()}
_PHRASES = ("c'est pourquoi", "por eso", "por ello", "aus diesem grund", "for this reason", "dans ce cas")
_IMPERSONAL = ("il faut", "il y a", "il s'agit", "es gibt", "das heisst")
_FIRST = re.compile(r"[\w'-]+")
_BEFORE_THE_FIRST = " «»“”„\"'(¿¡–—-"
_THERE = re.compile(r"\b(?:[jmtsn]'|l')y\b|(?<!\bil )\by\s+(?!a\b|avait\b|aura|aurait)\w+")
"""French ``y`` but for *il y a*."""


def is_anaphoric(sentence: str, language: str) -> bool:
    """Return whether ``sentence`` of an article in ``language`` needs the sentence before it.

    >>> is_anaphoric("Therefore it closed.", "en"), is_anaphoric("Le maire s’y est rendu.", "fr")
    (True, True)
    >>> is_anaphoric("Bern voted.", "en")
    False
    """
    text = folded(sentence).replace("’", "'").lstrip(_BEFORE_THE_FIRST)
    first = _FIRST.match(text)
    opening = first.group() if first else ""
    points_back = not text.startswith(_IMPERSONAL) and opening in _WORDS.get(language, ())
    return points_back or text.startswith(_PHRASES) or (language == "fr" and _THERE.search(text) is not None)
