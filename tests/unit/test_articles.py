"""The collection that ships: every piece is well formed, long enough, dated, and its own.

Reads the files by itself, so that a fault in a piece and a fault in a reader stay apart.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "articles"
FILES = sorted(file for file in FOLDER.iterdir() if not file.name.startswith(("LICENSE", "README")))
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(fr|en|de|es)\.(md|txt|html)")
MONTHS = {
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre": "fr",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre": "es",
}
LONGEST_SHARED_RUN = 11


@dataclass(frozen=True)
class Piece:
    title: str
    author: str | None
    published: date
    language: str
    headings: list[str]
    paragraphs: list[str]

    def words(self) -> list[str]:
        return re.findall(r"[^\W_]+", " ".join(self.paragraphs).casefold())


class Page(HTMLParser):
    """Collects the metadata of a saved page, and the title, headings and paragraphs of its article."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.language = ""
        self.meta: dict[str, str] = {}
        self.texts: dict[str, list[str]] = {"h1": [], "h2": [], "p": []}
        self.path: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = (given["lang"] or "")[:2]
        elif tag == "meta":
            self.meta[given.get("name") or given.get("property") or ""] = given.get("content") or ""
        elif tag in {"article", "aside", "header", "footer", *self.texts}:
            self.path.append(tag)
            if tag in self.texts:
                self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if self.path and self.path[-1] == tag:
            self.path.pop()

    def handle_data(self, data: str) -> None:
        tag = self.path[-1] if self.path else ""
        chrome = {"aside", "header", "footer"} & set(self.path) and tag != "h1"
        if tag in self.texts and "article" in self.path and not chrome:
            self.texts[tag][-1] += data


def read(file: Path) -> Piece:
    text = file.read_text(encoding="utf-8")
    return {".md": read_markdown, ".txt": read_text, ".html": read_html}[file.suffix](text)


def read_markdown(text: str) -> Piece:
    opening, matter, body = text.split("---\n", 2)
    assert opening == ""
    values = dict(line.split(": ", 1) for line in matter.splitlines())
    assert values.keys() - {"author"} == {"title", "date", "language"}
    blocks = body.strip().split("\n\n")
    headings = [block.removeprefix("## ") for block in blocks if block.startswith("## ")]
    return Piece(
        values["title"],
        values.get("author"),
        date.fromisoformat(values["date"]),
        values["language"],
        headings,
        [block for block in blocks if not block.startswith("#")],
    )


def read_text(text: str) -> Piece:
    head, *blocks = text.strip().split("\n\n")
    title, written, byline = head.splitlines()
    day, month, year = written.replace(" de ", " ").split()
    language, number = next(
        (language, names.split().index(month) + 1)
        for names, language in MONTHS.items()
        if month in names.split()
    )
    headings = [block for block in blocks if len(block) < 60 and block[-1] not in ".?!"]
    return Piece(
        title,
        byline.removeprefix({"fr": "par ", "es": "por "}[language]),
        date(int(year), number, int(day)),
        language,
        headings,
        [block for block in blocks if block not in headings],
    )


def read_html(text: str) -> Piece:
    page = Page(text)
    [title] = page.texts["h1"]
    published = date.fromisoformat(page.meta["article:published_time"][:10])
    headings, paragraphs = ([item for item in page.texts[tag] if item] for tag in ("h2", "p"))
    return Piece(title, page.meta.get("author"), published, page.language, headings, paragraphs)


each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)


def test_the_collection_is_large_enough_and_speaks_four_languages() -> None:
    languages = Counter(read(file).language for file in FILES)

    assert languages.total() >= 8
    assert languages["fr"] >= 4
    assert languages["en"] >= 1
    assert languages["de"] + languages["es"] >= 1


def test_every_kind_of_file_is_represented_and_some_pieces_have_no_byline() -> None:
    assert {file.suffix for file in FILES} == {".md", ".txt", ".html"}
    assert [read(file).author for file in FILES].count(None) == 2


@each_file
def test_a_name_is_kebab_case_and_ends_in_the_language_of_the_piece(file: Path) -> None:
    match = NAME.fullmatch(file.name)

    assert match is not None
    assert match[2] == read(file).language


@each_file
def test_a_piece_has_a_title_a_date_headings_and_the_length_of_an_article(file: Path) -> None:
    piece = read(file)

    assert 10 <= len(piece.title) <= 90
    assert piece.author is None or len(piece.author.split()) >= 2
    assert date(2022, 1, 1) <= piece.published <= date(2025, 12, 31)
    assert 2 <= len(piece.headings) <= 4
    assert 550 <= len(" ".join(piece.paragraphs).split()) <= 1100


@each_file
def test_a_piece_is_set_with_the_marks_of_its_language(file: Path) -> None:
    prose = "\n".join(read(file).paragraphs)

    assert "'" not in prose
    assert '"' not in prose
    if read(file).language == "fr":
        assert not re.search(r" [:;?!»%]|« ", prose), "a no-break space belongs there"


@pytest.mark.parametrize(
    ("one", "other"), list(combinations(FILES, 2)), ids=lambda file: file.name.rsplit(".", 2)[0]
)
def test_no_two_pieces_share_a_long_run_of_words(one: Path, other: Path) -> None:
    assert not runs(one) & runs(other)


def runs(file: Path) -> set[tuple[str, ...]]:
    words = read(file).words()
    length = LONGEST_SHARED_RUN + 1
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_the_licence_is_stated() -> None:
    licence = (FOLDER / "LICENSE.md").read_text(encoding="utf-8")

    assert "CC BY 4.0" in licence
    assert "https://creativecommons.org/licenses/by/4.0/" in licence
