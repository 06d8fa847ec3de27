"""Which articles people took out of the collection, so that reading a folder again does not bring them back.

Keeps the articles' ids, which are hashes of where they came from, and nothing that stood in them.
"""

from __future__ import annotations

from pathlib import Path

from app.library.corrections import FOLDER


class Removals:
    """The removals in a folder, an empty file for each article; made when there is something to keep."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __contains__(self, article_id: str) -> bool:
        return self._file(article_id).exists()

    def add(self, article_id: str) -> None:
        """Remember that a person took an article out.

        Raises:
            OSError: it cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file(article_id).touch()

    def drop(self, article_id: str) -> None:
        """Forget it, as the article was asked for again."""
        self._file(article_id).unlink(missing_ok=True)

    def _file(self, article_id: str) -> Path:
        return self._folder / article_id


def removals_in(store: Path) -> Removals:
    """Return the removals that are kept in a store's folder."""
    return Removals(store / FOLDER / "removed")
