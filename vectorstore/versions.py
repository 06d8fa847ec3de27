"""Looks which articles a store holds, and in which version, without opening or locking it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def stored_versions(folder: Path) -> dict[str, str]:
    """Return article id to version; empty when there is no catalogue that can be read."""
    uri = f"{(folder / 'catalogue.sqlite3').absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return dict(connection.execute("SELECT id, version FROM articles"))
    except sqlite3.Error:
        return {}
