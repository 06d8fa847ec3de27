"""Reads PDF files, in a child process because a file may be made to exhaust its reader.

Looks into no page itself; ``pdf_page`` does, inside the child.
"""

from __future__ import annotations

from ingest import confined, kind
from ingest.document import Document
from ingest.errors import EmptyFile, MislabelledFile

_HEAD = 1024
"""Bytes in which the signature must stand; some files have a few others before it."""


def read(name: str, data: bytes) -> Document:
    """Return the headings and paragraphs of a PDF.

    Raises:
        IngestError: it is no PDF, needs a password, holds no text, or could not be read within the limits.
    """
    if not data.strip():
        raise EmptyFile(name)
    if b"%PDF-" not in data[:_HEAD]:
        raise MislabelledFile(name, kind.of(data) or "something other than a PDF")
    return confined.read("ingest.readers.pdf_page", name, data)
