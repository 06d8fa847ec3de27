"""What every answer object must keep, whoever made it."""

from __future__ import annotations

from collections.abc import Callable

VERDICTS = {"supported", "partly supported", "unsupported", "not checked"}


def assert_answer_keeps_the_contract(answer: dict, text_of: Callable[[str], str]) -> None:
    """Fail unless all fields are there, every quote is its slice, and every statement has a verdict."""
    assert {
        "question", "language", "status", "statements", "text", "sources", "retrieved", "timings", "models",
    } <= answer.keys()  # fmt: skip
    sources = {source["article_id"] for source in answer["sources"]}
    for statement in answer["statements"]:
        assert statement["verdict"] in VERDICTS
        for citation in statement["citations"]:
            assert citation["article_id"] in sources
            text = text_of(citation["article_id"])
            assert citation["quote"] == text[citation["start"] : citation["end"]]
