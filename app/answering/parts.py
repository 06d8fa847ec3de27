"""A question that asks for several things, taken apart: "What did the court rule, and what came of it?"

Known by the words that join and ask, in five languages. Asks nothing.
"""

from __future__ import annotations

import re

from app.language.interrogatives import FIRST, asking, words

AND = {"en": "and", "fr": "et", "de": "und", "es": "y|e", "ru": "и|а"}
"""Pattern of the words that join a question to another, by language."""
_LEAST = 3
"""Words of a part that another one may follow: "Who and when" has one."""
_A_CLAUSE = 4
"""Words of a part without a comma behind it, one more where the next asks with the same word: there is no
verb in "In which year and in which city"."""
_RELATIVE = re.compile(r"\W*ce qu", re.IGNORECASE)
"""What begins a French clause that is told of and asks nothing: ``ce qu'elle fait``."""
MOST = 3
"""Parts that are looked for; what is behind stays with the last."""


def parts_of(question: str, language: str) -> tuple[str, ...]:
    """Return the clauses of ``question`` that ask for something each, in order; mostly it is its only one.

    Each ends as a question does. A later part mostly points back at the first: "and what came of it?".

    >>> parts_of("What did the court rule in July, and what came of it?", "en")
    ('What did the court rule in July?', 'what came of it?')
    >>> parts_of("Why does he say that it failed and that they left?", "en")
    ('Why does he say that it failed and that they left?',)
    """
    joins = AND.get(language)
    if joins is None:
        return (question,)
    joint = re.compile(rf"\?\s+(?:(?:{joins})\s+)?|[,;]?\s+(?:{joins})\s+", re.IGNORECASE)
    parts: list[str] = []
    start = 0
    for found in joint.finditer(question):
        before, after = question[start : found.start()], question[found.end() :]
        parted = found.group()[0] in "?,;"
        if len(parts) < MOST - 1 and _ends(before, after, language, parted):
            parts.append(before + (" ?" if language == "fr" else "?"))
            start = found.end()
    return (*parts, question[start:])


def _ends(before: str, after: str, language: str, parted: bool) -> bool:
    """Return whether a part of its own ends here, and no two clauses of one are joined, or two words.

    ``parted`` says that a sign stands between them.
    """
    if language == "fr" and _RELATIVE.match(after):
        return False
    told = words(before)
    asks, asked = asking(" ".join(words(after)[:FIRST]), language), asking(before, language)
    if asks is None or asked is None or asks in told[FIRST:]:
        return False
    return len(told) >= (_LEAST if parted else _A_CLAUSE + (asks == asked))
