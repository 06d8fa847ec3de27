"""The examples in docstrings give what they say."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WITH_EXAMPLES = sorted(
    file.relative_to(ROOT)
    for package in ("app", "ingest", "vectorstore", "prompts")
    for file in (ROOT / package).rglob("*.py")
    if ">>> " in file.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("file", WITH_EXAMPLES, ids=str)
def test_the_examples_of_a_module_give_what_they_say(file: Path) -> None:
    module = importlib.import_module(".".join(file.with_suffix("").parts))
    results = doctest.testmod(module)
    assert results.attempted
    assert not results.failed
