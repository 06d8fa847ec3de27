"""The words that ask for something, in five languages, and where they do.

Knows no meaning: a question that is answered with yes or no has none of them.
"""

from __future__ import annotations

import re

_ANYWHERE = {
    "en": "why how",
    "fr": "quel quelle quels quelles quoi combien pourquoi comment quand",
    "de": "warum weshalb wieso wie wieviel",
    "es": "qué quién quiénes cuál cuáles cuánto cuánta cuántos cuántas cuándo cómo dónde",
    "ru": "почему зачем сколько какой какая какое какие каких какую каким",
}
_OPENING = {
    "en": "who whom whose what which when where",
    "fr": "qui que qu où",
    "de": "wer wen wem wessen was welche welcher welches welchen welchem wann wo woher wohin womit wofür",
    "es": "",
    "ru": "кто кого кому что чего чем чей чья когда где куда откуда как",
}
"""Words that ask where a clause begins, and elsewhere join it to another."""
FIRST = 2
"""Words at the beginning of a clause among which those ask: ``De qui``, ``In which``."""

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text in small letters; an apostrophe parts them."""
    return [word.lower() for word in _WORD.findall(text)]


def asking(clause: str, language: str) -> str | None:
    """Return the first word of ``clause`` that asks for something, None when there is none.

    >>> asking("In which year it ended", "en"), asking("The year when it ended", "en")
    ('which', None)
    """
    anywhere, opening = (listed.get(language, "").split() for listed in (_ANYWHERE, _OPENING))
    return next(
        (
            word
            for place, word in enumerate(words(clause))
            if word in anywhere or (place < FIRST and word in opening)
        ),
        None,
    )
