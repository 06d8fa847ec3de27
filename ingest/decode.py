"""Bytes become text: UTF-8, UTF-16 and UTF-32 by their mark, else an older encoding that fits clearly.

Never guesses silently: when no encoding fits clearly, it refuses.
"""

from __future__ import annotations

import codecs

from ingest import legacy
from ingest.characters import clean
from ingest.errors import EmptyFile, UnknownEncoding
from ingest.kind import refuse_binary, refuse_other_formats

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REALLY_WINDOWS = ("ascii", "iso8859-1", "latin-1")
"""Encodings that pages declare when they mean Windows-1252."""


def decode(name: str, data: bytes, declared: str | None = None) -> str:
    """Return the clean text of a file; ``declared`` is the encoding that the file itself claims.

    Raises:
        IngestError: the file is empty, binary, of another format, or of an encoding that cannot be told.
    """
    if not data.strip():
        raise EmptyFile(name)
    refuse_other_formats(name, data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return clean(_known(name, _strictly(data, encoding)))
    refuse_binary(name, data)
    return clean(
        _known(name, _strictly(data, "utf-8") or _as_declared(data, declared) or legacy.decode(data))
    )


def in_utf8(data: bytes, declared: str | None) -> bytes:
    """Return text in UTF-8 when it is in the older encoding that ``declared`` names, else as it is."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)) or _strictly(data, "utf-8") is not None:
        return data
    text = _as_declared(data, declared)
    return data if text is None else text.encode()


def _known(name: str, text: str | None) -> str:
    if text is None:
        raise UnknownEncoding(name)
    return text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _as_declared(data: bytes, declared: str | None) -> str | None:
    """Return text in an older encoding; what is declared to be Unicode is told by its bytes alone."""
    try:
        codec = codecs.lookup(declared or "utf-8").name
    except LookupError:
        return None
    if "utf" in codec or "unicode" in codec:
        return None
    return _strictly(data, "cp1252" if codec in _REALLY_WINDOWS else codec)
