"""Stores a batch of articles: judges each, embeds what is new, commits one by one, lets Chroma follow.

Makes no batches and takes no locks; ``store.py`` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ingest.article import Article
from vectorstore.catalogue import Catalogue
from vectorstore.encoding import Embedded, Embedder, Known, embed
from vectorstore.opening import Parts
from vectorstore.progress import Progress
from vectorstore.repair import synchronise
from vectorstore.space import require
from vectorstore.stored import passage_id

Kind = Literal["added", "replaced", "unchanged", "duplicate"]
_FRESH = ("added", "replaced")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article. ``article_id`` is the stored one's: of a duplicate, its twin's."""

    source: str
    title: str
    kind: Kind
    passages: int
    article_id: str


def embed_batch(
    parts: Parts,
    embedder: Embedder,
    batch: list[Article],
    progress: Progress,
    embedded: Sequence[Embedded] = (),
) -> list[Embedded]:
    """Return the articles of a batch that are new or changed, with their vectors; writes nothing.

    Those that are ``embedded`` already come first, and only the others are judged.

    Raises:
        DiskFull: there would be no room for them.
    """
    done = {item.article.id for item in embedded}
    others = [article for article in batch if article.id not in done]
    fresh = [article for article in others if _judge(parts.catalogue, article, batch).kind in _FRESH]
    if not fresh:
        return list(embedded)
    require(parts.folder, sum(_room(article, embedder.dimensions) for article in fresh))
    return [*embedded, *embed(fresh, embedder, _known(parts, fresh), progress)]


def commit_batch(parts: Parts, batch: list[Article], embedded: Sequence[Embedded]) -> list[Outcome]:
    """Write what was embedded of a batch, and return what became of each article.

    None of the batch has the id or the text of another. The articles are judged again, since another
    writer may have been here while they were embedded; no writer may come between this and the last
    ``embed_batch``, so that all that is new has its vectors.
    """
    outcomes = [_judge(parts.catalogue, article, batch) for article in batch]
    kinds = {article.id: outcome.kind for article, outcome in zip(batch, outcomes, strict=True)}
    in_step = parts.meta.in_step
    removed: list[str] = []
    added: list[Embedded] = []
    try:
        for article in batch:
            if kinds[article.id] == "duplicate":
                removed += remove(parts.catalogue, article.id)
        for item in embedded:
            if kinds[item.article.id] not in _FRESH:
                continue
            replaced = parts.catalogue.passage_ids_of(item.article.id)
            parts.catalogue.put(*item)
            removed += replaced
            added.append(item)
    finally:
        follow(parts, in_step, removed, added)
    return outcomes


def remove(catalogue: Catalogue, article_id: str) -> list[str]:
    """Delete an article, if it is there, and return the ids that its passages had."""
    passages = catalogue.passage_ids_of(article_id)
    return passages if catalogue.remove(article_id) else []


def follow(parts: Parts, in_step: bool, removed: list[str], added: Sequence[Embedded]) -> None:
    """Let Chroma do what the catalogue has done, or all that it has missed.

    Args:
        parts: the open store.
        in_step: whether Chroma was in step before the catalogue was written.
        removed: ids of the passages that are gone.
        added: articles that were put.
    """
    if not in_step:
        synchronise(parts.catalogue, parts.meta, parts.dense)
    elif removed or added:
        parts.dense.delete(removed)
        _upsert(parts, added)
        if parts.dense.lasting:
            parts.meta.followed()


def _upsert(parts: Parts, added: Sequence[Embedded]) -> None:
    rows = [
        (passage_id(article.id, article.version, ordinal), article.id, article.language)
        for article, *_ in added
        for ordinal in range(len(article.passages))
    ]
    if rows:
        ids, articles, languages = zip(*rows, strict=True)
        vectors = np.concatenate([item.passage_vectors for item in added])
        parts.dense.upsert(ids, vectors, articles, languages)


def _judge(catalogue: Catalogue, article: Article, batch: list[Article]) -> Outcome:
    stored = catalogue.version_of(article.id)
    twin = catalogue.find_duplicate(article.text)
    kind: Kind = "added" if stored is None else "replaced"
    identifier = article.id
    if stored == article.version:
        kind = "unchanged"
    elif twin is not None and all(twin != other.id for other in batch):
        kind, identifier = "duplicate", twin
    return Outcome(article.source, article.title, kind, len(article.passages), identifier)


def _known(parts: Parts, fresh: list[Article]) -> Known:
    """Return the vectors of all that the old versions of these articles held."""
    known = Known()
    for article in fresh:
        with parts.database.snapshot():
            old, vectors = parts.catalogue.article(article.id), parts.catalogue.vectors.by_span(article.id)
        if old and vectors:
            known.learn(Embedded(old, *vectors))
    return known


def _room(article: Article, dimensions: int) -> int:
    """Return the bytes that an article takes at most: rows, words, Chroma's copy, SQLite's log."""
    vectors = 2 * (len(article.passages) + len(article.sentences)) * dimensions * 4
    return 2 * (vectors + 8 * len(article.text))
