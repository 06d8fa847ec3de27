"""PDF and Word files made by hand, as small as the formats allow."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

Text = tuple[float, float, float, str, str]
"""x, y and size in points, font (``F1`` regular, ``F2`` bold), and words."""

_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
_BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style></w:styles>'
)


def pdf(pages: Iterable[Iterable[Text]], **properties: str) -> bytes:
    """Return a PDF that shows texts, in Windows-1252, at given places."""
    drawn = [_drawing(page) for page in pages]
    count = len(drawn)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
        _FONT.format(name="Helvetica").encode(),
        _FONT.format(name="Helvetica-Bold").encode(),
        b"<< "
        + b" ".join(b"/%s (%s)" % (k.encode(), v.encode("cp1252")) for k, v in properties.items())
        + b" >>",
    ]
    for number, drawing in enumerate(drawn):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing))
    return _file(objects)


def column(x: float, top: float, lines: Iterable[str], size: float = 10, leading: float = 12) -> list[Text]:
    """Return lines under each other."""
    return [(x, top - number * leading, size, "F1", line) for number, line in enumerate(lines)]


def docx(*paragraphs: tuple[str, str], parts: dict[str, bytes] | None = None) -> bytes:
    """Return a Word document of paragraphs, each a style id (or ``""``) and words; ``parts`` are added."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
        for style, words in paragraphs
    )
    contents = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.encode(),
        "word/styles.xml": _STYLES.encode(),
        "word/_rels/document.xml.rels": _RELATIONS.replace('officeDocument" ', 'styles" ')
        .replace("word/document.xml", "styles.xml")
        .encode(),
        "word/document.xml": _BODY.format(body).encode(),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (contents | (parts or {})).items():
            archive.writestr(name, content)
    return packed.getvalue()


def _drawing(page: Iterable[Text]) -> bytes:
    return b"\n".join(
        b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (font.encode(), size, x, y, _escaped(words))
        for x, y, size, font, words in page
    )


def _escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: list[bytes]) -> bytes:
    made = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, len(made),
    )  # fmt: skip
    return made + table + trailer
