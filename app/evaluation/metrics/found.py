"""How well what was retrieved covers the gold evidence, for passages and for sentences.

Does not rank; it reads ranks.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.evaluation.gold import GoldItem, Place
from app.evaluation.metrics.ranking import ranking

NAMES = ("recall@1", "recall@5", "recall@20", "ndcg@10")


def coverage(
    items: Sequence[GoldItem], ranked: Sequence[Place], units: Sequence[Place]
) -> dict[str, float | None]:
    """Return recall@k and nDCG@10 of ``ranked`` (best first) against the gold ``items``.

    ``units`` are all passages (or sentences) that could have been found. Each item asks for one
    unit: the best ranked that overlaps one of its places, else the first of ``units`` that does.
    Two items in one unit ask for it once. All None without items.
    """
    if not items:
        return dict.fromkeys(NAMES)
    relevant = {_wanted(item, number, ranked, units) for number, item in enumerate(items)}
    scores = ranking({"q": relevant}, {"q": [_key(place) for place in ranked]})["q"]
    return {name: scores[name] for name in NAMES}


def _wanted(item: GoldItem, number: int, ranked: Sequence[Place], units: Sequence[Place]) -> str:
    for unit in (*ranked, *units):
        if item.touched_by(unit.article_id, unit.start, unit.end):
            return _key(unit)
    return f"missing {number}"


def _key(place: Place) -> str:
    return f"{place.article_id} {place.start} {place.end}"
