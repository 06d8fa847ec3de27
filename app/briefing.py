"""What the language model is given to read: evidence sentences under their articles' titles and dates.

Headings are left out: small models answer worse with them. Calls no model; keeps a prompt within its budget.
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
    described = {source.article_id: _description(source) for source in sources}
    kept = list(evidence)
    while kept:
        text = "\n\n".join(
            "\n".join([described[article_id], *(f"- {item.text}" for item in items)])
            for article_id, items in groupby(kept, key=lambda item: item.article_id)
        )
        if len(text.encode()) <= budget:
            return text
        kept.remove(min(kept, key=lambda item: item.similarity))
    return ""


def _description(source: Source) -> str:
    made = ", ".join(part for part in (source.author, source.published) if part)
    return f"Article: {source.title}" + (f" ({made})" if made else "")
