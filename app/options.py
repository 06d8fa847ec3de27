"""How a person wants one question to be answered.

Decides nothing; ``ask.py`` keeps to it.
"""

from __future__ import annotations

from dataclasses import dataclass

CAREFUL = -1.0
"""The boldness of a person who wants silence when in doubt."""


@dataclass(frozen=True, slots=True)
class Options:
    """Wishes for one question; the defaults are none.

    ``quotes_only`` has no model write. ``boldness`` from -1 (silent when in doubt) to 1 (answer all the
    same) moves the bar for speaking; None leaves it where it was fitted. ``articles`` are the ids to
    search in; None means all. ``language`` is that of the page or the shell: a question that may be of
    several languages, such as a name, is taken to be in it.
    """

    quotes_only: bool = False
    boldness: float | None = None
    articles: frozenset[str] | None = None
    language: str | None = None


NO_WISHES = Options()
