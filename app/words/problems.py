"""Finds an error's English sentence among known forms and says it in another language.

Errors are told in English where they happen, in logs and on the command line; only the page has languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter

Problems = Mapping[str, str]
"""English forms and what they are in another language; names in braces stand for the same in both."""


def told(problem: str, forms: Problems) -> str:
    """Return an error's sentence in the language of the forms, as it is where none of them fits.

    What stands for a name in braces is looked up as well. In an English form ``{name!r}`` is quoted and
    ``{name:d}`` a number.

    >>> told("'a.txt' is empty", {"{name!r} is empty": "« {name} » est vide"})
    '« a.txt » est vide'
    """
    for form, own in forms.items():
        if found := _pattern(form).fullmatch(problem):
            return own.format(**{name: told(part, forms) for name, part in found.groupdict().items()})
    return problem


@cache
def _pattern(form: str) -> re.Pattern[str]:
    parts = (re.escape(text) + _hole(*hole) for text, *hole in Formatter().parse(form))
    return re.compile("".join(parts), re.DOTALL)


def _hole(name: str | None, spec: str | None, conversion: str | None) -> str:
    if name is None:
        return ""
    quote = "['\"]" if conversion else ""
    return f"{quote}(?P<{name}>{'[0-9,]+' if spec == 'd' else '.*?'}){quote}"
