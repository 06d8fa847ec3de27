"""Word documents to blocks, and the bombs that are not opened."""

from __future__ import annotations

import io
import zipfile

import pytest
from made_files import docx

from ingest.document import Block
from ingest.errors import Bomb, EmptyFile, LockedFile, MislabelledFile, UnreadableFile
from ingest.load import read_bytes
from ingest.readers.docx_page import MOST_ENTRIES, parse

TEXT = "L’Arménie a gelé sa participation : «\u00a0Nous n’avons plus d’alliés\u00a0», dit-elle &lt;b&gt;."
CORE = (
    '<p xmlns="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>'
    "<dc:creator>Jeanne Roux</dc:creator><dc:language>fr-FR</dc:language></p>"
)


def test_titles_headings_and_paragraphs_keep_their_kind_and_their_spaces() -> None:
    document = parse(docx(("Titre", "Le gel"), ("", TEXT), ("Titre1", "Et après"), ("", "Rien.")))
    assert document.blocks == (
        Block("heading", "Le gel"),
        Block(
            "paragraph",
            "L’Arménie a gelé sa participation : «\u00a0Nous n’avons plus d’alliés\u00a0», dit-elle <b>.",
        ),
        Block("heading", "Et après"),
        Block("paragraph", "Rien."),
    )


@pytest.mark.parametrize(("stated", "title"), [("Le gel", "Le gel"), ("Modèle de lettre", None)])
def test_properties_are_believed_when_the_text_shows_the_title(stated: str, title: str | None) -> None:
    document = parse(
        docx(("", "Le gel"), ("", TEXT), parts={"docProps/core.xml": CORE.format(stated).encode()})
    )
    assert (document.title, document.creator, document.language) == (title, "Jeanne Roux", "fr-FR")


def test_a_byline_is_believed_before_the_properties() -> None:
    core = {"docProps/core.xml": CORE.format("").encode()}
    named = docx(("Titre", "Le gel"), ("", "Par Ada Lum"), ("", TEXT), parts=core)
    unnamed = docx(("Titre", "Le gel"), ("", TEXT), parts=core)
    assert read_bytes("gel.docx", named).author == "Ada Lum"
    assert read_bytes("gel.docx", unnamed).author == "Jeanne Roux"


def test_lists_and_tables_keep_their_words() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell.format('Russie')}{cell.format('1992')}</w:tr></w:tbl>"
    made = docx(("", "Les membres"), ("", "MARK"))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        body = archive.read("word/document.xml").decode().replace("</w:body>", f"{table}</w:body>")
    assert parse(docx(parts={"word/document.xml": body.encode()})).blocks[-1].text == "Russie — 1992"


def test_raised_numbers_are_parted_from_what_they_follow() -> None:
    made = docx(("", "En 2022MARK, au XXe"))
    raised = '</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r><w:r><w:t>'
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        body = archive.read("word/document.xml").decode().replace("MARK", raised)
    assert parse(docx(parts={"word/document.xml": body.encode()})).blocks[0].text == "En 2022¹², au XXe"


def test_a_document_becomes_an_article_through_the_child_process() -> None:
    article = read_bytes(
        "gel.docx", docx(("Titre", "Le gel"), ("", TEXT), ("Titre1", "Et après"), ("", TEXT))
    )
    assert article.title == "Le gel"
    assert [heading.of(article.text) for heading in article.headings] == ["Et après"]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"word/media/a.bin": bytes(3 * 2**20)}, "100 times"),
        ({f"word/{number}.bin": b"" for number in range(MOST_ENTRIES)}, "2,000 parts"),
        ({"word/a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "type declaration"),
        ({"word/a.xml": '<?xml version="1.0"?><!doctype a><a/>'.encode("utf-16")}, "type declaration"),
    ],
)
def test_bombs_are_not_opened(parts: dict[str, bytes], words: str) -> None:
    with pytest.raises(Bomb, match=words):
        parse(docx(("", TEXT), parts=parts))


def test_a_bomb_is_named_by_the_child_process() -> None:
    with pytest.raises(Bomb, match=r"'a\.docx' is packed as no article is"):
        read_bytes("a.docx", docx(("", TEXT), parts={"word/a.xml": b"<!DOCTYPE a><a/>"}))


def test_more_than_100_megabytes_unpacked_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.docx_page.MOST_BYTES", 1_000)
    with pytest.raises(Bomb, match="unpacked"):
        parse(docx(("", TEXT)))


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyFile, "empty"),
        (b"%PDF-1.7", MislabelledFile, "a PDF"),
        (b"Bonjour", MislabelledFile, "something other than a Word"),
        (b"\xd0\xcf\x11\xe0 old", MislabelledFile, r"\.doc"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), LockedFile, "password"),
        (b"PK\x03\x04 torn", UnreadableFile, "damaged"),
        (docx(("", TEXT))[:-200], UnreadableFile, "damaged"),
    ],
)
def test_what_is_no_document_is_refused_in_a_sentence(
    data: bytes, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        read_bytes("a.docx", data)


def test_another_archive_is_named() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "Bonjour")
    with pytest.raises(MislabelledFile, match="another Office document"):
        read_bytes("a.docx", packed.getvalue())
