"""The table of readers: which module reads files with which ending.

A new kind of file is one new module with ``read(name, data)`` and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from ingest.document import Document
from ingest.errors import UnsupportedKind
from ingest.readers import docx, html, markdown, pdf, text

Reader = Callable[[str, bytes], Document]
"""Takes the name for messages and the bytes of a file; raises ``IngestError`` kin."""

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": text.read,
        ".md": markdown.read,
        ".html": html.read,
        ".htm": html.read,
        ".pdf": pdf.read,
        ".docx": docx.read,
    }
)


def reader_for(name: str) -> Reader:
    """Return the reader for a file name.

    Raises:
        UnsupportedKind: no reader knows the name's ending.
    """
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise UnsupportedKind(name, ", ".join(READERS))
    return reader
