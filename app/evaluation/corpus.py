"""The articles that questions are asked about, as stored: their texts, names and one hash of them all.

Indexes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ingest.article import Article


@dataclass(frozen=True, slots=True)
class Corpus:
    """Stored articles by id."""

    articles: dict[str, Article]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Corpus:
        """Return the corpus of ``articles``."""
        return cls({article.id: article for article in articles})

    @property
    def hash(self) -> str:
        """16 hex digits that change when any article does."""
        versions = sorted(article.version for article in self.articles.values())
        return hashlib.sha256("\n".join(versions).encode()).hexdigest()[:16]

    def text(self, article_id: str) -> str | None:
        """Return an article's stored text, None when no article has that id."""
        article = self.articles.get(article_id)
        return article.text if article else None

    def named(self, name: str | None) -> tuple[Article, ...]:
        """Return the articles whose file is called ``name``; all of them when none is, or for None."""
        everything = tuple(self.articles.values())
        return tuple(a for a in everything if name and file_name(a.source) == name) or everything


def file_name(source: str) -> str:
    """Return the last part of a path or URL."""
    path = urlsplit(source).path if "://" in source else source.replace("\\", "/")
    return PurePosixPath(path).name
