"""The error tree of reading articles: one class per thing that can be wrong with what was given.

Decides nothing about exit statuses or pages; ``app`` turns these into words for a person.
"""

from __future__ import annotations

from typing import ClassVar


class IngestError(Exception):
    """Root. Its text is one sentence that names the file and says what to do.

    Each kin has a ``problem``, which follows the quoted name; ``{detail}`` in it is filled by the raiser.
    """

    problem: ClassVar[str] = "cannot be used"

    def __init__(self, name: str, detail: str = "") -> None:
        super().__init__(f"{name!r} {self.problem.format(detail=detail)}.")
        self.name = name
        """The path, address or upload name as it was given."""
        self.detail = detail

    def of(self, name: str) -> IngestError:
        """Return the same error about something else."""
        return type(self)(name, self.detail)


class MissingFile(IngestError):
    """No file or folder has that path."""

    problem = "does not exist; check the path"


class NoArticles(IngestError):
    """A folder holds no file that can be read."""

    problem = "is a folder without articles; put {detail} files in it"


class UrlNotAllowed(IngestError):
    """The address leads to where pages may not be fetched from: inside, to another port, or on and on."""

    problem = "was not fetched: URL not allowed ({detail})"


class PageNotFetched(IngestError):
    """The network, the name service or the server does not give the page."""

    problem = "could not be fetched ({detail}); check the address and the connection"


class UnsupportedKind(IngestError):
    """No reader is known for the file's ending, or it is no regular file."""

    problem = "is of a kind that cannot be read; use one of {detail}"


class NotAllowedToRead(IngestError):
    """The operating system refuses to read the file or folder."""

    problem = "could not be opened ({detail}); check its permissions"


class BadName(IngestError):
    """The file's name is not valid Unicode, so it could not be stored or shown."""

    problem = "has a name that is not valid text; rename it"


class EmptyFile(IngestError):
    """The file has no bytes, or white space only."""

    problem = "is empty; give a file that holds an article"


class TooLarge(IngestError):
    """The file is larger than any article."""

    problem = "is larger than {detail}, too large for an article; split it or give its text alone"


class BinaryFile(IngestError):
    """The bytes are no text in any encoding."""

    problem = "holds binary data, not text; export it as plain text first"


class MislabelledFile(IngestError):
    """The file's content is of another kind than its ending says."""

    problem = "is really {detail}; rename it with the right ending, or export it as plain text"


class UnknownEncoding(IngestError):
    """The text is neither UTF-8 nor UTF-16, and no other encoding fits it clearly."""

    problem = "has an encoding that cannot be told, or damaged characters; save it as UTF-8"


class UnreadableFile(IngestError):
    """A reader gave up: the file is broken, or reading it took too much time or memory."""

    problem = "could not be read ({detail}); check that it opens elsewhere, or export it as plain text"


class LockedFile(IngestError):
    """The file can only be opened with a password."""

    problem = "is protected by a password; save a copy without one"


class PicturesOnly(IngestError):
    """The pages are pictures: scanned, and their text not recognised."""

    problem = "holds pictures of pages and no text; have its text recognised (OCR) first"


class GarbledText(IngestError):
    """The fonts of the file do not say which letters their shapes stand for."""

    problem = "holds text whose letters cannot be told; export it anew, or as plain text"


class Bomb(IngestError):
    """The file would unpack to far more than a document, or declares what no document needs."""

    problem = "is packed as no article is ({detail}) and was not opened; export it anew"


class BadCorrection(IngestError):
    """What a person wrote instead of a title, author, date or language cannot be one."""

    problem = "cannot be kept ({detail}); change it"


class NothingReadable(IngestError):
    """The file was read, and no text of an article is left once menus and the like are gone."""

    problem = "holds no readable article text; check that it is the article itself"
