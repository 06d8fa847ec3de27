"""Adds, reads again, corrects and deletes articles, so that what people handed over and corrected is kept.

Runs in the caller's thread; ``intake`` is for those who will not wait.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.library.corrections import FOLDER, corrections_in
from app.library.listing import origin_of
from app.library.originals import Originals, display_name, is_upload, source_of
from app.library.removals import removals_in
from ingest import load
from ingest.article import Article
from ingest.correcting import checked, corrected, known_of
from ingest.errors import EmptyFile, IngestError, MissingFile
from ingest.metadata import Metadata
from vectorstore.hit import ArticleCard
from vectorstore.progress import Progress, unheard
from vectorstore.store import Outcome, Store

_DUE = "purge-due"


class Library:
    """The articles of the open ``store`` in ``folder``, with their originals and corrections."""

    def __init__(self, store: Store, folder: Path, fetch: load.Fetch = load.fetch) -> None:
        self._store = store
        self._fetch = fetch
        self._originals = Originals(folder / FOLDER / "originals")
        self._corrections = corrections_in(folder)
        self._removals = removals_in(folder)
        self._due = folder / FOLDER / _DUE
        self._leaving = threading.Lock()
        """Held while something is deleted or purged, so that what is due is never taken for done."""
        self._originals.sweep(card.source for card in store.catalogue.cards())

    def cards(self) -> list[ArticleCard]:
        """Return the metadata of all articles."""
        return self._store.catalogue.cards()

    def article(self, article_id: str) -> Article | None:
        """Return an article, or None when it is not in the collection."""
        return self._store.catalogue.article(article_id)

    def add_file(self, name: str, data: bytes, progress: Progress = unheard) -> Outcome:
        """Add a file that was handed over, and keep it.

        Raises:
            IngestError: it holds no article that can be read.
            StoreError: it cannot be stored.
        """
        source = source_of(name, data)
        return self._add_upload(source, data, _read_upload(source, data), progress)

    def add_text(self, title: str, text: str, progress: Progress = unheard) -> Outcome:
        """Add a text that was pasted, under a title; raises as ``add_file`` does, and for a bad title."""
        heading = checked(title, None, None, "en").title
        if not text.strip():
            raise EmptyFile(heading)
        data = f"{heading}\n\n{text}".encode("utf-8", "replace")
        source = source_of(f"{heading.replace('/', '∕')}.txt", data)
        article = _read_upload(source, data)
        self._corrections.keep(article, replace(known_of(article), title=heading))
        return self._add_upload(source, data, article, progress)

    def add_address(self, address: str, progress: Progress = unheard) -> Outcome:
        """Fetch a page and add it; raises as ``add_file`` does."""
        return self._index(load.load_address(address.strip(), self._fetch), progress)

    def read_again(self, article_id: str, progress: Progress = unheard) -> Outcome:
        """Read an article's source once more; corrections of what it still says are kept.

        Raises:
            IngestError: the source is not there any more, or holds no article; the stored one stays.
        """
        card = self._store.catalogue.card(article_id)
        if card is None:
            raise MissingFile(article_id)
        return self._index(self._read(card.source), progress)

    def correct(self, article_id: str, known: Metadata, progress: Progress = unheard) -> Outcome:
        """Give a stored article other metadata, for now and for when its source is read again.

        Only what the embedding model reads differently is embedded anew.

        Raises:
            MissingFile: there is no such article any more.
        """
        article = self.article(article_id)
        if article is None:
            raise MissingFile(article_id)
        self._corrections.keep(article, known)
        return self._stored(corrected(article, known), progress)

    def delete(self, article_id: str) -> bool:
        """Take an article out of all answers, at once; False when there is none.

        Text and vectors leave the disk with ``purge``, which is due from now on, even after a restart.
        A file on this machine stays out until it is added again by its name, not with its folder.
        """
        card = self._store.catalogue.card(article_id)
        if card is None:
            return False
        with self._leaving:
            self._due.parent.mkdir(parents=True, exist_ok=True)
            self._due.touch()
            if origin_of(card.source) == "file":
                self._removals.add(article_id)
            self._originals.unsettle(card.source)
            try:
                self._store.forget(article_id)
            finally:
                self._settle(card.source, article_id)
        return True

    @property
    def purge_is_due(self) -> bool:
        """Whether bytes of deleted articles are still on the disk."""
        return self._due.exists()

    def purge(self) -> None:
        """Rewrite the store without what was deleted; see ``Store.purge``.

        What is deleted meanwhile waits for it, and is due after it.
        """
        with self._leaving:
            self._store.purge()
            self._due.unlink(missing_ok=True)

    def _read(self, source: str) -> Article:
        if is_upload(source):
            return _read_upload(source, self._originals.read(source))
        if load.is_address(source):
            return load.load_address(source, self._fetch)
        return load.load(Path(source))

    def _add_upload(self, source: str, data: bytes, article: Article, progress: Progress) -> Outcome:
        self._originals.keep(source, data)
        try:
            return self._index(article, progress)
        finally:
            self._settle(source, article.id)

    def _settle(self, source: str, article_id: str) -> None:
        """Keep original and corrections of an article that is stored, whatever went wrong; else neither."""
        stored = self._store.catalogue.version_of(article_id) is not None
        self._originals.settle(source, stored)
        if not stored:
            self._corrections.drop(article_id)

    def _index(self, article: Article, progress: Progress) -> Outcome:
        return self._stored(self._corrections.apply(article), progress)

    def _stored(self, article: Article, progress: Progress) -> Outcome:
        (outcome,) = self._store.index([article], progress)
        return outcome


def _read_upload(source: str, data: bytes) -> Article:
    try:
        return load.read_bytes(source, data)
    except IngestError as error:
        raise error.of(display_name(source)) from error


Work = Callable[[Library, Progress], Outcome]
"""One thing to do with a library that takes time."""
