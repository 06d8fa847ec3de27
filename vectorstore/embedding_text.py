"""What the embedding model reads for a passage and for a sentence of an article.

A passage is read under its article's title and its section's heading, since it seldom repeats what
it is about. A sentence is read twice: by itself, and in its passage. Embeds nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.article import Article, Span

FORMAT = 2
"""Changes with what the functions here return: vectors of other texts do not compare."""


def passage_inputs(article: Article) -> list[str]:
    """Return one text per passage, in order."""
    return [_under(article.title, passage.heading, passage.of(article.text)) for passage in article.passages]


def sentence_places(article: Article, inputs: Sequence[str]) -> list[tuple[Span, ...]]:
    """Return for each passage where its sentences stand in ``inputs``, the texts of ``passage_inputs``."""
    places: list[list[Span]] = [[] for _ in article.passages]
    for sentence in article.sentences:
        passage = article.passages[sentence.passage]
        above = len(inputs[sentence.passage]) - (passage.end - passage.start) - passage.start
        places[sentence.passage].append(Span(sentence.start + above, sentence.end + above))
    return [tuple(spans) for spans in places]


def sentence_inputs(article: Article) -> list[str]:
    """Return one text per sentence, in order; a dateline is read under the title that it belongs to."""
    return [
        _under(article.title if sentence.kind == "dateline" else "", "", sentence.of(article.text))
        for sentence in article.sentences
    ]


def _under(title: str, heading: str, text: str) -> str:
    above = [part for part in (title, heading) if part and not text.startswith(part)]
    return "\n".join([*above, text])
