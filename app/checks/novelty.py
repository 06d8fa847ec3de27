"""Whether what a statement adds to its question stands in the sentences that it cites, word for word.

A small model that finds no answer makes one up, on the question's own subject and so near to any sentence
on it; its words give it away. Compares within one language. What the numbers are is ``agreement``'s part.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.checks.agreement import said_numbers
from vectorstore.tokens import forms, stems

CONTENT = 4
"""Letters of a stem from which on it counts; most shorter ones are grammar."""
TELLING = 3
"""New words from which on their share tells something."""
CARRIED = 0.4
"""Share of the new words that the quotes hold at least; on the tuning questions nine of ten right statements
reach 0.6."""


def made_up(statement: str, question: str, quotes: Sequence[str], language: str) -> bool:
    """Return whether most of what ``statement`` adds to ``question`` stands in none of the quotes.

    All are in ``language``. A statement with hardly a new word is not called made up.

    >>> made_up("Roses grow well in the shade of balconies.", "Which plants?", ["Armenia left."], "en")
    True
    """
    new = content(statement, language) - content(question, language)
    if len(new) < TELLING:
        return False
    held = _counted(statement, quotes, language).union(*(content(quote, language) for quote in quotes))
    return len(new & held) < CARRIED * len(new)


def _counted(statement: str, quotes: Sequence[str], language: str) -> set[str]:
    """Return the content of the words of ``statement`` that say a number of the quotes in some way."""
    told = set().union(*(said_numbers(quote, language) for quote in quotes))
    saying = (word for word in forms(statement) if said_numbers(word, language) & told)
    return {stem for word in saying for stem in content(word, language)}


def content(text: str, language: str) -> set[str]:
    """Return the stems of ``text`` that say something, and its numbers."""
    return {stem for stem in stems(text, language) if len(stem) >= CONTENT or stem.isdecimal()}
