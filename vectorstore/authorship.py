"""Whose articles a question asks for: ``According to Ada Lum, why ...`` is about what she wrote.

A family name may be an ordinary word too, so it counts where it is written as a name, or with the given name.
An author of whom articles by others speak is also a person of the news, and a question that names one is
about that person. Reads no store.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from vectorstore.tokens import folded, forms, unmarked

SHORTEST = 3
"""Letters of a family name; less is an initial."""
PARTICLE = 3
"""Letters up to which a part of a name may begin with a small one."""
NAME_WORDS = range(2, 5)
_TOGETHER = re.compile(r"\s*(?:[,;/&]|\b(?:and|et|und|y|и)\b)\s*")
_WORD = re.compile(r"\w+")
_GERMAN_CUES = {"laut", "frau", "herr", "herrn"}
"""They stand before a name; a capital alone tells nothing where every noun has one."""


@dataclass(frozen=True, slots=True)
class Author:
    """The people of one family name: ids of the articles that they sign, and their given names, folded."""

    articles: frozenset[str]
    given: frozenset[str]


Authors = Mapping[str, Author]
"""Folded family name to those who have it."""


def by_family_name(signed: Iterable[tuple[str, str]]) -> Authors:
    """Return the authors of articles given as id and author line, which may name several people.

    What does not look like a given name with a family name is no author here: a role, a desk.

    >>> sorted(by_family_name([("a", "Ada Lum et Élise Noël")]))
    ['lum', 'noel']
    """
    articles: defaultdict[str, set[str]] = defaultdict(set)
    given: defaultdict[str, set[str]] = defaultdict(set)
    for identifier, line in signed:
        for person in _TOGETHER.split(line):
            name = forms(person)
            if name and len(name[-1]) >= SHORTEST and _is_a_name(person):
                articles[name[-1]].add(identifier)
                given[name[-1]].add(name[0])
    return {name: Author(frozenset(ids), frozenset(given[name])) for name, ids in articles.items()}


def named_in(question: str, language: str, authors: Authors) -> list[str]:
    """Return the family names of authors that stand in ``question`` as names.

    ``language`` is the question's ISO 639-1 code. A name has its given name before it, or a capital that
    it does not owe to opening the question or, in German, to being a noun.

    >>> authors = by_family_name([("a", "Thomas Best")])
    >>> named_in("Who is best known, according to Best?", "en", authors)
    ['best']
    >>> named_in("Who is best known?", "en", authors)
    []
    """
    typed = _WORD.findall(unmarked(question))
    words = [folded(word) for word in typed]
    cased = any(word[0].islower() for word in typed)
    named = [
        word
        for place, word in enumerate(words)
        if word in authors
        and _is_named(words, place, authors[word], language, cased and typed[place][0].isupper())
    ]
    return list(dict.fromkeys(named))


def asked_of(authors: Authors, named: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return the ids of the articles by those who are authors and nothing else.

    ``named`` maps the family name of an author to the ids of the articles in which it stands.
    """
    writing = [name for name, mentioning in named.items() if authors[name].articles.issuperset(mentioning)]
    return frozenset().union(*(authors[name].articles for name in writing))


def _is_named(words: Sequence[str], place: int, author: Author, language: str, capital: bool) -> bool:
    first = max(0 if capital else 1, place + 1 - NAME_WORDS[-1])  # "will young people" names no Will Young
    if not author.given.isdisjoint(words[first:place]):
        return True
    if language == "de":
        before, behind = words[max(0, place - 1) : place], words[place + 1 : place + 2]
        return capital and (not _GERMAN_CUES.isdisjoint(before) or behind == ["zufolge"])
    return capital and place > 0


def _is_a_name(text: str) -> bool:
    words = text.split()
    return len(words) in NAME_WORDS and all(word[0].isupper() or len(word) <= PARTICLE for word in words)
