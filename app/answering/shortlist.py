"""Which of the sentences found are worth judging, and which of those judged an answer is written from.

Judges nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vectorstore.hit import Evidence

CLOSE = 0.07
"""How far behind the best sentence's score a sentence is still worth the model's judgment."""
READ = 4
"""Most sentences that an answer is written from."""
BEHIND = 0.08
"""How far behind the best of them, judgment included, a sentence is still read."""


def closest(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence that is nearly as close to the question as the closest, in the order given.

    What is far behind costs right answers and reading time.
    """
    best = max((item.similarity for item in evidence), default=0.0)
    return tuple(item for item in evidence if item.similarity >= best - CLOSE)


def nearest(evidence: Sequence[Evidence]) -> Evidence:
    """Return the sentence that most likely answers."""
    return max(evidence, key=lambda item: item.similarity)


def relevant(judged: Sequence[Evidence], most: int = READ) -> tuple[Evidence, ...]:
    """Return the few sentences that an answer is written from, at ``most`` so many, in the order given.

    Small models answer from the wrong sentence when the right one stands among many, but judge one
    sentence at a time well; the ``similarity`` of ``judged`` has that judgment in it. They mix up languages
    that they read beside each other, so all is in that of the sentence which most likely answers. What a
    sentence leans on comes with it.
    """
    best = nearest(judged)
    near = [
        item
        for item in judged
        if item.language == best.language and item.similarity >= best.similarity - BEHIND
    ]
    read = sorted(near, key=lambda item: -item.similarity)[:most]
    return _understandable([item for item in near if item in read])


def _understandable(read: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the sentences with those that they lean on, each once; those are never the nearest."""
    own = {item.place for item in read}
    complete: dict[tuple[str, int], Evidence] = {}
    for item in read:
        before = item.before
        if before is not None and before.place not in own:
            support = replace(before, similarity=item.similarity - BEHIND)
            complete.setdefault(before.place, support)
        complete[item.place] = item
    return tuple(complete.values())
