"""The store of a collection: articles go in and out whole, and everything that is searched follows.

Ranks nothing and answers nothing; ``retrieve.py`` asks the parts that are open here.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from ingest.article import Article
from vectorstore.encoding import Embedder, batches
from vectorstore.indexing import Outcome, commit_batch, embed_batch, follow, remove
from vectorstore.opening import Opening
from vectorstore.progress import Progress, unheard
from vectorstore.reembedding import COPY
from vectorstore.repair import quarantined, refill
from vectorstore.space import require

__all__ = ["Embedder", "Opening", "Outcome", "Store"]


class Store:
    """An open store. Threads may use it together; writers take turns, and embed before their turn comes.

    ``catalogue``, ``words`` and ``dense`` are for reading; writing goes through the methods here,
    which keep the three in step.
    """

    def __init__(self, opening: Opening, embedder: Embedder, progress: Progress = unheard) -> None:
        """Finish an opening; see ``Opening.finish`` for what it raises."""
        self._parts = opening.finish(embedder, progress)
        self.embedder = embedder
        self.catalogue = self._parts.catalogue
        self.words = self._parts.words
        self.dense = self._parts.dense
        self._writing = threading.RLock()

    @classmethod
    def open(cls, folder: Path, embedder: Embedder) -> Store:
        """Open the store in ``folder``, which is this process's until ``close``, with Chroma beside it.

        It is created or repaired where needed, and remembers by which ``embedder`` its vectors are.
        See ``Opening`` for what it raises.
        """
        return cls(Opening(folder), embedder)

    def index(self, articles: Iterable[Article], progress: Progress = unheard) -> Iterator[Outcome]:
        """Store articles and yield what became of each, after it is durable; nothing happens unread.

        Articles are embedded in batches and committed one by one, a changed one in place of its old
        version. An exact duplicate of another article's text is not stored again; its outcome comes last, as
        it is judged once more: the other article may have got another text meanwhile.

        Raises:
            DiskFull: the articles of earlier outcomes are stored whole, this batch's later ones not at all.
            ChromaUnreachable: what was stored so far reaches Chroma with the next write or start.
        """
        duplicates: list[Article] = []
        for batch in batches(articles):
            for article, outcome in zip(batch, self._stored(batch, progress), strict=True):
                if outcome.kind == "duplicate":
                    duplicates.append(article)
                else:
                    yield outcome
        for batch in batches(duplicates):
            yield from self._stored(batch, progress)

    def forget(self, article_id: str) -> bool:
        """Take an article out of all that is searched, at once; False when there is none.

        Its bytes stay on the disk until ``purge``.
        """
        with self._writing:
            if self.catalogue.version_of(article_id) is None:
                return False
            in_step = self._parts.meta.in_step
            follow(self._parts, in_step, remove(self.catalogue, article_id), [])
        return True

    def purge(self, progress: Progress = unheard) -> None:
        """Rewrite everything without what was forgotten or replaced, text and vectors alike.

        Raises:
            DiskFull: the rewriting needs as much room again as the catalogue takes.
        """
        with self._writing:
            require(self._parts.folder, self._parts.database.path.stat().st_size)
            self.words.rebuild()
            self._parts.database.compact()
            for folder in quarantined(self._parts.folder):
                shutil.rmtree(folder)
            for leftover in self._parts.folder.glob(f"{COPY}*"):
                leftover.unlink()
            refill(self.catalogue, self._parts.meta, self.dense, progress)

    def close(self) -> None:
        """Give the folder back; a second call does nothing."""
        self.dense.close()
        self._parts.database.close()
        self._parts.lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def _stored(self, batch: list[Article], progress: Progress) -> list[Outcome]:
        embedded = embed_batch(self._parts, self.embedder, batch, progress)
        with self._writing:
            embedded = embed_batch(self._parts, self.embedder, batch, progress, embedded)
            return commit_batch(self._parts, batch, embedded)
