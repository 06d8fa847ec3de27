"""How much of what a question says stands in a passage: the share of its stems and of its spelling.

Shares of what could match at most, instead of BM25's open scale: they fade by themselves when a
question and a passage can hardly have words in common, as across languages. Finds no passage.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from vectorstore.grams import GramCounts, shares
from vectorstore.recipe import Recipe
from vectorstore.tokens import forms
from vectorstore.word_rows import marked_stems
from vectorstore.words import Wording

Frequencies = Callable[[list[str]], Mapping[str, int]]
"""Takes marked stems; returns in how many passages each of them stands."""


def overlaps(
    question: str,
    wordings: Sequence[Wording],
    frequencies: Frequencies,
    passages: Mapping[str, int],
    counts: GramCounts,
    recipe: Recipe,
) -> dict[str, float]:
    """Return passage id to a score of its words, at most 0: the best match of each language has 0.

    Languages are compared within themselves only. A passage in the language of the question shares
    more words with it than a better one in another language ever can.

    Args:
        question: as it was asked.
        wordings: the words of the passages that take part.
        frequencies: counts stems in the store.
        passages: how many passages the store holds in each language.
        counts: of the grams of the store, or of a fair sample.
        recipe: says what stems and spelling count.
    """
    spelled = shares(" ".join(forms(question)), [wording.spelling for wording in wordings], counts)
    stemmed = _stem_shares(question, wordings, frequencies, passages)
    scores = [
        recipe.spelling * gram + recipe.stems * stem for gram, stem in zip(spelled, stemmed, strict=True)
    ]
    best: dict[str, float] = {}
    for wording, score in zip(wordings, scores, strict=True):
        best[wording.language] = max(score, best.get(wording.language, 0.0))
    return {
        wording.passage_id: float(score - best[wording.language])
        for wording, score in zip(wordings, scores, strict=True)
    }


def _stem_shares(
    question: str, wordings: Sequence[Wording], frequencies: Frequencies, passages: Mapping[str, int]
) -> list[float]:
    """Return for each wording which share of the question's stems, in its language, it holds, by rarity."""
    rarities = {}
    for language in {wording.language for wording in wordings}:
        asked = list(dict.fromkeys(marked_stems(question, language)))
        found = frequencies(asked)
        rarities[language] = {stem: _rarity(found.get(stem, 0), passages.get(language, 0)) for stem in asked}
    return [_share(rarities[wording.language], wording.stems) for wording in wordings]


def _share(rarities: Mapping[str, float], stems: frozenset[str]) -> float:
    whole = sum(rarities.values())
    return sum(rarities[stem] for stem in rarities.keys() & stems) / whole if whole else 0.0


def _rarity(frequency: int, passages: int) -> float:
    return math.log(1 + (max(passages, frequency) - frequency + 0.5) / (frequency + 0.5))
