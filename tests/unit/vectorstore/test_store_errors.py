"""Every error of the store is one sentence, and the tree is complete."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from vectorstore import errors
from vectorstore.errors import StoreError

SAMPLES = [
    errors.StoreInUse(Path("/store"), 7),
    errors.WrongEmbedding("small", "large"),
    errors.DiskFull(Path("/store")),
    errors.StoreDamaged(Path("/store/catalogue.sqlite3"), "file is not a database"),
    errors.WordIndexDamaged("malformed"),
    errors.ChromaFailed("reason"),
    errors.ChromaUnreachable("http://localhost:8000"),
]


@pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)
def test_the_text_is_one_line_that_says_what_to_do(error: StoreError) -> None:
    assert "\n" not in str(error)
    assert ":" in str(error)


def test_all_errors_have_one_root() -> None:
    classes = [
        kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == errors.__name__
    ]
    assert all(issubclass(kind, StoreError) for kind in classes)


def test_the_refused_embedding_names_both_and_the_cure() -> None:
    text = str(errors.WrongEmbedding("small", "large"))
    assert "'small'" in text
    assert "'large'" in text
    assert "python -m app.cli reindex" in text
