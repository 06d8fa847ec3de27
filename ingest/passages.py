"""Groups neighbouring sentences of a section into passages of even size.

Sees word counts and paragraph ends only; knows neither text nor offsets.
"""

from __future__ import annotations

from collections.abc import Sequence

AIM = 90
"""Words of a passage."""
MOST = 140
"""Words that a passage does not exceed unless a single sentence does."""
_MID_PARAGRAPH = 0.25
"""Cost of ending a passage inside a paragraph, where being 50% off the aim costs as much."""


def group(paragraphs: Sequence[Sequence[int]]) -> list[range]:
    """Return the passages of a section as ranges of its sentences.

    ``paragraphs`` holds the word counts of the sentences of each paragraph. The ranges follow each other,
    cover all sentences, and are the division with the least total cost: the square of each passage's
    relative distance from ``AIM``, and ``_MID_PARAGRAPH`` for each end inside a paragraph.
    """
    words = [count for paragraph in paragraphs for count in paragraph]
    ends = _paragraph_ends(paragraphs)
    best = [0.0]
    begins = [0]
    for end in range(1, len(words) + 1):
        penalty = 0.0 if end in ends else _MID_PARAGRAPH
        total, options = 0, []
        for begin in range(end - 1, -1, -1):
            total += words[begin]
            if total > MOST and begin < end - 1:
                break
            options.append((best[begin] + ((total - AIM) / AIM) ** 2 + penalty, begin))
        cost, begin = min(options)
        best.append(cost)
        begins.append(begin)
    return _walk_back(begins)


def _paragraph_ends(paragraphs: Sequence[Sequence[int]]) -> set[int]:
    ends, count = set(), 0
    for paragraph in paragraphs:
        count += len(paragraph)
        ends.add(count)
    return ends


def _walk_back(begins: Sequence[int]) -> list[range]:
    """Return the ranges that the best choice of beginnings describes."""
    ranges: list[range] = []
    end = len(begins) - 1
    while end:
        ranges.append(range(begins[end], end))
        end = begins[end]
    return ranges[::-1]
