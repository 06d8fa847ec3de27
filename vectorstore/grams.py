"""How much of a question's spelling stands in a text: shared runs of four letters, counted by rarity.

Runs of letters carry names, cognates and word families across languages and inflections, without a
stemmer (McNamee and Mayfield 2004, "Character N-Gram Tokenization for European Language Text
Retrieval"). Reads no store; texts come folded, as ``tokens.forms`` makes their words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grams = NDArray[np.uint64]

LENGTH = 4
"""Letters of a gram; the space before and after a word counts as one. At most 4 fit into 64 bits."""
_SPACE = ord(" ")
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіїєґ", "abvgdeziiklmnoprstufyeiieg", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"}
    | {"ъ": None, "ь": None}
)
"""Cyrillic letters as passports spell them (ICAO Doc 9303), so that names meet."""


@dataclass(frozen=True, slots=True, eq=False)
class GramCounts:
    """In how many of ``texts`` texts each gram stands; ``grams`` is sorted and as long as ``counts``."""

    grams: Grams
    counts: NDArray[np.int64]
    texts: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> GramCounts:
        """Count the grams of ``texts``."""
        every = [np.unique(grams(text)) for text in texts]
        found, counts = np.unique(np.concatenate([*every, grams("")]), return_counts=True)
        return cls(found, counts, len(texts))

    def rarity(self, wanted: Grams) -> NDArray[np.float64]:
        """Return the inverse document frequency of each gram, the highest for one that was never seen."""
        places = np.searchsorted(self.grams, wanted)
        known = np.append(self.grams, 0)[places] == wanted
        counts = np.where(known, np.append(self.counts, 0)[places], 0)
        return np.log(1 + (self.texts - counts + 0.5) / (counts + 0.5))


def shares(question: str, texts: Sequence[str], counts: GramCounts) -> NDArray[np.float64]:
    """Return for each text which share of the question's grams it holds, by rarity: from 0 to 1."""
    wanted = np.unique(grams(question))
    if not len(wanted) or not texts:
        return np.zeros(len(texts))
    weights = counts.rarity(wanted)
    latin = [text.translate(_LATIN) for text in texts]
    packed, within = _packed(" ".join(latin))
    owners = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in latin])[: len(packed)]
    places = np.minimum(np.searchsorted(wanted, packed), len(wanted) - 1)
    hits = within & (wanted[places] == packed)
    holds = np.zeros((len(texts), len(wanted)))
    holds[owners[hits], places[hits]] = 1
    return np.asarray(holds @ weights / weights.sum(), dtype=np.float64)


def grams(text: str) -> Grams:
    """Return the grams of a folded text in order, each packed into one number; none reaches over a space."""
    packed, within = _packed(text.translate(_LATIN))
    return packed[within]


def latin(text: str) -> str:
    """Return a folded text with its Cyrillic letters as passports spell them."""
    return text.translate(_LATIN)


def _packed(text: str) -> tuple[Grams, NDArray[np.bool_]]:
    """Return the run of letters at each place, from the space before the text on, and which are grams."""
    letters = np.frombuffer(f" {text} ".encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    runs = max(0, len(letters) - LENGTH + 1)
    packed = np.zeros(runs, dtype=np.uint64)
    within = np.ones(runs, dtype=bool)
    for place in range(LENGTH):
        column = letters[place : place + runs]
        packed |= (column & np.uint64(0xFFFF)) << np.uint64(16 * place)
        if 0 < place < LENGTH - 1:
            within &= column != _SPACE
    return packed, within
