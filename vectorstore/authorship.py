"""Whose articles a question asks for: ``According to Ada Lum, why ...`` is about what she wrote.

An author of whom articles by others speak is also a person of the news, and a question that names one is
about that person. Reads no store.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from vectorstore.tokens import forms

SHORTEST = 3
"""Letters of a family name; less is an initial."""
PARTICLE = 3
"""Letters up to which a part of a name may begin with a small one."""
NAME_WORDS = range(2, 5)
_TOGETHER = re.compile(r"\s*(?:[,;/&]|\b(?:and|et|und|y|и)\b)\s*")

Authors = Mapping[str, frozenset[str]]
"""Folded family name to the ids of the articles that it signs."""


def by_family_name(signed: Iterable[tuple[str, str]]) -> Authors:
    """Return the authors of articles given as id and author line, which may name several people.

    What does not look like a given name with a family name is no author here: a role, a desk.

    >>> by_family_name([("a", "Ada Lum et Élise Noël")])
    {'lum': frozenset({'a'}), 'noel': frozenset({'a'})}
    """
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for identifier, line in signed:
        for person in _TOGETHER.split(line):
            name = forms(person)[-1:]
            if name and len(name[0]) >= SHORTEST and _is_a_name(person):
                articles[name[0]].add(identifier)
    return {name: frozenset(ids) for name, ids in articles.items()}


def named_in(question: str, authors: Authors) -> list[str]:
    """Return the family names of authors that stand in ``question``."""
    return [word for word in dict.fromkeys(forms(question)) if word in authors]


def asked_of(authors: Authors, named: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return the ids of the articles by those who are authors and nothing else.

    ``named`` maps the family name of an author to the ids of the articles in which it stands.
    """
    writing = [name for name, mentioning in named.items() if authors[name].issuperset(mentioning)]
    return frozenset().union(*(authors[name] for name in writing))


def _is_a_name(text: str) -> bool:
    words = text.split()
    return len(words) in NAME_WORDS and all(word[0].isupper() or len(word) <= PARTICLE for word in words)
