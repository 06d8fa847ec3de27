"""The articles that questions are asked about, as stored: their texts, names and one hash of them all.

Indexes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from app.evaluation.report import StoredArticle
from ingest.article import Article, Passage, Sentence


@dataclass(frozen=True, slots=True)
class Corpus:
    """Stored articles by id."""

    articles: dict[str, Article]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Corpus:
        """Return the corpus of ``articles``."""
        return cls({article.id: article for article in articles})

    @classmethod
    def from_json(cls, documents: Iterable[StoredArticle]) -> Corpus:
        """Return the corpus that ``as_json`` described; titles and authors are not in there."""
        return cls.of(map(_article, documents))

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

    def as_json(self, article_ids: Iterable[str], names: Iterable[str]) -> list[StoredArticle]:
        """Return what scoring needs of the articles with these ids or file names.

        Each has ``id``, ``source`` (the file's name alone), ``language``, ``version``, ``text``, and
        ``passages`` (start, end) and ``sentences`` (start, end, passage) as offsets into the text.
        """
        ids, files = set(article_ids), set(names)
        return [
            _document(article)
            for article in self.articles.values()
            if article.id in ids or file_name(article.source) in files
        ]


def file_name(source: str) -> str:
    """Return the last part of a path or URL."""
    path = urlsplit(source).path if "://" in source else source.replace("\\", "/")
    return PurePosixPath(path).name


def _document(article: Article) -> StoredArticle:
    return {
        "id": article.id,
        "source": file_name(article.source),
        "language": article.language,
        "version": article.version,
        "text": article.text,
        "passages": [(passage.start, passage.end) for passage in article.passages],
        "sentences": [(s.start, s.end, s.passage) for s in article.sentences],
    }


def _article(document: StoredArticle) -> Article:
    return Article(
        id=document["id"],
        source=document["source"],
        text=document["text"],
        title="",
        author=None,
        published=None,
        language=document["language"],
        headings=(),
        sentences=tuple(Sentence(*span) for span in document["sentences"]),
        passages=tuple(Passage(*span) for span in document["passages"]),
        version=document["version"],
    )
