"""Refuses to write before the disk is full, so that there is always room left to answer questions.

Frees nothing.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from vectorstore.errors import DiskFull

RESERVE = 64 * 2**20
"""Bytes that writing leaves free: SQLite's log, and Chroma's index while it is saved."""


def scarce(folder: Path) -> bool:
    """Return whether the reserve itself is touched, so that not even Chroma may be opened on that disk."""
    return shutil.disk_usage(folder).free < RESERVE


def require(folder: Path, needed: int) -> None:
    """Make sure that ``needed`` bytes fit into ``folder`` beside the reserve.

    Raises:
        DiskFull: they do not.
    """
    if shutil.disk_usage(folder).free < needed + RESERVE:
        raise DiskFull(folder)
