"""What the tests of this folder share: a way to read a text as if it were a file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.article import Article
from ingest.load import read_bytes


@pytest.fixture
def read_text() -> Callable[..., Article]:
    """Return a function that makes an article of a text, as a file of the given name would."""

    def read(text: str, name: str = "some-article.txt") -> Article:
        return read_bytes(name, text.encode())

    return read
