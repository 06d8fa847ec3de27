"""Reads plain text: every paragraph a block. Recognises no titles or headings; the file marks none."""

from __future__ import annotations

from ingest import lines
from ingest.decode import decode
from ingest.document import Block, Document
from ingest.kind import refuse_page


def read(name: str, data: bytes) -> Document:
    """Return the paragraphs of a ``.txt`` file.

    Raises:
        IngestError: the bytes are not the text of an article.
    """
    text = decode(name, data)
    refuse_page(name, text)
    groups = lines.unwrap(lines.chunks(text))
    return Document(tuple(Block("paragraph", paragraph) for group in groups for paragraph in group))
