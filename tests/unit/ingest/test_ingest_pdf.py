"""PDF files to blocks: order, paragraphs, headings, and what is refused in which words."""

from __future__ import annotations

import pytest
from made_files import column, pdf

from ingest.document import Block
from ingest.errors import EmptyFile, LockedFile, MislabelledFile, PicturesOnly, UnreadableFile
from ingest.hyphens import CUT, Words
from ingest.load import read_bytes
from ingest.readers.pdf_page import parse

BODY = (
    "Le traité de Tachkent prévoit qu’une agression contre un membre",
    "soit considérée comme une agression contre tous. Mais le méca-",
    "nisme suppose qu’un État le demande, et Moscou s’en est gardé.",
)
PARAGRAPH = (
    "Le traité de Tachkent prévoit qu’une agression contre un membre soit considérée comme une agression "
    "contre tous. Mais le mécanisme suppose qu’un État le demande, et Moscou s’en est gardé."
)
SECOND = ("L’Arménie attend toujours une réponse à sa demande de mai 2021.",)


def texts(data: bytes) -> list[str]:
    return [block.text for block in parse(data).blocks]


def test_lines_are_joined_hyphens_healed_and_paragraphs_parted_by_distance() -> None:
    page = column(60, 700, BODY) + column(60, 700 - 3 * 12 - 10, SECOND)
    assert texts(pdf([page])) == [PARAGRAPH, SECOND[0]]


def test_an_indented_line_begins_a_paragraph() -> None:
    page = column(60, 700, BODY) + column(75, 700 - 3 * 12, SECOND)
    assert texts(pdf([page])) == [PARAGRAPH, SECOND[0]]


def test_larger_and_bold_lines_are_headings_and_the_largest_the_title() -> None:
    page = [
        (60, 780, 20, "F1", "Belgorod, ou le silence"),
        (60, 757, 20, "F1", "d’une alliance"),
        *column(60, 720, BODY),
        (60, 660, 10, "F2", "Une alliance à sens unique"),
        *column(60, 640, SECOND),
    ]
    document = parse(pdf([page], Title="Microsoft Word - draft.doc", Author="pc-07"))
    assert document.title == "Belgorod, ou le silence d’une alliance"
    assert document.creator is None
    assert [block for block in document.blocks if block.kind == "heading"] == [
        Block("heading", "Belgorod, ou le silence d’une alliance"),
        Block("heading", "Une alliance à sens unique"),
    ]


def test_properties_count_when_they_are_a_title_that_is_shown_and_a_full_name() -> None:
    document = parse(pdf([column(60, 700, ["Le gel", *BODY])], Title="Le gel", Author="Hélène Marchetti"))
    assert (document.title, document.creator) == ("Le gel", "Hélène Marchetti")


def test_a_byline_is_believed_before_the_properties() -> None:
    page = [(60, 780, 20, "F1", "Le gel"), (60, 750, 10, "F1", "Par Ada Lum"), *column(60, 700, BODY)]
    assert read_bytes("gel.pdf", pdf([page], Author="Hélène Marchetti")).author == "Ada Lum"


def test_running_heads_and_page_numbers_go_and_a_sentence_goes_on_over_the_page() -> None:
    def page(number: int, lines: tuple[str, ...]) -> list:
        head, foot = (
            [(60, 810, 8, "F1", f"Le Journal — {number}")],
            [(290, 30, 8, "F1", f"Page {number} / 3")],
        )
        return head + column(60, 700, lines) + foot

    first, second, third = ("Personne n’avait rien demandé aux cinq",), ("partenaires de Moscou.",), SECOND
    assert texts(pdf([page(1, first), page(2, second), page(3, third)])) == [
        "Personne n’avait rien demandé aux cinq partenaires de Moscou.",
        SECOND[0],
    ]


@pytest.mark.parametrize("across", [False, True], ids=["column by column", "written across"])
def test_two_columns_are_read_one_after_the_other(across: bool) -> None:
    left = column(50, 700, [f"La colonne de gauche dit sa ligne {n} et va" for n in range(1, 7)])
    right = column(320, 700, [f"puis celle de droite dit la ligne {n} et va" for n in range(1, 7)])
    page = [line for pair in zip(left, right, strict=True) for line in pair] if across else left + right
    (block,) = parse(pdf([page])).blocks
    numbers = [word for word in block.text.split() if word.isdigit()]
    assert numbers == list("123456123456")
    assert block.text.startswith("La colonne de gauche dit sa ligne 1 et va La colonne")


def test_a_note_number_stays_apart_from_the_word_before_it() -> None:
    page = [*column(60, 700, [BODY[0]]), (60, 660, 10, "F1", "Belgorod"), (101.8, 664, 6, "F1", "1")]
    assert texts(pdf([page]))[-1] == "Belgorod¹"


def test_quotes_and_spaces_of_french_survive() -> None:
    line = "Il parle d’une «\u00a0opération spéciale\u00a0», rien d’autre."
    assert texts(pdf([column(60, 700, [line])]))[0].replace("\u00a0", " ") == line.replace("\u00a0", " ")


def test_a_pdf_becomes_an_article_through_the_child_process() -> None:
    page = [(60, 780, 20, "F1", "Le gel"), (60, 750, 10, "F1", "Par Hélène Marchetti, le 6 novembre 2023")]
    article = read_bytes("gel.pdf", pdf([[*page, *column(60, 700, BODY)]]))
    assert (article.title, article.author, article.published, article.language) == (
        "Le gel", "Hélène Marchetti", "2023-11-06", "fr",
    )  # fmt: skip
    assert article.text.endswith(PARAGRAPH)
    assert all(sentence.of(article.text).strip() for sentence in article.sentences)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyFile, "empty"),
        (b"PK\x03\x04....", MislabelledFile, "ZIP archive"),
        (b"Bonjour", MislabelledFile, "something other than a PDF"),
        (b"%PDF-1.7\nnothing of the kind", UnreadableFile, "damaged"),
        (pdf([[]]), PicturesOnly, "OCR"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    data: bytes, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        read_bytes("a.pdf", data)


def test_a_file_under_a_password_says_so() -> None:
    guarded = pdf([column(60, 700, BODY)]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>"
        % (b"o" * 32, b"u" * 32),
    )
    with pytest.raises(LockedFile, match="password"):
        read_bytes("a.pdf", guarded)


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        (f"le méca{CUT}", "nisme", "le mécanisme"),
        (f"c’est-à{CUT}", "dire", "c’est-à-dire"),
        (f"peut{CUT}", "être", "peut-être"),
        (f"Saint{CUT}", "Pétersbourg", "Saint-Pétersbourg"),
        (f"le porte{CUT}", "parole", "le porte-parole"),
        ("l’effica\u00ad", "cité", "l’efficacité"),
        ("une ligne", "suivante", "une ligne suivante"),
        ("la sécurité", "collective", "la sécurité collective"),
        ("голос мира", "и войны", "голос мира и войны"),
        ("l’effica-", "cité", "l’efficacité"),
        (f"dix {CUT}", "onze", "dix onze"),
    ],
)
def test_words_cut_at_the_end_of_a_line_are_healed(left: str, right: str, whole: str) -> None:
    assert Words([left, right, "Le porte-parole se tait."]).joined([left, right]) == whole
