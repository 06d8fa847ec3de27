"""Gives a stored article another title, author, date or language, and lays its text out anew.

Reads no file: everything that is needed is in the article.
"""

from __future__ import annotations

import datetime

from ingest import language
from ingest.article import Article, Span
from ingest.build import assemble
from ingest.characters import one_line
from ingest.document import Block
from ingest.errors import BadCorrection
from ingest.metadata import Metadata

LONGEST = 300
"""Characters of a title or an author."""


def known_of(article: Article) -> Metadata:
    """Return what is known of an article besides its text."""
    return Metadata(article.title, article.author, article.published, article.language)


def checked(title: str, author: str | None, published: str | None, code: str) -> Metadata:
    """Return what a person wrote, clean.

    Raises:
        BadCorrection: the title is empty, something is too long, no date, or an unknown language.
    """
    known = Metadata(one_line(title), one_line(author or "") or None, (published or "").strip() or None, code)
    if not any(map(str.isalnum, known.title)):
        raise BadCorrection(title, "a title needs words")
    if len(known.title) > LONGEST or len(known.author or "") > LONGEST:
        raise BadCorrection(known.title, f"titles and names have at most {LONGEST} characters")
    if known.published is not None:
        try:
            datetime.date.fromisoformat(known.published)
        except ValueError as error:
            raise BadCorrection(known.published, "a date looks like 2023-11-06") from error
    if code not in language.KNOWN:
        raise BadCorrection(code, "this language is not known")
    return known


def corrected(article: Article, known: Metadata) -> Article:
    """Return the article as it would be if ``known`` had been understood; itself when nothing changes.

    Headings and paragraphs stay; sentences are found anew, as another language may end them elsewhere.
    """
    return article if known == known_of(article) else assemble(article.source, known, _body(article))


def _body(article: Article) -> list[Block]:
    """Return the blocks that the stored text was made of, after title and dateline."""
    blocks = []
    start = 0
    for part in article.text.split("\n\n"):
        span = Span(start, start + len(part))
        blocks.append(Block("heading" if span in article.headings else "paragraph", part))
        start = span.end + 2
    return blocks[sum(sentence.kind != "body" for sentence in article.sentences) :]
