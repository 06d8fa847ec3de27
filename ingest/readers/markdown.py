"""The door to Markdown: its syntax becomes plain blocks, its front matter raw metadata.

Renders nothing: links keep their words, images go, lists and code keep their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest import lines
from ingest.characters import clean
from ingest.decode import decode
from ingest.document import Block, Document
from ingest.kind import refuse_page
from ingest.readers import front_matter
from ingest.readers.raised import raised

_HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.I | re.S)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_RAISED = re.compile(r"<sup\b[^<>]*>(.*?)</sup\s*>", re.I | re.S)
_RAISING = re.compile(r"<(/?)sup\b[^<>]*>", re.I)
_BREAK = re.compile(r"<(?:br|/?p|/?div)\b[^<>]*>", re.I)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of text between two pieces of syntax; ``kind`` ``code`` keeps them together."""

    kind: str
    text: str


def read(name: str, data: bytes) -> Document:
    """Return the blocks of a Markdown file and what its front matter says.

    Raises:
        IngestError: the bytes are not the text of an article.
    """
    text = decode(name, data)
    refuse_page(name, text)
    pairs, body = front_matter.split(text)
    return Document(
        blocks=tuple(_blocks([piece for piece in _pieces(body) if piece.text.strip()])),
        title=pairs.get("title"),
        author=pairs.get("author") or pairs.get("authors"),
        published=pairs.get("date") or pairs.get("published"),
        language=pairs.get("language") or pairs.get("lang"),
    )


def _blocks(pieces: Sequence[_Piece]) -> Iterator[Block]:
    prose = [lines.chunks(piece.text)[0] if piece.kind == "prose" else [] for piece in pieces]
    for piece, group in zip(pieces, _unwrap(prose), strict=True):
        if piece.kind == "heading":
            yield Block("heading", piece.text)
        elif piece.kind == "code":
            yield Block("paragraph", piece.text)
        else:
            yield from (Block("paragraph", paragraph) for paragraph in group)


def _unwrap(groups: Sequence[list[str]]) -> Iterator[list[str]]:
    paragraphs = iter(lines.unwrap([group for group in groups if group]))
    return (next(paragraphs) if group else [] for group in groups)


def _pieces(body: str) -> Iterator[_Piece]:
    kind, marker, row = "prose", "", list[str]()
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        match token.type:
            case "heading_open":
                kind = "heading"
            case "heading_close":
                kind = "prose"
            case "list_item_open":
                marker = f"{token.info}{token.markup} " if token.info else ""
            case "td_open" | "th_open":
                kind = "cell"
            case "tr_close":
                yield _Piece("prose", " — ".join(filter(None, row)))
                kind, row = "prose", []
            case "inline" if kind == "cell":
                row.append(_plain(token).replace("\n", " "))
            case "inline":
                yield _Piece(kind, marker + _plain(token))
                marker = ""
            case "fence":
                yield _Piece("code", clean(token.content))
            case "code_block" | "html_block":
                shown = _RAISED.sub(_raised, _HIDDEN.sub("", token.content))
                text = clean(_TAG.sub("", _BREAK.sub("\n\n", shown)))
                yield from (_Piece("prose", "\n".join(chunk)) for chunk in lines.chunks(text))


def _raised(match: re.Match[str]) -> str:
    return raised(_TAG.sub("", match[1]))


def _plain(token: Token) -> str:
    """Return the words of an inline token, with its line breaks."""
    words = []
    above = False
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            words.append(raised(child.content) if above else child.content)
        elif child.type == "html_inline" and (mark := _RAISING.fullmatch(child.content)):
            above = not mark[1]
        elif child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and _BREAK.fullmatch(child.content)
        ):
            words.append("\n")
    return re.sub(r"\n\s*\n", "\n", clean("".join(words))).strip()
