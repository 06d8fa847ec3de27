"""Tells whether a file has the SHA-256 it should have, and remembers it, so that it is read only once.

Changes no file but its own notes.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from vectorstore.progress import Progress, unheard

CHUNK = 1 << 22


def is_verified(path: Path, sha256: str, size: int, note: Path, progress: Progress = unheard) -> bool:
    """Return whether ``path`` is a file of ``size`` bytes with that hash, and can be read.

    ``note`` remembers the file's size and time of change when the hash was right; while they stay as they
    were, the file is not read again.
    """
    if not path.is_file() or path.stat().st_size != size:
        return False
    if _noted(note) == _mark(path, sha256):
        return True
    try:
        if sha256_of(path, progress) != sha256:
            return False
    except OSError:
        return False
    remember(path, sha256, note)
    return True


def remember(path: Path, sha256: str, note: Path) -> None:
    """Note that ``path`` has that hash now. Where no note may be written, it is read again next time."""
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(json.dumps(_mark(path, sha256)), encoding="utf-8")


def sha256_of(path: Path, progress: Progress = unheard) -> str:
    """Return the SHA-256 of the whole file, in hex."""
    digest, done, total = hashlib.sha256(), 0, path.stat().st_size
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            progress(f"checking {path.name.removesuffix('.partial')}", done, total)
    return digest.hexdigest()


def _mark(path: Path, sha256: str) -> dict[str, str | int]:
    state = path.stat()
    return {
        "path": str(path.resolve()),
        "bytes": state.st_size,
        "changed_ns": state.st_mtime_ns,
        "sha256": sha256,
    }


def _noted(note: Path) -> object:
    try:
        return json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
