"""Articles that are nothing but text: what benchmarks make of paragraphs that nobody published."""

from __future__ import annotations

import hashlib

from ingest.article import Article, Passage, Sentence


def untitled(
    source: str, text: str, language: str, sentences: tuple[Sentence, ...], passages: tuple[Passage, ...]
) -> Article:
    """Return an article without title, author, date and headings; its id is made of ``source``."""
    return Article(
        id=hashlib.sha256(source.encode()).hexdigest()[:16],
        source=source,
        text=text,
        title="",
        author=None,
        published=None,
        language=language,
        headings=(),
        sentences=sentences,
        passages=passages,
        version=hashlib.sha256(text.encode()).hexdigest(),
    )
