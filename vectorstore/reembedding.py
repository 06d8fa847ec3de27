"""Copies a catalogue into a new file whose vectors come from another embedding model.

Replaces nothing: the caller puts the finished file in place of the old one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ingest.article import Article
from vectorstore.catalogue import Catalogue
from vectorstore.database import Database
from vectorstore.encoding import Embedder, Known, batches, embed
from vectorstore.meta import Meta
from vectorstore.progress import Progress

COPY = "catalogue.new.sqlite3"
"""Name of the new file while it is being made."""


def reembed(old: Catalogue, identity: str, embedder: Embedder, folder: Path, progress: Progress) -> Path:
    """Return the path of a catalogue in ``folder`` with the articles of ``old``, embedded by ``embedder``.

    A copy that was begun with the same embedding before is continued.

    Raises:
        DiskFull: there is no room for the copy; the old catalogue is untouched.
    """
    path = folder / COPY
    database = _begun(path, embedder)
    try:
        Meta(database).inherit(identity)
        copy = Catalogue(database)
        _drop_outdated(old, copy)
        total, done = old.counts().articles, copy.counts().articles
        for batch in batches(_missing(old, copy)):
            progress("embedding articles anew", done, total)
            for embedded in embed(batch, embedder, Known()):
                copy.put(*embedded)
            done += len(batch)
        progress("embedding articles anew", total, total)
    finally:
        database.close()
    return path


def _begun(path: Path, embedder: Embedder) -> Database:
    database = Database(path)
    wanted = (embedder.fingerprint, embedder.dimensions)
    if Meta(database).embedding not in (None, wanted):
        database.close()
        path.unlink()
        database = Database(path)
    Meta(database).adopt(*wanted)
    return database


def _drop_outdated(old: Catalogue, copy: Catalogue) -> None:
    for card in copy.cards():
        if old.version_of(card.id) != card.version:
            copy.remove(card.id)


def _missing(old: Catalogue, copy: Catalogue) -> Iterator[Article]:
    for card in old.cards():
        article = old.article(card.id)
        if article and copy.version_of(article.id) is None:
            yield article
