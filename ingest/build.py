"""Makes an article of what a reader understood of a file: the pipeline of this package, in order.

Touches no file; ``load`` does.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict

from ingest import chrome, headings, metadata
from ingest.article import Article
from ingest.characters import clean, one_line
from ingest.dateline import dateline
from ingest.document import Block, Document
from ingest.errors import NothingReadable
from ingest.metadata import Metadata
from ingest.stored import Layout, lay_out

FORMAT = 1
"""Part of every version: raise it when articles are understood differently, so that all are indexed anew."""

_BLANK_LINES = re.compile(r"\n\s*\n")


def build(source: str, document: Document) -> Article:
    """Return the article that ``document`` holds; ``source`` is its absolute path, URL or upload name.

    Raises:
        NothingReadable: no words are left once everything that is not the article is gone.
    """
    cleaned = map(_cleaned, document.blocks)
    blocks = chrome.strip([block for block in cleaned if block.text])
    if not any(character.isalnum() for block in blocks for character in block.text):
        raise NothingReadable(source)
    known, rest = metadata.understand(source, document, blocks)
    return assemble(source, known, headings.recognise(rest))


def assemble(source: str, known: Metadata, body: Sequence[Block]) -> Article:
    """Return the article of ``known`` and of the blocks after title and dateline."""
    layout = lay_out(known.title, dateline(known), body, known.language)
    return Article(
        id=hashlib.sha256(source.encode()).hexdigest()[:16],
        source=source,
        text=layout.text,
        title=known.title,
        author=known.author,
        published=known.published,
        language=known.language,
        headings=layout.headings,
        sentences=layout.sentences,
        passages=layout.passages,
        version=_version(known, layout),
    )


def _cleaned(block: Block) -> Block:
    """Return a block that may be stored: no hidden characters, no blank lines, headings on one line."""
    if block.kind == "heading":
        return Block(block.kind, one_line(block.text))
    return Block(block.kind, _BLANK_LINES.sub("\n", clean(block.text)).strip())


def _version(known: Metadata, layout: Layout) -> str:
    understood: Sequence[object] = (FORMAT, asdict(known), asdict(layout))
    return hashlib.sha256(json.dumps(understood, sort_keys=True).encode()).hexdigest()
