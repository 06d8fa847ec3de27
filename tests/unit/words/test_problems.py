"""The errors that the page can tell, in the language of the interface."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from app import settings
from app.answering import question
from app.conversations.archive import Archive
from app.errors import IbidError
from app.llm.endpoint import checked_address, checked_name
from app.llm.generator import Generator, ModelState
from app.settings import Settings
from app.settings_file import write_settings
from app.weights.ready import resolve_embedding, resolve_llm
from app.words import of
from app.words.french_problems import FRENCH
from app.words.problems import told
from ingest import errors, kind
from ingest.errors import IngestError
from vectorstore.errors import (
    ChromaFailed,
    ChromaUnreachable,
    DiskFull,
    EmbeddingUnavailable,
    StoreDamaged,
    StoreError,
    StoreInUse,
    WordIndexDamaged,
    WrongEmbedding,
)

ROOT = Path(__file__).parents[3]
EN, FR = of("en"), of("fr")
HOME = Path("/home/me/ibid")
OF_THE_STORE: list[StoreError] = [
    StoreInUse(HOME, None),
    StoreInUse(HOME, 4211),
    WrongEmbedding("e5@1/2", "gemma@1/2"),
    DiskFull(HOME),
    StoreDamaged(HOME / "catalogue.sqlite3", "file is not a database"),
    WordIndexDamaged("no such table"),
    ChromaFailed("it broke off"),
    ChromaUnreachable("http://localhost:8000"),
    EmbeddingUnavailable("big"),
]


def raised(act: Callable[..., Any], *given: Any) -> str:
    with pytest.raises(IbidError) as error:
        act(*given)
    return str(error.value)


def unanswered() -> None:
    def connect(**options: object) -> Any:
        raise TimeoutError

    generator = Generator("big", connect, 4096, lambda: ModelState("big", "ready"))
    list(generator.translate("Rien.", "fr", "en"))


def details() -> Iterator[str]:
    """Yield what the readers add to an error in words of their own."""
    names = {one.__name__ for one in vars(errors).values() if isinstance(one, type)}
    for file in (ROOT / "ingest").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield from (a.value for a in node.args[1:] if isinstance(a, ast.Constant))
    yield from kind._SIGNATURES.values()


@pytest.mark.parametrize("error", IngestError.__subclasses__())
def test_every_error_of_a_file_is_told_in_french_with_its_name(error: type[IngestError]) -> None:
    shown = FR.sentence(str(error("l’été.pdf", "50 MB")))
    assert shown.startswith("«\u00a0l’été.pdf\u00a0» ")
    assert shown.endswith(".")
    assert ("50\u00a0Mo" in shown) == ("{detail}" in error.problem)
    assert EN.sentence(str(error("a.pdf", "50 MB"))) == str(error("a.pdf", "50 MB"))


def test_what_a_reader_adds_to_an_error_is_told_in_french() -> None:
    assert [detail for detail in details() if told(detail, FRENCH) == detail] == []


@pytest.mark.parametrize("error", OF_THE_STORE, ids=lambda error: type(error).__name__)
def test_errors_of_the_store_are_told_in_french(error: StoreError) -> None:
    assert told(str(error), FRENCH) != str(error)


@pytest.mark.parametrize("content", ["port = ", 'home = "/x"', "port = 0", 'colour = "red"'])
def test_settings_that_are_wrong_are_told_in_french(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IBID_HOME", str(tmp_path))
    (tmp_path / "settings.toml").write_text(content, encoding="utf-8")
    problem = raised(settings.load)
    assert told(problem, FRENCH) != problem
    assert str(tmp_path / "settings.toml") in told(problem, FRENCH)


def test_the_other_errors_that_the_page_meets_are_told_in_french(tmp_path: Path) -> None:
    spoilt = tmp_path / "settings.toml"
    spoilt.write_text("port = [", encoding="utf-8")
    problems = [
        raised(question.checked, "?"),
        raised(question.checked, "x" * 200_000),
        raised(checked_address, "localhost"),
        raised(checked_name, ""),
        raised(write_settings, spoilt, {"llm": "b"}),
        raised(resolve_embedding, Settings(home=tmp_path)),
        raised(resolve_llm, Settings(home=tmp_path)),
        raised(resolve_llm, Settings(home=tmp_path, llm="qwen2.5-coder-0.5b")),
        raised(unanswered),
        raised(Archive, spoilt),
    ]
    assert [problem for problem in problems if told(problem, FRENCH) == problem] == []


def test_each_form_fills_the_same_names_in() -> None:
    def names(form: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(form) if name}

    assert [form for form, own in FRENCH.items() if not names(own) <= names(form)] == []
    assert [own for own in FRENCH.values() if ":d}" in own or "!r}" in own] == []


def test_what_nobody_foresaw_stays_as_it_is() -> None:
    assert FR.sentence("the moon is full") == "The moon is full."
    assert FR.sentence("") == FR.unexpected
    assert FR.sentence("It sent 300 characters, many of them twice 40 MB.").startswith("It sent")
