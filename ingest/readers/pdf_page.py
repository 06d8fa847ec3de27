"""The door to PDFium: what a PDF draws, as runs of characters with their places.

Recognises no text in pictures. Runs as ``python -m ingest.readers.pdf_page``, confined.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median_low

import pypdfium2
from pypdfium2 import raw

from ingest import bylines, confined
from ingest.characters import one_line, same
from ingest.document import Document
from ingest.errors import GarbledText, LockedFile, PicturesOnly, TooLarge, UnreadableFile
from ingest.readers import raised
from ingest.readers.line import Line
from ingest.readers.page_layout import blocks, title

_PAGES = 2_000
_FEWEST_LETTERS = 20
"""Letters that a PDF has when it has any text at all."""
_READABLE = 0.7
"""Share of characters that are letters, digits, signs or spaces, not placeholders of an unnamed font."""
_DOWN, _ASIDE, _RAISED = 0.5, 1.5, 0.15
"""In heights of a character: what ends a line downwards and sideways, and what lifts a note's number."""
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_BOLD = ("bold", "black", "heavy", "demi")


def parse(data: bytes) -> Document:
    """Return the document in the bytes of a PDF.

    Raises:
        IngestError: it needs a password, is damaged or too long, or holds no text that can be read.
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (
            LockedFile("") if "password" in str(error).lower() else UnreadableFile("", "damaged")
        ) from error
    if len(pdf) > _PAGES:
        raise TooLarge("", f"{_PAGES:,} pages")
    pages = [list(_lines(page.get_textpage())) for page in pdf]
    _refuse_unreadable("".join(line.text for page in pages for line in page))
    stated = pdf.get_metadata_dict()
    creator = one_line(stated.get("Author") or "")
    return Document(
        blocks=tuple(blocks(pages)),
        title=_stated_title(one_line(stated.get("Title") or ""), pages[0]) or title(pages),
        creator=creator if creator and bylines.is_full_name(creator) else None,
    )


def _refuse_unreadable(text: str) -> None:
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        raise GarbledText("") if len(text) > _FEWEST_LETTERS else PicturesOnly("")
    if sum(map(str.isprintable, text)) - text.count("\ufffd") < _READABLE * len(text):
        raise GarbledText("")


def _stated_title(stated: str, lines: Sequence[Line]) -> str | None:
    """Return the title of the metadata when the page shows it; others are names of files or templates."""
    texts = [line.text for line in lines]
    shown = (" ".join(texts[start:end]) for start in range(len(texts)) for end in range(start + 1, start + 4))
    return stated if stated and any(same(line, stated) for line in shown) else None


@dataclass(slots=True)
class _Run:
    """Characters that follow each other on one line."""

    first: int
    left: float
    bottom: float
    height: float
    right: float
    last: int
    characters: list[str] = field(default_factory=list)
    cells: list[tuple[float, float]] = field(default_factory=list)
    """Bottom and height of each character; those of ligatures and signs may come from another font."""

    def goes_on(self, left: float, bottom: float) -> bool:
        """Return whether a character at that place is on this line, without a wide gap."""
        level = abs(bottom - self.bottom) <= _DOWN * self.height
        return level and -self.height <= left - self.right <= _ASIDE * self.height


def _lines(textpage: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page in the order of the file, cut at wide gaps."""
    run: _Run | None = None
    for index in range(textpage.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(textpage, index))
        if character in "\r\n\0":
            continue
        left, right, bottom, height = _box(textpage, index)
        if character.isspace():
            if run is not None:
                run.characters.append(character)
            continue
        if run is not None and not run.goes_on(left, bottom):
            yield _line(textpage, run)
            run = None
        if run is None:
            run = _Run(index, left, bottom, height, right, index)
        small = height < 0.8 * run.height and bottom > run.bottom + _RAISED * run.height
        run.characters.append(character.translate(raised.DIGITS if small else _LIGATURES))
        run.cells.append((bottom, height))
        run.right, run.last = right, index
    if run is not None:
        yield _line(textpage, run)


def _line(textpage: pypdfium2.PdfTextPage, run: _Run) -> Line:
    bold = _is_bold(textpage, run.first) and _is_bold(textpage, run.last)
    bottom, height = (median_low(values) for values in zip(*run.cells, strict=True))
    return Line("".join(run.characters).strip(" \t"), run.left, run.right, bottom, height, bold)


def _box(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Return left, right, bottom and height of a character's cell, in points."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
    return box.left, box.right, box.bottom, max(box.top - box.bottom, 0.1)


def _is_bold(textpage: pypdfium2.PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(256)
    raw.FPDFText_GetFontInfo(textpage, index, name, len(name), ctypes.c_int())
    return any(word in name.value.lower().decode("latin-1") for word in _BOLD)


if __name__ == "__main__":
    confined.serve(parse)
