"""What a question takes for granted and the evidence does not mention: names and years.

Silent wherever a name may only be called otherwise: in another language, as an acronym, or by an ending.
Claims nothing of the collection, only of the sentences it is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from app import wording
from app.checks.agreement import missing_numbers, numbers, years
from app.language.acronyms import CAPITAL, abbreviated, acronyms
from app.language.months import month_of
from app.language.places import named_places
from app.language.spellings import beginnings, holds, long_words, only_begin_otherwise
from vectorstore.hit import Evidence
from vectorstore.tokens import folded

_PARTICLES = (
    "de du di da dos del della van von der den zu al bin ibn ben де ди да дю дель ван фон дер аль бин ибн бен"
)
"""Words inside a person's name, unless they are of the question's language."""
_OF_THE_LANGUAGE = {"fr": {"de", "du"}, "es": {"de", "del", "al"}}
_BEFORE_A_WORD = " \u00a0\u202f«“”\"'’(¿¡"
_ENDS = ("", ".", "!", "?", "…", ":")
_SAME_KIND = 4
"""Letters at the end by which two names are of one kind, as of the countries in ``-stan``."""


@dataclass(frozen=True, slots=True)
class Unheld:
    """A name or a year of a question, as written there, that the evidence does not mention.

    ``instead`` is what stands in its place, where the evidence shows one thing of the same kind.
    """

    asked: str
    instead: str | None = None


def remark(question: str, language: str, evidence: Sequence[Evidence]) -> str:
    """Return what a refusal adds about names and years that the evidence does not mention, often nothing."""
    found = unheld(question, language, evidence)
    plain = ", ".join(item.asked for item in found if item.instead is None)
    told = [wording.say("not mentioned", language).format(asked=plain)] if plain else []
    told += [
        wording.say("another", language).format(asked=item.asked, instead=item.instead)
        for item in found
        if item.instead is not None
    ]
    return " ".join(told)


def unheld(question: str, language: str, evidence: Sequence[Evidence]) -> tuple[Unheld, ...]:
    """Return what the question names and the evidence does not: names, then years.

    Names are compared by their consonants, whatever their script. None is looked for in German, which
    capitalises every noun, nor where a sentence in another language has a name that the question's
    language does not explain: it may be the one that is asked for.
    """
    if not evidence:
        return ()
    return (*_names(question, language, evidence), *_years(question, evidence))


def _names(question: str, language: str, evidence: Sequence[Evidence]) -> list[Unheld]:
    native = [item for item in evidence if item.language == language]
    asked = _asked(question, language, evidence)
    if language == "de" or not asked or not native:
        return []
    explained = beginnings([question, *(item.text for item in native)])
    others = [item for item in evidence if item.language != language]
    foreign = (name for item in others for name in _named(item.text, item.language))
    if not all(holds(explained, name) for name in foreign):
        return []
    held = beginnings(text for item in evidence for text in (item.text, item.heading))
    nearest = max(native, key=lambda item: item.similarity).text
    new = [name for name in _named(nearest, language) if not holds(beginnings([question]), name)]
    return [Unheld(name, _of_its_kind(name, new)) for name in asked if not holds(held, name)]


def _asked(question: str, language: str, evidence: Sequence[Evidence]) -> list[str]:
    """Return the names of the question, places in full, but for those that an acronym may stand for."""
    known = [
        found
        for item in evidence
        for text in (item.text, item.heading)
        for found in acronyms(text, item.language == language)
    ]
    places = {written: code for code, written in named_places(question, language).items()}
    asked = []
    covered = 0
    for match in _matches(question, language):
        start = match.start()
        here = [written for written in places if question.startswith(written, start)]
        name = max([match.group(), *here], key=len)
        words = name if name in places else question[start:]
        covered = max(covered, start + abbreviated(words, language, known, places.get(words, "")))
        if start >= covered:
            asked.append(name)
    return asked


def _of_its_kind(name: str, others: Sequence[str]) -> str | None:
    """Return the only other name that ends as this one does, unless the two may be one: Homel, Gomel."""
    ending = folded(name)[-_SAME_KIND:]
    alike = [other for other in dict.fromkeys(others) if folded(other).endswith(ending)]
    return alike[0] if len(alike) == 1 and not only_begin_otherwise(name, alike[0]) else None


def _named(text: str, language: str) -> list[str]:
    return [match.group() for match in _matches(text, language)]


def _matches(text: str, language: str) -> list[re.Match[str]]:
    """Return the names of a text: capitalised words inside a sentence, several in a row as one."""
    return [
        match
        for match in _name(language).finditer(text)
        if text[: match.start()].rstrip(_BEFORE_A_WORD)[-1:] not in _ENDS
        and long_words(match.group())
        and not match.group().isupper()
        and month_of(folded(match.group())) is None
    ]


@cache
def _name(language: str) -> re.Pattern[str]:
    """Return the pattern of capitalised words in a row, perhaps with particles between them."""
    inside = set(_PARTICLES.split()) - _OF_THE_LANGUAGE.get(language, set())
    word = rf"{CAPITAL}[^\W\d_]+"
    particles = rf"(?: (?:{'|'.join(sorted(inside))})){{0,2}}"
    return re.compile(rf"(?<!\w){word}(?:(?:[-’']|{particles} ){word})*")


def _years(question: str, evidence: Sequence[Evidence]) -> list[Unheld]:
    missing = sorted(years(question) & missing_numbers(question, [item.text for item in evidence]))
    nearest = max(evidence, key=lambda item: item.similarity)
    there = sorted(years(nearest.text) - numbers(question))
    instead = there[0] if len(there) == len(missing) == 1 else None
    return [Unheld(year, instead) for year in missing]
