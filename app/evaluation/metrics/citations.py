"""Whether citations point at the gold evidence, and whether quotes are what the articles say.

Gold evidence is the least that carries an answer, and what was labelled as carrying the same: a
citation of yet another sentence that would do counts as wrong, so these figures are lower bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.evaluation.gold import GoldItem
from app.evaluation.report import Span, StoredCitation, StoredStatement

Statements = Sequence[StoredStatement]


def precision(statements: Statements, items: Sequence[GoldItem]) -> float | None:
    """Return the share of citations that overlap gold evidence; None without citations or gold.

    Citation precision of ALCE (Gao et al. 2023, section 3.4), with gold spans in place of its
    entailment model.
    """
    marks = [on_gold(citation, items) for citation in _citations(statements)]
    return sum(marks) / len(marks) if marks and items else None


def recall(statements: Statements, items: Sequence[GoldItem]) -> float | None:
    """Return the share of statements with a citation that overlaps gold evidence.

    None without statements or gold. Citation recall of ALCE (Gao et al. 2023, section 3.4): is each
    statement supported by what it cites? Again with gold spans in place of its entailment model.
    """
    if not statements or not items:
        return None
    supported = [
        any(on_gold(citation, items) for citation in statement["citations"]) for statement in statements
    ]
    return sum(supported) / len(supported)


def evidence_cited(statements: Statements, items: Sequence[GoldItem]) -> float | None:
    """Return the share of gold evidence that some citation overlaps; None without gold."""
    if not items:
        return None
    citations = _citations(statements)
    return sum(any(on_gold(citation, [item]) for citation in citations) for item in items) / len(items)


def quote_exactness(statements: Statements, text_of: Callable[[str], str | None]) -> float | None:
    """Return the share of citations whose quote equals its slice of the stored text.

    ``text_of`` gives the stored text of an article id, None for an unknown one, which counts as
    not exact. None without citations.
    """
    citations = _citations(statements)
    exact = [_is_slice(citation, text_of(citation["article_id"])) for citation in citations]
    return sum(exact) / len(exact) if exact else None


def on_gold(span: Span, items: Sequence[GoldItem]) -> bool:
    """Tell whether a citation, or what was found, overlaps a place of one of ``items``."""
    return any(item.touched_by(span["article_id"], span["start"], span["end"]) for item in items)


def _is_slice(citation: StoredCitation, text: str | None) -> bool:
    quote = citation["quote"]
    return bool(quote) and text is not None and text[citation["start"] : citation["end"]] == quote


def _citations(statements: Statements) -> list[StoredCitation]:
    return [citation for statement in statements for citation in statement["citations"]]
