"""Names of countries and cities in the languages of Ibid, as the Unicode CLDR has them.

Small models call China Russia when they translate: they are told the names, and held to them. A name counts
where it stands by itself: ``Maurice Leroy`` is nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import takewhile

from babel import Locale, UnknownLocaleError

from app.wording import LANGUAGES
from vectorstore.tokens import folded

_CONTINENTS = ("Africa", "America", "Asia", "Europe")
"""Whose time zones are called after cities; elsewhere after research stations and seas too."""
_NO_PLACES = {"XA", "XB", "ZZ", "EZ", "QO"}
"""Codes that CLDR gives a name without there being a place."""
_SHORTEST = 5
"""Letters of a name that is hardly another word too."""
_ARTICLE = 3
"""Letters of a first word that may be an article, and the next one then no name: ``La réunion``."""
_ALSO = {
    "en": {"CI": "Ivory Coast", "CV": "Cape Verde", "CZ": "Czech Republic", "TR": "Turkey"},
    "fr": {"CZ": "République tchèque"},
}
"""Names that CLDR has as variants, which Babel leaves out."""
_BEGINNING = 4
"""Letters that a place shares with the adjective made of it."""
_ENDINGS = {"de": ("", "s", "n")}
"""What may follow a name."""
_RUSSIAN_ENDING = 2
"""Letters at the end of a Russian name that may be others, of those that endings are made of."""
_RUSSIAN_LETTERS = set("аеийоуыьюямх")
_WORD = re.compile(r"[^\W\d_]+")
_REMARK = re.compile(r"\s*\(.*?\)")
_AFTER = re.compile(r"[ \u00a0]\w")


def glossary(text: str, source: str, language: str) -> dict[str, str]:
    """Return the places in ``text`` that ``language`` calls otherwise: as written, and their name there.

    >>> glossary("The line from China to Samarkand.", "en", "ru")
    {'China': 'Китай', 'Samarkand': 'Самарканд'}
    """
    names = _names(language)
    return {
        written: names[place]
        for place, written in _found(text, source).items()
        if place in names and folded(names[place]) != folded(written)
    }


def named_places(text: str, language: str) -> dict[str, str]:
    """Return the places that a text names by their code, a country's that of ISO 3166, as written there.

    >>> named_places("Why do the United States wait?", "en")
    {'US': 'United States'}
    """
    return _found(text, language)


def swapped(original: str, source: str, translation: str, language: str) -> set[str]:
    """Return the names, in ``language``, of places that the translation lost while it names others.

    >>> swapped("The line from China.", "en", "Линия из России.", "ru")
    {'Китай'}
    >>> swapped("The Chinese line.", "en", "Линия из Китая.", "ru")
    set()
    """
    before, after = _found(original, source), _found(translation, language)
    here, there = _names(source), _names(language)
    lost = {there[place] for place in before.keys() - after.keys() if place in there}
    rest, original_rest = _without(after.values(), translation), _without(before.values(), original)
    lost = {name for name in lost if not _begins_a_word(name, rest)}
    new = {here[place] for place in after.keys() - before.keys() if place in here}
    return lost if any(not _begins_a_word(name, original_rest) for name in new) else set()


def _without(names: Collection[str], text: str) -> str:
    """Return what is left of ``text`` beside the names: ``Nigeria`` is no adjective of Niger."""
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, names))})\b", " ", text) if names else text


def _begins_a_word(name: str, text: str) -> bool:
    beginning = folded(name)[:_BEGINNING]
    return any(word.startswith(beginning) for word in _WORD.findall(folded(text)))


def _found(text: str, language: str) -> dict[str, str]:
    """Return the places named in ``text``, each as it is first written there."""
    words = list(_WORD.finditer(text))
    found: dict[str, str] = {}
    at = 0
    while at < len(words):
        code, length = _place_at(text, words[at:], language)
        if code:
            found.setdefault(code, text[words[at].start() : words[at + length - 1].end()])
        at += length
    return found


def _place_at(text: str, words: Sequence[re.Match[str]], language: str) -> tuple[str | None, int]:
    """Return the code of the place that the first words name, if they name one, and how many they are."""
    first = words[0].group()
    if not first[0].isupper():
        return None, 1
    fitting = [
        (name, code)
        for name, code in _by_beginning(language).get(folded(first)[:_BEGINNING], ())
        if _is_named(text, words[: len(name)], name, language)
    ]
    if not fitting:
        return None, 1
    name, code = max(fitting, key=lambda fit: _fitness(words, fit[0]))
    return code, len(name)


def _is_named(text: str, said: Sequence[re.Match[str]], name: Sequence[str], language: str) -> bool:
    return (
        len(said) == len(name)
        and all(_is_form(folded(word.group()), part, language) for word, part in zip(said, name, strict=True))
        and _is_capitalised(said)
        and _by_itself(text, said[-1].end(), language)
    )


def _fitness(words: Sequence[re.Match[str]], name: Sequence[str]) -> tuple[int, int, int]:
    """Return by what of several names that fit the words one is chosen, the greater the better.

    More words count first, then fewer letters that are not the name's: ``Нигера`` is Niger, not Nigeria.
    """
    pairs = [(folded(word.group()), part) for word, part in zip(words, name, strict=False)]
    changed = sum(len(word) + len(part) - 2 * _kept_letters(word, part) for word, part in pairs)
    return len(name), -changed, len("".join(name))


def _kept_letters(word: str, name: str) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False))))


def _is_capitalised(said: Sequence[re.Match[str]]) -> bool:
    """Return whether not only an article has a capital in a name of several words."""
    first, *others = (word.group() for word in said)
    return len(first) > _ARTICLE or not others or any(word[0].isupper() for word in others)


def _by_itself(text: str, end: int, language: str) -> bool:
    """Return whether no other name follows; German capitalises every noun, so there it cannot be told."""
    after = _AFTER.match(text, end)
    return language == "de" or not (after and after.group()[-1].isupper())


def _is_form(word: str, name: str, language: str) -> bool:
    """Return whether a folded word is the folded name, perhaps in another case."""
    if language != "ru":
        return word in {name + ending for ending in _ENDINGS.get(language, ("",))}
    kept = _kept_letters(word, name)
    changed = word[kept:], name[kept:]
    return (
        kept >= _BEGINNING
        and max(map(len, changed)) <= _RUSSIAN_ENDING
        and set("".join(changed)) <= _RUSSIAN_LETTERS
    )


@cache
def _by_beginning(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the folded words of names with the code of their place, by how they begin."""
    known: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, name in (*_names(language).items(), *_ALSO.get(language, {}).items()):
        words = tuple(_WORD.findall(folded(name)))
        if words and len(name) >= _SHORTEST:
            known.setdefault(words[0][:_BEGINNING], []).append((words, code))
    return known


@cache
def _names(language: str) -> dict[str, str]:
    """Return the names of countries by ISO 3166 code, and of cities by time zone, as far as CLDR has any."""
    try:
        locale = Locale(language)
    except UnknownLocaleError:
        return {}
    countries = {
        code: _REMARK.sub("", name)
        for code, name in locale.territories.items()
        if code.isalpha() and code not in _NO_PLACES
    }
    cities = {
        zone: locale.time_zones.get(zone, {}).get("city", zone.partition("/")[2].replace("_", " "))
        for zone in sorted(_zones())
    }
    return countries | cities


@cache
def _zones() -> set[str]:
    """Return the time zones of the continents that some language has a name for."""
    every = {str(zone) for language in LANGUAGES for zone in Locale(language).time_zones}
    return {zone for zone in every if zone.count("/") == 1 and zone.startswith(_CONTINENTS)}
