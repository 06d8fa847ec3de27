"""What the language model is given to read: evidence sentences, those of an article together.

Titles and headings are left out: small models take them for what the sentences speak of. Dates and authors
are too: they get copied into answers that are not about them. Datelines are sentences, and evidence when
they are asked for.
Calls no model; keeps a prompt within its budget.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from vectorstore.hit import Evidence


def brief(evidence: Sequence[Evidence], budget: int) -> str:
    """Return the evidence as text of at most ``budget`` bytes, in the order given.

    Whole sentences are left out where the budget is too small, the least similar to the question first.
    """
    kept = list(evidence)
    while kept:
        text = "\n\n".join(
            "\n".join(f"- {item.text}" for item in items)
            for _, items in groupby(kept, key=lambda item: item.article_id)
        )
        if len(text.encode()) <= budget:
            return text
        kept.remove(min(kept, key=lambda item: item.similarity))
    return ""
