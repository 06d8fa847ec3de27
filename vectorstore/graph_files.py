"""Blanks the room in Chroma's graph files that holds no element yet.

A new graph is written with room for a hundred elements, and Chroma writes that room as it found it in the
process's memory: rows and vectors of deleted passages, too. Reads no element and changes none.
"""

from __future__ import annotations

import struct
from pathlib import Path

_HEADER = struct.Struct("=iQQQQ")
"""The beginning of ``header.bin``: version, offset, room for elements, elements, bytes of an element."""
_LENGTH = 4
"""Bytes that ``length.bin`` holds for each element."""


class GraphFiles:
    """The graph files in a Chroma folder, one subfolder for each collection."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._blanked: dict[Path, int] = {}

    def blank(self) -> None:
        """Overwrite with zeros what stands behind the last element of each graph.

        Call it only while Chroma writes nothing. What was not written to since the last call is skipped.
        """
        for header in self._folder.glob("*/header.bin"):
            elements = header.with_name("data_level0.bin")
            if elements.exists() and self._blanked.get(elements) != _written(elements):
                _blank_behind(header)
                self._blanked[elements] = _written(elements)


def _blank_behind(header: Path) -> None:
    with header.open("rb") as file:
        beginning = file.read(_HEADER.size)
    if len(beginning) < _HEADER.size:
        return
    *_, elements, size = _HEADER.unpack(beginning)
    for name, each in (("data_level0.bin", size), ("length.bin", _LENGTH)):
        with header.with_name(name).open("r+b") as file:
            file.seek(elements * each)
            room = file.read()
            if any(room):
                file.seek(elements * each)
                file.write(bytes(len(room)))


def _written(file: Path) -> int:
    return file.stat().st_mtime_ns
