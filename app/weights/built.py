"""Builds the embedding folder once, whole or not at all, and tells whether it is still as it was built.

Knows nothing of what is in the folder; ``embedding_folder.py`` or ``archive.py`` writes it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.errors import WeightsError
from app.weights import embedding_folder

RECIPE = 1
"""Raise it when ``embedding_folder.py`` writes something else: folders built before are built again."""
SEAL = "built.json"
GROWTH = 7
"""How many times larger than its 4-bit source a folder is at most, in float32 with its tokenizer."""

Write = Callable[[Path, Path], None]
"""Takes a weights file and an empty folder to fill."""


def is_whole(folder: Path, sha256: str) -> bool:
    """Return whether ``folder`` was built of the weights with that hash and has not changed since.

    Looks at names, sizes and times, not at contents. Times count in seconds, for archives keep no more.
    """
    try:
        seal = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        files = {name: _state(folder / name) for name in seal["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(seal == _seal(sha256, files))


def build(weights: Path, folder: Path, sha256: str, write: Write = embedding_folder.write) -> None:
    """Build ``folder`` of the file ``weights``, which has that hash, in place of one that is not whole.

    Raises:
        WeightsError: the file cannot be read, or the folder not be written.
    """
    growing = folder.with_name(f".{folder.name}.building")
    try:
        shutil.rmtree(growing, ignore_errors=True)
        growing.mkdir(parents=True)
        write(weights, growing)
        files = sorted(path for path in growing.rglob("*") if path.is_file())
        for path in files:
            _settle(path)
        states = {path.relative_to(growing).as_posix(): _state(path) for path in files}
        (growing / SEAL).write_text(json.dumps(_seal(sha256, states), indent=2), encoding="utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        growing.replace(folder)
    except OSError as error:
        raise WeightsError(f"cannot build {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(growing, ignore_errors=True)


def _settle(path: Path) -> None:
    """Wait until the file is on the disk, so that a seal never vouches for bytes that a power cut took."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _state(path: Path) -> list[int]:
    state = path.stat()
    return [state.st_size, int(state.st_mtime)]


def _seal(sha256: str, files: dict[str, list[int]]) -> dict[str, Any]:
    return {"recipe": RECIPE, "source": sha256, "files": files}
