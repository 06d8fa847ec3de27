"""What a file really is: refuses binary data and other formats that are named like text.

Decodes nothing; looks at first bytes and control characters only.
"""

from __future__ import annotations

import re

from ingest.errors import BinaryFile, MislabelledFile

_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "an SQLite database",
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_CONTROL_SHARE = 0.02
"""Text has practically no control characters; binary data has 10% of them by chance alone."""
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)


def of(data: bytes) -> str | None:
    """Return the format whose first bytes these are, with its article; ``None`` for text and the unknown."""
    return next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), None)


def refuse_other_formats(name: str, data: bytes) -> None:
    """Raise ``MislabelledFile`` when the first bytes are those of a format that is no text."""
    if kind := of(data):
        raise MislabelledFile(name, kind)


def refuse_binary(name: str, data: bytes) -> None:
    """Raise ``BinaryFile`` when bytes that are not UTF-16 hold NUL or many control characters."""
    controls = len(data) - len(data.translate(None, delete=_CONTROLS))
    if b"\0" in data or controls > _CONTROL_SHARE * len(data):
        raise BinaryFile(name)


def refuse_page(name: str, text: str) -> None:
    """Raise ``MislabelledFile`` when a text is the source of a web page."""
    if _PAGE.match(text[:2000]):
        raise MislabelledFile(name, "a web page")
