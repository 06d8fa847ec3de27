"""What the language model is given to read: evidence sentences under their articles' titles.

Headings are left out: small models answer worse with them. Dates and authors are too: they get copied into
answers that are not about them; datelines are sentences, and evidence when they are asked for.
Calls no model; keeps a prompt within its budget.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.answer import Source
from vectorstore.hit import Evidence


def brief(evidence: Sequence[Evidence], sources: Sequence[Source], budget: int) -> str:
    """Return the evidence as text of at most ``budget`` bytes, in the order given.

    Whole sentences are left out where the budget is too small, the least similar to the question first.
    """
    titles = {source.article_id: f"Article: {source.title}" for source in sources}
    kept = list(evidence)
    while kept:
        text = "\n\n".join(
            "\n".join([titles[article_id], *(f"- {item.text}" for item in items)])
            for article_id, items in groupby(kept, key=lambda item: item.article_id)
        )
        if len(text.encode()) <= budget:
            return text
        kept.remove(min(kept, key=lambda item: item.similarity))
    return ""
