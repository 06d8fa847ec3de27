"""What people corrected of articles, kept on disk: one small file for each article that has corrections.

A correction replaces exactly the value that was misunderstood: when the source says something else one day,
the source has the word again.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from app import whole_file
from ingest.article import Article
from ingest.correcting import corrected, known_of
from ingest.metadata import Metadata

FOLDER = "library"
"""Folder of what people handed over and corrected, inside the store's."""

Record = dict[str, tuple[str | None, str | None]]
"""Field to the value that was understood, and the one that a person wrote."""


class Corrections:
    """The corrections in a folder, which is made when there is something to keep."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def apply(self, article: Article) -> Article:
        """Return an article that was just read as people have corrected it before."""
        known = known_of(article)
        record = self._read(article.id)
        changes = {field: now for field, (was, now) in record.items() if getattr(known, field) == was}
        return corrected(article, Metadata(**(asdict(known) | changes)))

    def keep(self, stored: Article, known: Metadata) -> None:
        """Remember that a person wants ``known`` where ``stored`` has something else.

        Raises:
            OSError: it cannot be written.
        """
        record = self._read(stored.id)
        for field, now in asdict(known).items():
            was = record.get(field, (getattr(stored, field), None))[0]
            record[field] = (was, now)
        self._write(stored.id, {field: pair for field, pair in record.items() if pair[0] != pair[1]})

    def drop(self, article_id: str) -> None:
        """Forget all corrections of an article."""
        self._file(article_id).unlink(missing_ok=True)

    def _file(self, article_id: str) -> Path:
        return self._folder / f"{article_id}.json"

    def _read(self, article_id: str) -> Record:
        with suppress(OSError, ValueError, TypeError):
            raw = json.loads(self._file(article_id).read_text(encoding="utf-8"))
            return {field: (was, now) for field, (was, now) in raw.items() if field in Metadata.__slots__}
        return {}

    def _write(self, article_id: str, record: Record) -> None:
        if not record:
            self.drop(article_id)
            return
        whole_file.write(self._file(article_id), json.dumps(record, ensure_ascii=False))


def corrections_in(store: Path) -> Corrections:
    """Return the corrections that are kept in a store's folder."""
    return Corrections(store / FOLDER / "corrections")
