"""Reads web pages, in a child process because a page may be made to exhaust its reader.

Looks into no markup itself; ``html_page`` does, inside the child.
"""

from __future__ import annotations

import re

from ingest import confined
from ingest.decode import decode
from ingest.document import Document

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_HEAD = 4096
"""Bytes in which a page must declare its encoding."""


def read(name: str, data: bytes) -> Document:
    """Return the article of a web page and what its markup says of it.

    Raises:
        IngestError: the bytes are no text, or the page could not be read within the limits.
    """
    charset = _CHARSET.search(data[:_HEAD])
    text = decode(name, data, charset[1].decode("ascii") if charset else None)
    return confined.read("ingest.readers.html_page", name, text.encode())
