"""Recall, nDCG and reciprocal rank of ranked units: the only door to ir_measures.

Does not know what a unit is: passages, sentences and whole paragraphs are ranked alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import ir_measures
from ir_measures import RR, R, nDCG

_MEASURES = {
    "recall@1": R @ 1,
    "recall@5": R @ 5,
    "recall@20": R @ 20,
    "mrr@10": RR @ 10,
    "ndcg@10": nDCG @ 10,
}


def ranking(
    relevant: Mapping[str, Set[str]], ranked: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Return every measure of every question that has relevant units, each in 0 to 1.

    ``relevant`` maps a question to its relevant units, ``ranked`` to the found ones, best first;
    a unit found twice counts where it stands first. Recall@k is the share of relevant units among
    the first k; nDCG@10 is that of Järvelin and Kekäläinen 2002 with binary gains; MRR@10 the
    reciprocal rank of the first relevant unit, 0 beyond the tenth.
    """
    qrels = {question: dict.fromkeys(sorted(units), 1) for question, units in relevant.items() if units}
    runs = {question: _descending(ranked.get(question, ())) for question in qrels}
    scores: dict[str, dict[str, float]] = {question: {} for question in qrels}
    names = {measure: name for name, measure in _MEASURES.items()}
    for metric in ir_measures.iter_calc(list(names), qrels, runs):
        scores[metric.query_id][names[metric.measure]] = float(metric.value)
    return scores


def _descending(units: Sequence[str]) -> dict[str, float]:
    distinct = list(dict.fromkeys(units))
    return {unit: float(len(distinct) - rank) for rank, unit in enumerate(distinct)}
