"""Opens a store folder: takes its lock, has Chroma examined, refuses another embedding, repairs.

Indexes and searches nothing; ``store.py`` does, with the parts that come out of here.
"""

from __future__ import annotations

import logging
import random
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from vectorstore.catalogue import Catalogue
from vectorstore.database import Database
from vectorstore.dense import DenseIndex
from vectorstore.encoding import Embedder
from vectorstore.errors import DiskFull, StoreError, WrongEmbedding
from vectorstore.health import Expected, Probe, Verdict, examine
from vectorstore.lock import StoreLock
from vectorstore.meta import Meta
from vectorstore.progress import Progress, unheard
from vectorstore.reembedding import reembed
from vectorstore.repair import quarantine, refill, synchronise
from vectorstore.space import scarce
from vectorstore.words import WordIndex

NEWEST, OTHERS = 500, 500
"""Passages that are examined at the start: a kill tears the newest, a sample stands for the rest."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parts:
    """An opened store, this process's own until ``lock`` is released."""

    folder: Path
    lock: StoreLock
    database: Database
    meta: Meta
    catalogue: Catalogue
    words: WordIndex
    dense: DenseIndex


class Opening:
    """A store folder on its way to being open.

    Construction takes the lock and starts the examination of Chroma, which runs while the caller
    loads its embedding model; then comes ``finish``, or ``abandon`` when the model would not load.
    """

    def __init__(self, folder: Path, chroma_url: str | None = None) -> None:
        """Begin.

        Args:
            folder: holds the catalogue and, without ``chroma_url``, Chroma; made when missing.
            chroma_url: address of a Chroma server.

        Raises:
            StoreInUse: another process owns the folder.
            StoreDamaged: the catalogue cannot be read.
            StoreError: the folder cannot be used.
        """
        self._folder = folder
        self._url = chroma_url
        self._chroma = folder / "chroma"
        self._place: Path | str | None = chroma_url or self._chroma
        with ExitStack() as undo:
            _make(folder)
            self._lock = StoreLock(folder)
            undo.callback(self._lock.release)
            if not chroma_url and scarce(folder):
                self._place = None
            self._read(folder / "catalogue.sqlite3")
            undo.callback(lambda: self._database.close())
            self._probe = self._examine()
            undo.callback(self._stop_probe)
            self._undo = undo.pop_all()

    def finish(self, embedder: Embedder, progress: Progress = unheard) -> Parts:
        """Repair what needs it and return the open store.

        Raises:
            WrongEmbedding: the vectors come from another embedding than ``embedder``.
            ChromaUnreachable: no Chroma server answers.
        """
        with self._undo:
            self._agree(embedder)
            words = WordIndex(self._database)
            dense = self._dense(progress)
            self._undo.pop_all()
        return Parts(self._folder, self._lock, self._database, self._meta, self._catalogue, words, dense)

    def reembed(self, embedder: Embedder, progress: Progress = unheard) -> None:
        """Make everything that follows from the articles' texts anew, vectors of ``embedder`` included.

        Killed before the end, the store is as it was, and the next call goes on where this one stopped.
        """
        with self._undo as undo:
            self._stop_probe()
            if self._meta.embedding in (None, (embedder.fingerprint, embedder.dimensions)):
                WordIndex(self._database).rebuild()
                self._meta.lose()
            else:
                copy = reembed(self._catalogue, self._meta.identity, embedder, self._folder, progress)
                self._database.replace(copy)
                self._read(self._database.path)
            self._undo = undo.pop_all()

    def abandon(self) -> None:
        """Give the folder back unopened."""
        self._undo.close()

    def _read(self, path: Path) -> None:
        self._database = Database(path)
        self._meta = Meta(self._database)
        self._catalogue = Catalogue(self._database)

    def _examine(self) -> Probe | None:
        """Start the examination of a Chroma folder, when there is one that is worth it."""
        expected = self._expected()
        if self._place != self._chroma or self._meta.lost or not expected or not self._chroma.exists():
            return None
        return Probe(self._chroma, expected)

    def _stop_probe(self) -> None:
        if self._probe:
            self._probe.stop()
            self._probe = None

    def _expected(self) -> Expected | None:
        passages = self._catalogue.passage_ids()
        older = passages[:-NEWEST]
        sample = passages[-NEWEST:] + random.sample(older, min(OTHERS, len(older)))
        vectors = self._catalogue.vectors.of(sample)
        return vectors and Expected(self._collection, len(passages), vectors.ids, vectors.vectors)

    @property
    def _collection(self) -> str:
        return f"ibid-{self._meta.identity}"

    def _agree(self, embedder: Embedder) -> None:
        if self._meta.embedding == (embedder.fingerprint, embedder.dimensions):
            return
        if self._meta.embedding and self._catalogue.counts().articles:
            raise WrongEmbedding(self._meta.embedding[0], embedder.fingerprint)
        self._meta.adopt(embedder.fingerprint, embedder.dimensions)

    def _dense(self, progress: Progress) -> DenseIndex:
        verdict: Verdict = "healthy" if self._url else self._verdict_on_folder()
        dense = DenseIndex(self._place, self._collection)
        self._undo.callback(dense.close)
        if self._url:
            verdict = self._verdict_on_server(dense)
        try:
            if verdict == "damaged":
                refill(self._catalogue, self._meta, dense, progress)
            elif verdict == "out of step" or not self._meta.in_step:
                synchronise(self._catalogue, self._meta, dense, progress)
        except DiskFull:
            logger.warning("the disk is full: some passages are found by their words only")
        return dense

    def _verdict_on_folder(self) -> Verdict:
        """Leave a folder that can be opened, or none."""
        if self._place is None:
            logger.warning("the disk is full: the vector index is kept in memory, and nothing can be added")
            return "out of step"
        if self._probe is None:
            shutil.rmtree(self._chroma, ignore_errors=True)
            return "out of step"
        verdict = self._probe.result()
        if verdict == "damaged":
            quarantine(self._chroma)
            return "out of step"
        return verdict

    def _verdict_on_server(self, dense: DenseIndex) -> Verdict:
        expected = self._expected()
        if self._meta.lost:
            return "damaged"
        return examine(dense, expected.ids, expected.vectors).verdict(expected) if expected else "out of step"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the store folder {folder} cannot be made ({error.strerror})") from error
