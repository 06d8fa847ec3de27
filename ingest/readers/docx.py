"""Reads Word documents, in a child process because a file may be made to exhaust its reader.

Opens no archive itself; ``docx_page`` does, inside the child.
"""

from __future__ import annotations

from ingest import confined, kind
from ingest.document import Document
from ingest.errors import EmptyFile, LockedFile, MislabelledFile

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(name: str, data: bytes) -> Document:
    """Return the headings and paragraphs of a ``.docx`` file.

    Raises:
        IngestError: it is no such document, needs a password, is packed like a bomb, or could not be read
            within the limits.
    """
    if not data.strip():
        raise EmptyFile(name)
    if data.startswith(_COMPOUND) and _ENCRYPTED in data:
        raise LockedFile(name)
    if data.startswith(_COMPOUND):
        raise MislabelledFile(name, "a Word document of the old kind (.doc)")
    if not data.startswith(_ZIP):
        raise MislabelledFile(name, kind.of(data) or "something other than a Word document")
    return confined.read("ingest.readers.docx_page", name, data)
