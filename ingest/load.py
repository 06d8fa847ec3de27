"""Files, folders and web addresses become articles: the one module here that touches the disk.

Understands no format, ``readers`` do; speaks no HTTP, ``fetch`` does. Stores nothing.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from ingest.article import Article
from ingest.build import build
from ingest.errors import (
    BadName,
    IngestError,
    MissingFile,
    NoArticles,
    NotAllowedToRead,
    TooLarge,
    UnsupportedKind,
    UrlNotAllowed,
)
from ingest.page import Page
from ingest.readers import READERS, reader_for

MAX_BYTES = 20 * 2**20
"""Size above which a file is refused: some three million words, more than any article."""

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
_NOT_AN_ARTICLE = re.compile(r"(?:licen[cs]e|readme)(?:[._-][a-z]{2})?", re.I)
"""Names of files, which may end with the code of a language: ``README.fr.md``."""


Fetch = Callable[[str], Page]
Tell = Callable[[int, int], None]


def fetch(address: str) -> Page:
    """Fetch a page as ``ingest.fetch`` does, loading its libraries only when a page is wanted."""
    from ingest.fetch import fetch as fetch_page

    return fetch_page(address)


def find(paths: Iterable[str]) -> list[Path]:
    """Return the absolute paths of the files that ``paths`` name, sorted and each once.

    Folders are searched with their subfolders for files that a reader knows; hidden ones, LICENSE and
    README files in them are passed over. A file that is named itself is always returned.

    Raises:
        IngestError: a path does not exist, is an address, of an unknown kind, or a folder without articles.
    """
    return sorted({file for given in paths for file in _files(given)})


def load(path: Path) -> Article:
    """Return the article in a file.

    Raises:
        IngestError: the file cannot be opened or holds no article that can be read.
    """
    name = str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnsupportedKind(name, ", ".join(READERS))
        if status.st_size > MAX_BYTES:
            raise TooLarge(name, _megabytes())
        source, data = str(path.resolve()), path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFile(name) from error
    except OSError as error:
        raise NotAllowedToRead(name, error.strerror or "unknown reason") from error
    return read_bytes(source, data)


def load_address(address: str, fetch: Fetch = fetch) -> Article:
    """Return the article of a web page, or of a file on the web.

    Raises:
        IngestError: the address is not allowed, the page cannot be fetched, or holds no article.
    """
    page = fetch(address)
    return read_bytes(page.address, page.data, page.ending)


def load_all(
    given: Iterable[str], fetch: Fetch = fetch, tell: Tell = lambda _done, _total: None
) -> Iterator[Article | IngestError]:
    """Yield the article of each file and address in ``given``, or the error that says why there is none.

    A path that cannot be used is one error; see ``find`` for what folders hold. ``tell`` is told how many
    files and addresses have been read, of how many.
    """
    files: set[Path] = set()
    addresses: dict[str, None] = {}
    for one in given:
        try:
            if is_address(one):
                addresses[one] = None
            else:
                files.update(_files(one))
        except IngestError as error:
            yield error
    reads = [
        *(partial(load, file) for file in sorted(files)),
        *(partial(load_address, address, fetch) for address in addresses),
    ]
    for done, read in enumerate(reads, start=1):
        yield _attempt(read)
        tell(done, len(reads))


def _attempt(read: Callable[[], Article]) -> Article | IngestError:
    try:
        return read()
    except IngestError as error:
        return error


def is_address(given: str) -> bool:
    """Return whether a person gave a web address, not a path."""
    return _URL.match(given) is not None


def read_bytes(name: str, data: bytes, ending: str | None = None) -> Article:
    """Return the article that the bytes of a file or upload hold.

    ``name`` becomes the article's source; its ending says how to read it, unless ``ending`` does.

    Raises:
        IngestError: the bytes hold no article that can be read.
    """
    if re.search("[\ud800-\udfff]", name):
        raise BadName(name)
    reader = reader_for(name if ending is None else f"page{ending}")
    if len(data) > MAX_BYTES:
        raise TooLarge(name, _megabytes())
    return build(name, reader(name, data))


def _files(given: str) -> list[Path]:
    """Return the files that one path names."""
    if is_address(given):
        raise UrlNotAllowed(given, "a file or folder is wanted here")
    path = Path(given)
    try:
        if path.is_dir():
            return _articles_in(path)
        if not path.exists():
            raise MissingFile(given)
        if not path.is_file():
            raise UnsupportedKind(given, ", ".join(READERS))
        reader_for(given)
        return [path.resolve()]
    except PermissionError as error:
        raise NotAllowedToRead(given, error.strerror or "permission denied") from error
    except (OSError, ValueError) as error:
        raise MissingFile(given) from error


def _articles_in(folder: Path) -> list[Path]:
    files = [
        file.resolve()
        for file in folder.rglob("*")
        if file.suffix.lower() in READERS and _is_article(file.relative_to(folder)) and file.is_file()
    ]
    if not files:
        raise NoArticles(str(folder), ", ".join(READERS))
    return files


def _is_article(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and not _NOT_AN_ARTICLE.fullmatch(path.stem)


def _megabytes() -> str:
    return f"{MAX_BYTES // 2**20} MB"
