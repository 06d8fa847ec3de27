"""Shares said in words or per cent, in five languages: ``two thirds``, ``la moitié``, ``75 %``.

Takes folded words and signs in order; knows halves, thirds, quarters, fifths and tenths only.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.language.number_words import is_cardinal, value_of

_DENOMINATORS = {
    "2": "half halves moitie demi halfte halbe halber mitad medio половин пол",
    "3": "third thirds tiers drittel drittels tercio tercios tercera terceras треть трети третью третеи",
    "4": "quarter quarters quart quarts viertel cuarto cuartos cuarta cuartas четверть четверти четвертеи",
    "5": "fifth fifths cinquieme cinquiemes funftel quinto quintos quinta quintas пятая пятых пятую",
    "10": "tenth tenths dixieme dixiemes zehntel decimo decimos decima decimas десятая десятых",
}
_BY_WORD = {word: number for number, words in _DENOMINATORS.items() for word in words.split()}
_ONE = frozenset(["one", "a", "un", "une", "ein", "eine", "einem", "la", "die", "der", "una", "одна"])
_PER_CENT = {"50": "1/2", "33": "1/3", "66": "2/3", "67": "2/3", "25": "1/4", "75": "3/4"}
_SHARE_SIGNS = ("%", "percent", "prozent", "pour", "por", "per", "процент")


def fractions(tokens: Sequence[str]) -> set[str]:
    """Return the fractions that folded ``tokens`` say in order, such as ``2/3``.

    A denominator counts behind a number only, as it is another word too; a half always.
    """
    found = set()
    for before, token in zip(["", *tokens], tokens, strict=False):
        if denominator := _BY_WORD.get(token):
            numerator = "1" if before in _ONE or denominator == "2" else _number(before)
            if numerator:
                found.add(f"{numerator}/{denominator}")
    return found


def rounded(tokens: Sequence[str]) -> set[str]:
    """Return the fractions that whole per cents among ``tokens`` round, and the per cents of fractions."""
    per_cents = {
        token
        for token, after in zip(tokens, [*tokens[1:], ""], strict=False)
        if after.startswith(_SHARE_SIGNS)
    }
    said = fractions(tokens)
    return {_PER_CENT[number] for number in per_cents & _PER_CENT.keys()} | {
        number for number, share in _PER_CENT.items() if share in said
    }


def _number(word: str) -> str | None:
    if word.isdecimal():
        return word
    return str(value_of(word)) if is_cardinal(word) else None
