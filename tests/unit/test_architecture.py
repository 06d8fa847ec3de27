"""The rules of the house, read from the source: who may import whom, and which library has which door."""

from __future__ import annotations

import ast
import doctest
import importlib
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAY_IMPORT = {
    "ingest": {"ingest"},
    "vectorstore": {"vectorstore", "ingest"},
    "prompts": {"prompts"},
    "app": {"app", "vectorstore", "ingest", "prompts"},
}
ROOMS_OF_APP = {
    "language": set(),
    "checks": {"language"},
    "llm": {"language", "checks"},
    "answering": {"language", "checks", "llm"},
}
"""The rooms on the way to an answer, and which of them each may import. All may import what lies in ``app``
itself, but for the modules that join them."""
ROOMS_OF_THE_PAGES = ("words", "conversations", "ui", "screens")
"""None of them imports one that stands behind it here."""
JOINING = {"ask", "compose", "cli", "streamlit_app"}
DOORS = {
    "Stemmer": {"vectorstore/tokens.py"},
    "babel": {"app/language/places.py", "app/words/shape.py"},
    "charset_normalizer": {"ingest/legacy.py"},
    "chromadb": {"vectorstore/chroma.py"},
    "filelock": {"app/evaluation/journal.py", "app/weights/fetch.py", "vectorstore/lock.py"},
    "httpx": {"app/llm/endpoint.py", "ingest/fetch.py", "vectorstore/chroma.py"},
    "ir_measures": {"app/evaluation/metrics/ranking.py"},
    "jinja2": {"app/conversations/export.py", "app/evaluation/report_html.py"},
    "langchain": {"app/llm/providers.py"},
    "langchain_core": {"app/llm/generator.py", "app/llm/providers.py"},
    "mammoth": {"ingest/readers/docx_page.py"},
    "markdown_it": {"ingest/readers/markdown.py"},
    "markupsafe": {"app/evaluation/plots.py"},
    "platformdirs": {"app/settings.py"},
    "psutil": {"app/evaluation/scaling.py", "app/weights/preflight.py"},
    "py3langid": {"ingest/language.py"},
    "pydantic": {"app/conversations/record.py", "app/settings.py"},
    "pypdfium2": {"ingest/readers/pdf_page.py"},
    "ray": {"vectorstore/ray_embeddings.py"},
    "razdel": {"ingest/segmenters.py"},
    "rich": {"app/progress.py"},
    "sacrebleu": {"app/evaluation/metrics/chrf.py"},
    "safetensors": {"app/weights/embedding_folder.py", "vectorstore/pair_reader.py"},
    "sentence_transformers": {"vectorstore/embeddings.py"},
    "sklearn": {"app/evaluation/fit.py", "app/evaluation/metrics/selective.py"},
    "syntok": {"ingest/segmenters.py"},
    "tokenizers": {"app/weights/xlmr_tokenizer.py"},
    "torch": {
        "app/commands/instruments.py",
        "app/evaluation/train_pairs.py",
        "vectorstore/late_chunking.py",
        "vectorstore/pair_reader.py",
        "vectorstore/precision.py",
    },
    "trafilatura": {"ingest/readers/html_page.py"},
    "transformers": {"vectorstore/embeddings.py"},
    "xllamacpp": {"app/llm/server.py"},
}
"""Library to the modules that import it."""
EVERYWHERE = {"numpy", "streamlit"}
"""The libraries without doors; streamlit's are the screens."""
STREAMLIT_DOORS = (Path("app/streamlit_app.py"), Path("app/screens"))
READS_THE_ENVIRONMENT = Path("app/settings.py")
SCRIPT = Path("app/streamlit_app.py")
"""Runs when it is imported, as Streamlit wants it; the one exception to "importing does nothing"."""

FILES = sorted(
    file.relative_to(ROOT)
    for package in MAY_IMPORT
    for file in (ROOT / package).rglob("*.py")
    if file.is_file()
)
IMPORT_ALL_OFFLINE = """
import importlib, socket, sys
def refuse(*_, **__):
    raise AssertionError("an import opened a connection")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
for module in sys.argv[1:]:
    importlib.import_module(module)
"""


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def imported(file: Path) -> Iterator[str]:
    """Yield the full names of the modules that a file imports, wherever in it."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively"
            yield node.module or ""


def module(file: Path) -> str:
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


def imported_of_the_app(room: str) -> set[tuple[str, ...]]:
    """Return the modules of the app that a room imports, as their parts below ``app``."""
    inside = [file for file in FILES if file.is_relative_to(Path("app", room))]
    names = {name for file in inside for name in imported(file)}
    return {tuple(name.split(".")[1:]) for name in names if name.startswith("app.")}


@pytest.mark.parametrize("file", FILES, ids=str)
def test_packages_import_upstream_only(file: Path) -> None:
    ours = {name.split(".")[0] for name in imported(file)} & set(MAY_IMPORT)
    assert ours <= MAY_IMPORT[file.parts[0]]


@pytest.mark.parametrize("room", ROOMS_OF_APP)
def test_the_rooms_on_the_way_to_an_answer_import_one_way(room: str) -> None:
    ours = imported_of_the_app(room)
    rooms = {first for first, *rest in ours if rest}
    assert rooms <= ROOMS_OF_APP[room] | {room}
    assert not {first for first, *rest in ours if not rest} & JOINING


@pytest.mark.parametrize("room", ROOMS_OF_THE_PAGES)
def test_the_rooms_of_the_pages_import_one_way(room: str) -> None:
    behind = ROOMS_OF_THE_PAGES[ROOMS_OF_THE_PAGES.index(room) + 1 :]
    assert not {first for first, *_ in imported_of_the_app(room)} & {*behind, "streamlit_app"}


@pytest.mark.parametrize("file", [file for file in FILES if file.parts[0] == "app"], ids=str)
def test_every_module_of_the_app_is_on_the_map(file: Path) -> None:
    """A room is there as a whole, unless it lies on the way to an answer: then each module is."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = readme.partition("## Map")[2]
    inside = file.parts[1]
    name = file.name if inside in ROOMS_OF_APP or len(file.parts) == 2 else f"{inside}/"
    assert f"{name}`" in told or file.name == "__init__.py", f"{file} is not on the map in README.md"


def test_each_library_comes_in_by_its_doors() -> None:
    found: dict[str, set[str]] = {}
    for file in FILES:
        for library in {name.split(".")[0] for name in imported(file)}:
            found.setdefault(library, set()).add(file.as_posix())
    free = sys.stdlib_module_names | MAY_IMPORT.keys() | EVERYWHERE
    assert {library: files for library, files in found.items() if library not in free} == DOORS


def test_the_evaluation_is_given_what_it_measures() -> None:
    """``product`` takes a collection that is open; commands are parsed and models loaded elsewhere."""
    inside = [file for file in FILES if file.is_relative_to(Path("app/evaluation"))]
    knowing = {file.stem for file in inside if {"app.compose", "argparse"} & set(imported(file))}
    assert knowing == {"product"}


def test_only_the_screens_know_streamlit() -> None:
    knowing = [file for file in FILES if "streamlit" in {name.split(".")[0] for name in imported(file)}]
    assert [file for file in knowing if not any(file.is_relative_to(door) for door in STREAMLIT_DOORS)] == []


@pytest.mark.parametrize("file", [file for file in FILES if file != READS_THE_ENVIRONMENT], ids=str)
def test_only_the_settings_read_the_environment(file: Path) -> None:
    forbidden = {"environ", "environb", "getenv", "getenvb", "putenv", "unsetenv"}
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
            assert node.attr not in forbidden, f"{file}:{node.lineno} uses os.{node.attr}"
        if isinstance(node, ast.ImportFrom) and node.module == "os":
            assert not forbidden & {alias.name for alias in node.names}, f"{file}:{node.lineno}"


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_module_says_what_it_does(file: Path) -> None:
    assert ast.get_docstring(tree(file)), f"{file} has no docstring"


def test_importing_every_module_opens_no_connection() -> None:
    modules = [module(file) for file in FILES if file != SCRIPT]
    result = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_OFFLINE, *modules],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr


def test_articles_are_read_without_waiting_for_models() -> None:
    heavy = {"torch", "transformers", "chromadb", "streamlit", "trafilatura"}
    check = f"import sys, ingest.load; assert not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


WITH_EXAMPLES = [file for file in FILES if ">>> " in (ROOT / file).read_text(encoding="utf-8")]


@pytest.mark.parametrize("file", WITH_EXAMPLES, ids=str)
def test_the_examples_in_docstrings_give_what_they_say(file: Path) -> None:
    results = doctest.testmod(importlib.import_module(module(file)))
    assert results.attempted
    assert not results.failed
