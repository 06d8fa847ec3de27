"""The files that people handed over, kept as they came so that they can be read again.

On disk their name is a hash; the name that a person gave is for display and part of the source. While an
article comes or goes its file is a draft, so that what a kill leaves behind is told from what is to be kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from app import whole_file
from ingest.characters import one_line
from ingest.errors import MissingFile
from ingest.readers import reader_for
from vectorstore.space import require

_SOURCE = re.compile(r"upload/([0-9a-f]{16})/(.+)")
_LONGEST_NAME = 120
_DRAFT = ".new"


def display_name(name: str) -> str:
    """Return a file's name for showing: without folders and hidden characters, and not too long."""
    last = re.split(r"[/\\]", one_line(name.encode("utf-8", "replace").decode()))[-1].strip() or "article"
    path = PurePosixPath(last)
    return f"{path.stem[:_LONGEST_NAME]}{path.suffix}"


def is_upload(source: str) -> bool:
    """Return whether an article's source is a file that was handed over."""
    return _SOURCE.fullmatch(source) is not None


def source_of(name: str, data: bytes) -> str:
    """Return the source of a file that is handed over; the same for the same bytes and name."""
    shown = display_name(name)
    digest = hashlib.sha256(shown.encode() + b"\0" + data).hexdigest()[:16]
    return f"upload/{digest}/{shown}"


class Originals:
    """The kept files in a folder, which is made when there is something to keep."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, source: str, data: bytes) -> None:
        """Keep the bytes of an upload as a draft, until it is settled.

        Raises:
            UnsupportedKind: no reader knows such files.
            DiskFull: there is no room.
        """
        reader_for(source)
        self._folder.mkdir(parents=True, exist_ok=True)
        require(self._folder, len(data))
        whole_file.write(_draft_of(self._file(source)), data)

    def read(self, source: str) -> bytes:
        """Return the bytes of an upload.

        Raises:
            MissingFile: they are not there any more.
        """
        try:
            return self._file(source).read_bytes()
        except OSError as error:
            raise MissingFile(display_name(source)) from error

    def unsettle(self, source: str) -> None:
        """Make the bytes of an upload, if there are any, a draft again, as its article is to go."""
        if is_upload(source) and self._file(source).exists():
            self._file(source).replace(_draft_of(self._file(source)))

    def settle(self, source: str, stored: bool) -> None:
        """Keep the draft of an upload, if there is one, when its article is stored; else delete it."""
        if is_upload(source):
            _settle(self._file(source), stored)

    def sweep(self, sources: Iterable[str]) -> None:
        """Settle the drafts that a kill left behind; ``sources`` are those of the stored articles.

        What is no draft stays, as its article may come back with an older catalogue.
        """
        kept = {self._file(source) for source in sources if is_upload(source)}
        for draft in self._folder.glob(f"*{_DRAFT}"):
            file = draft.with_name(draft.name.removesuffix(_DRAFT))
            _settle(file, file in kept)

    def _file(self, source: str) -> Path:
        found = _SOURCE.fullmatch(source)
        if found is None:
            raise MissingFile(source)
        return self._folder / f"{found[1]}{PurePosixPath(found[2]).suffix.lower()}"


def _draft_of(file: Path) -> Path:
    return file.with_name(f"{file.name}{_DRAFT}")


def _settle(file: Path, stored: bool) -> None:
    draft = _draft_of(file)
    if not stored:
        draft.unlink(missing_ok=True)
    elif draft.exists():
        draft.replace(file)
