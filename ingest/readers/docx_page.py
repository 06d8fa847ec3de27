"""The door to mammoth: the headings and paragraphs of a Word document, and what its properties say.

Reads no pictures, comments, headers and footers. Runs as ``python -m ingest.readers.docx_page``, confined.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

import mammoth

from ingest import bylines, confined
from ingest.characters import one_line, same
from ingest.document import Block, BlockKind, Document
from ingest.errors import Bomb, MislabelledFile, UnreadableFile
from ingest.readers.raised import raised

MOST_ENTRIES = 2_000
MOST_BYTES = 100 * 2**20
MOST_RATIO = 100
_SMALL = 2**20
"""Bytes up to which an entry may be packed as tightly as it likes."""
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
"""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_BACK = "#footnote-ref-"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"


def parse(data: bytes) -> Document:
    """Return the document in the bytes of a ``.docx`` file.

    Raises:
        IngestError: it is a bomb, no Word document, or damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            refuse_bomb(archive)
            if "word/document.xml" not in archive.namelist():
                raise MislabelledFile("", "a ZIP archive or another Office document")
            stated = _properties(archive)
        page = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {})
        )
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, OSError) as error:
        raise UnreadableFile("", "it is damaged") from error
    blocks = tuple(_blocks(ElementTree.fromstring(f"<body>{page.value}</body>")))
    title, creator = stated.get("title", ""), stated.get("creator", "")
    return Document(
        blocks=blocks,
        title=title if any(same(block.text, title) for block in blocks) else None,
        language=stated.get("language"),
        creator=creator if creator and bylines.is_full_name(creator) else None,
    )


def refuse_bomb(archive: zipfile.ZipFile) -> None:
    """Raise ``Bomb`` when an archive is packed as no document is; unpacks nothing whose size is unfit."""
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Bomb("", f"more than {MOST_ENTRIES:,} parts")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Bomb("", f"more than {MOST_BYTES // 2**20} MB unpacked")
    if any(
        entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
        for entry in entries
    ):
        raise Bomb("", f"more than {MOST_RATIO} times its size unpacked")
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")) and _declares_type(archive.read(entry)):
            raise Bomb("", "a document type declaration")


def _declares_type(xml: bytes) -> bool:
    return b"<!doctype" in xml.replace(b"\0", b"").lower()


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the core properties: title, creator, language where they are stated."""
    if "docProps/core.xml" not in archive.namelist():
        return {}
    root = ElementTree.fromstring(archive.read("docProps/core.xml"))
    return {
        element.tag.removeprefix(_DUBLIN): one_line(element.text)
        for element in root
        if element.tag.startswith(_DUBLIN) and element.text
    }


def _blocks(element: ElementTree.Element) -> Iterator[Block]:
    """Walk mammoth's page: what holds words itself is a block, of a table each row."""
    for child in element:
        if child.tag in _HEADINGS:
            yield from _block("heading", _words(child))
        elif child.tag in ("p", "li"):
            yield from _block("paragraph", _words(child))
            yield from (block for nested in child if nested.tag in _LISTS for block in _blocks(nested))
        elif child.tag == "tr":
            cells = (" ".join("".join(_words(cell)).split("\n")).strip() for cell in child)
            yield from _block("paragraph", [" — ".join(filter(None, cells))])
        else:
            yield from _blocks(child)


def _block(kind: BlockKind, words: Iterable[str]) -> Iterator[Block]:
    if text := "".join(words).strip():
        yield Block(kind, text)


def _words(element: ElementTree.Element) -> Iterator[str]:
    """Yield the words of an element without those of lists in it and without links back from notes."""
    if element.tag == "br":
        yield "\n"
    text = element.text or ""
    yield raised(text) if element.tag == "sup" else text
    for child in element:
        if child.tag not in _LISTS and not child.get("href", "").startswith(_BACK):
            yield from _words(child)
            yield "\n" if child.tag == "p" else ""
        yield child.tail or ""


if __name__ == "__main__":
    confined.serve(parse)
