"""Bytes to text: known encodings are decoded, everything else is refused in words."""

from __future__ import annotations

import codecs

import pytest

from ingest.decode import decode
from ingest.errors import BinaryFile, EmptyFile, IngestError, MislabelledFile, UnknownEncoding

FRENCH = (
    "L’Arménie a gelé sa participation en février 2024. « Où allons-nous ? », a demandé un député à Erevan."
)
GERMAN = "Armenien hat seine Beteiligung eingefroren. Die Gründe dafür erklärte das Außenministerium später."
SPANISH = "Armenia congeló su participación. ¿Qué pasará el año próximo? La situación sigue siendo difícil."
RUSSIAN = "Армения заморозила своё участие в организации. Премьер-министр сказал, что доверия больше нет."
POLISH = "Armenia zawiesiła udział w organizacji. Premier powiedział, że zaufanie zostało utracone na dłużej."
UKRAINIAN = "Вірменія призупинила участь в організації. Її прем’єр сказав, що довіри більше немає."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (RUSSIAN, "utf-32"),
        (FRENCH, "cp1252"),
        (FRENCH.replace("’", "'"), "latin-1"),
        (FRENCH.replace("’", "'").replace("gelé", "gelé son cœur et"), "iso8859-15"),
        (FRENCH, "mac_roman"),
        (GERMAN, "cp1252"),
        (GERMAN, "cp850"),
        (SPANISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "iso8859_5"),
        (RUSSIAN, "cp866"),
        (POLISH, "cp1250"),
        (UKRAINIAN.replace("’", "'"), "koi8_u"),
    ],
)
def test_texts_in_known_encodings_come_back_whole(text: str, encoding: str) -> None:
    assert decode("a.txt", text.encode(encoding)) == text


def test_big_endian_utf16_is_told_by_its_mark() -> None:
    assert decode("a.txt", codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be")) == FRENCH


def test_a_declared_encoding_is_believed_unless_the_bytes_are_utf8() -> None:
    assert decode("a.html", "Привет".encode("koi8_r"), "koi8-r") == "Привет"
    assert decode("a.html", "Привет".encode(), "koi8-r") == "Привет"
    assert decode("a.html", "l’été".encode("cp1252"), "ISO-8859-1") == "l’été"


@pytest.mark.parametrize(
    "declared", ["no-such-thing", "undefined", "hex", "rot13", "unicode_escape", "utf-16-le", "utf-8"]
)
def test_a_declaration_that_is_no_encoding_of_these_bytes_is_ignored(declared: str) -> None:
    data = FRENCH.encode("cp1252")
    assert decode("a.html", data + b" " * (len(data) % 2), declared).strip() == FRENCH


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n "])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        decode("a.txt", data)


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, b"text with a \x00 in it", FRENCH.encode("utf-16-le"), b"\x01\x02\x03" * 50],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryFile):
        decode("a.txt", data)


@pytest.mark.parametrize(
    "start", [b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"{\\rtf1"]
)
def test_other_formats_named_like_text_are_told(start: bytes) -> None:
    with pytest.raises(MislabelledFile):
        decode("a.txt", start + b"some more bytes")


@pytest.mark.parametrize(
    "data",
    [
        ("これは日本語のテキストです。" * 20).encode("shift_jis"),
        ("Ελληνικό κείμενο για δοκιμή του συστήματος. " * 10).encode("cp1253"),
        ("זה טקסט בעברית לבדיקה של המערכת " * 10).encode("cp1255"),
        RUSSIAN.encode() + b"\xff" + RUSSIAN.encode(),
        codecs.BOM_UTF8 + b"caf\xe9",
        codecs.BOM_UTF16_LE + b"odd",
    ],
)
def test_what_cannot_be_told_is_refused_not_guessed(data: bytes) -> None:
    with pytest.raises(UnknownEncoding, match="save it as UTF-8"):
        decode("a.txt", data)


def test_no_bytes_raise_anything_else() -> None:
    for seed in range(60):
        data = bytes((seed * 7919 + index * index * 31 + index // 3) % 256 for index in range(300))
        try:
            decode("a.txt", data)
        except IngestError:
            continue
