"""Files and folders: what is found, what is refused and in which words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest import load as loading
from ingest.article import Article
from ingest.errors import (
    BadName,
    BinaryFile,
    EmptyFile,
    IngestError,
    MislabelledFile,
    MissingFile,
    NoArticles,
    NotAllowedToRead,
    PageNotFetched,
    TooLarge,
    UnknownEncoding,
    UnsupportedKind,
    UrlNotAllowed,
)
from ingest.load import MAX_BYTES, find, load, load_all, read_bytes
from ingest.page import Page
from ingest.readers import READERS

TEXT = "Le gel\n\nL’Arménie a gelé sa participation à l’organisation."


def write(path: Path, data: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_files_and_folders_are_found_sorted_and_once(tmp_path: Path) -> None:
    names = (
        "License to fish.md",
        "a.txt",
        "b/Licences de pêche.txt",
        "b/c.md",
        "b/d/e.HTML",
        "b/readmeister.txt",
    )
    wanted = [write(tmp_path / name) for name in (*names, "z.htm")]
    for name in (
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "README.fr.md",
        "Readme_en.txt",
        "LICENSE.txt",
        "licence.md",
        "b/Licence",
        "notes.odt",
        "b/readme.txt",
    ):
        write(tmp_path / name)
    assert find([str(tmp_path), str(tmp_path / "a.txt"), str(tmp_path / "b" / ".." / "a.txt")]) == wanted


def test_a_file_that_is_named_itself_is_always_found(tmp_path: Path) -> None:
    readme = write(tmp_path / "README.md")
    hidden = write(tmp_path / ".draft.txt")
    assert find([str(readme), str(hidden)]) == [hidden, readme]


def test_relative_paths_become_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt")
    assert find(["a.txt"]) == [tmp_path.resolve() / "a.txt"]


@pytest.mark.parametrize("address", ["https://example.org/article", "http://example.org", "ftp://a.b/c.txt"])
def test_addresses_are_no_paths(address: str) -> None:
    with pytest.raises(UrlNotAllowed, match="a file or folder is wanted"):
        find([address])


def test_missing_paths_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"no-such\.txt"):
        find([str(tmp_path / "no-such.txt")])
    with pytest.raises(MissingFile):
        load(tmp_path / "no-such.txt")


@pytest.mark.parametrize("path", ["a\x00b.txt", "x" * 5_000])
def test_impossible_paths_are_missing(path: str) -> None:
    with pytest.raises(MissingFile):
        find([path])


def test_a_folder_without_articles_says_what_to_put_there(tmp_path: Path) -> None:
    write(tmp_path / "README.md")
    with pytest.raises(NoArticles, match=r"\.txt, \.md, \.html"):
        find([str(tmp_path)])


def test_unknown_kinds_are_refused_with_the_known_ones(tmp_path: Path) -> None:
    for name in ("a.odt", "a.xyz", "a"):
        with pytest.raises(UnsupportedKind, match=r"\.txt, \.md, \.html, \.htm"):
            find([str(write(tmp_path / name))])


def test_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(UnsupportedKind):
        find([str(pipe)])
    with pytest.raises(UnsupportedKind):
        load(pipe)


def test_files_that_may_not_be_opened_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(NotAllowedToRead, match="Permission denied"):
        load(write(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", b"", EmptyFile),
        ("a.md", b" \n\n ", EmptyFile),
        ("a.html", b"", EmptyFile),
        ("a.txt", b"\x00\x01\x02" * 100, BinaryFile),
        ("a.txt", b"%PDF-1.7 ...", MislabelledFile),
        ("a.html", b"PK\x03\x04...", MislabelledFile),
        ("a.txt", b"<!doctype html><html><body><p>Texte</p></body></html>", MislabelledFile),
        ("a.txt", ("これは日本語です。" * 20).encode("shift_jis"), UnknownEncoding),
    ],
)
def test_bad_files_are_refused_one_by_one(
    tmp_path: Path, name: str, data: bytes, error: type[IngestError]
) -> None:
    path = write(tmp_path / name, data)
    with pytest.raises(error, match=name):
        load(path)


def test_a_file_of_50_megabytes_is_refused_without_reading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.txt")
    os.truncate(path, 50 * 2**20)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read"))
    with pytest.raises(TooLarge, match="20 MB"):
        load(path)


def test_an_upload_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_BYTES < 50 * 2**20
    monkeypatch.setattr(loading, "MAX_BYTES", 10)
    with pytest.raises(TooLarge):
        read_bytes("a.txt", TEXT.encode())


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    paths = [write(tmp_path / "a.txt"), write(tmp_path / "b.txt", b""), write(tmp_path / "c.txt")]
    missing, first, second, third = load_all([*map(str, paths), str(tmp_path / "none.txt")])
    assert isinstance(missing, MissingFile)
    assert isinstance(first, Article)
    assert isinstance(second, EmptyFile)
    assert isinstance(third, Article)
    assert first.source == str(paths[0])
    assert second.name == str(paths[1])


def test_an_address_is_fetched_and_its_page_read_by_what_it_is(tmp_path: Path) -> None:
    def fetch(address: str) -> Page:
        if address.endswith("gone"):
            raise PageNotFetched(address, "the server says 404 Not Found")
        return Page(address, TEXT.encode(), ".txt")

    given = ["https://example.org/gel?page=1", str(write(tmp_path / "a.txt")), "https://example.org/gone"]
    file, page, problem = load_all(given, fetch)
    assert isinstance(file, Article)
    assert isinstance(page, Article)
    assert (page.source, page.title) == ("https://example.org/gel?page=1", "Le gel")
    assert isinstance(problem, PageNotFetched)


def test_the_source_is_the_absolute_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert load(Path("a.txt")).source == str(tmp_path.resolve() / "a.txt")


def test_names_that_are_no_text_are_refused() -> None:
    with pytest.raises(BadName):
        read_bytes("a\udcff.txt", TEXT.encode())


def test_uploads_choose_their_reader_by_name() -> None:
    assert read_bytes("a.MD", b"# Titre\n\n**Gras**.").text == "Titre\n\nGras."
    with pytest.raises(UnsupportedKind):
        read_bytes("a.odt", TEXT.encode())


def test_every_reader_is_known_by_a_lower_case_ending() -> None:
    assert all(ending.startswith(".") and ending == ending.lower() for ending in READERS)
