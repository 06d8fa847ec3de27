"""What the embedding model reads for a passage and for a sentence of an article.

A passage is read under its article's title and its section's heading, since it seldom repeats what
it is about. Embeds nothing.
"""

from __future__ import annotations

from ingest.article import Article

FORMAT = 1
"""Changes with what the functions here return: vectors of other texts do not compare."""


def passage_inputs(article: Article) -> list[str]:
    """Return one text per passage, in order."""
    return [_under(article.title, passage.heading, passage.of(article.text)) for passage in article.passages]


def sentence_inputs(article: Article) -> list[str]:
    """Return one text per sentence, in order; a dateline is read under the title that it belongs to."""
    return [
        _under(article.title if sentence.kind == "dateline" else "", "", sentence.of(article.text))
        for sentence in article.sentences
    ]


def _under(title: str, heading: str, text: str) -> str:
    above = [part for part in (title, heading) if part and not text.startswith(part)]
    return "\n".join([*above, text])
