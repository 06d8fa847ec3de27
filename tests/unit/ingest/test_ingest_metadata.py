"""Title, author, date and language of articles, and where each is believed."""

from __future__ import annotations

import pytest

from ingest.document import Block, Document
from ingest.metadata import Metadata, understand

BODY = (
    "L’Arménie a gelé sa participation à l’organisation, et personne à Moscou n’a paru s’en émouvoir. "
    "Le 12 mai 2021 déjà, par Jeanne Lemaire et d’autres, la question avait été posée au parlement."
)


def read(*texts: str, name: str = "le-gel.fr.txt", **stated: str) -> tuple[Metadata, list[str]]:
    blocks = tuple(Block("paragraph", text) for text in texts)
    metadata, body = understand(name, Document(blocks, **stated), blocks)
    return metadata, [block.text for block in body]


def test_title_byline_and_date_are_taken_from_the_top() -> None:
    metadata, body = read("Le gel", "6 novembre 2023", "par Jeanne Roux", BODY)
    assert metadata == Metadata("Le gel", "Jeanne Roux", "2023-11-06", "fr")
    assert body == [BODY]


def test_nothing_is_guessed_from_the_body() -> None:
    metadata, body = read("Le gel", BODY, "13 mai 2021 : la date revient", BODY)
    assert metadata == Metadata("Le gel", None, None, "fr")
    assert body == [BODY, "13 mai 2021 : la date revient", BODY]


@pytest.mark.parametrize(
    ("label", "name", "author"),
    [
        ("À propos de l’auteur", "Jeanne Roux", "Jeanne Roux"),
        ("About the author:", "Ada Lum", "Ada Lum"),
        ("Über die Autorin", "Greta von Sand", "Greta von Sand"),
        ("About the author", "She writes about the sea.", None),
    ],
)
def test_without_a_byline_the_box_about_the_author_tells_the_name(label, name, author) -> None:
    metadata, body = read("Le gel", BODY * 3, label, name, "Spécialiste de la mer")
    assert metadata.author == author
    assert body[1:] == [label, name, "Spécialiste de la mer"]


def test_a_byline_is_believed_before_the_box_about_the_author() -> None:
    metadata, _ = read("Le gel", "par Jeanne Roux", BODY * 3, "About the author", "Ada Lum")
    assert metadata.author == "Jeanne Roux"


@pytest.mark.parametrize(
    ("texts", "author"),
    [
        (("par Jeanne Roux", BODY), "Jeanne Roux"),
        ((BODY * 3, "About the author", "Ada Lum"), "Ada Lum"),
        ((BODY,), "Marc Aubry"),
    ],
)
def test_whom_the_properties_name_is_the_last_resort(texts: tuple[str, ...], author: str) -> None:
    assert read("Le gel", *texts, creator="Marc Aubry")[0].author == author


def test_dates_and_bylines_below_the_top_stay_in_the_text() -> None:
    texts = ["Le gel", BODY * 3, "6 novembre 2023", "Par Jeanne Roux"]
    metadata, body = read(*texts)
    assert (metadata.author, metadata.published) == (None, None)
    assert body == texts[1:]


def test_what_the_markup_states_wins() -> None:
    metadata, body = read(
        "Un surtitre", "7 juillet 2020", "Par Marc Aubry", BODY,
        title="Le gel", author="Jeanne Roux", published="2023-11-06", language="fr-FR",
    )  # fmt: skip
    assert metadata == Metadata("Le gel", "Jeanne Roux", "2023-11-06", "fr")
    assert body == ["Un surtitre", BODY]


def test_a_language_that_is_not_known_is_detected() -> None:
    assert read(BODY, language="tlh")[0].language == "fr"


def test_a_repeated_title_is_the_title_and_stands_once() -> None:
    metadata, body = read(
        "Monde", "Le gel de l’Arménie", "6 novembre 2023", "Le gel de l’Arménie", "par", BODY
    )
    assert metadata == Metadata("Le gel de l’Arménie", None, "2023-11-06", "fr")
    assert body == [BODY]


def test_a_name_under_a_bare_label_is_the_author() -> None:
    metadata, body = read("Le gel", "par", "Jeanne Roux", BODY)
    assert metadata.author == "Jeanne Roux"
    assert body == [BODY]


def test_a_bare_label_above_the_body_names_nobody() -> None:
    metadata, body = read("Le gel", "par", BODY)
    assert metadata.author is None
    assert body == [BODY]


@pytest.mark.parametrize(
    "title", ["Le gel", "Qui a gelé quoi ?", "Le gel, et après…", "« Plus jamais ça ! »"]
)
def test_titles_may_end_in_anything_but_a_full_stop(title: str) -> None:
    assert read(title, BODY)[0].title == title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("le-gel-armenien.fr.txt", "Le gel armenien"),
        ("/a/b/notes_de_lecture.md", "Notes de lecture"),
        (".txt", "Article"),
    ],
)
def test_without_a_title_the_name_of_the_file_serves(name: str, title: str) -> None:
    metadata, body = read(BODY, name=name)
    assert metadata.title == title
    assert body == [BODY]


def test_a_first_sentence_is_no_title() -> None:
    metadata, body = read("L’Arménie a gelé sa participation.", BODY)
    assert metadata.title == "Le gel"
    assert body[0] == "L’Arménie a gelé sa participation."


def test_the_name_of_the_site_leaves_a_title_that_the_page_shows_without_it() -> None:
    assert read("Le gel", BODY, title="Le gel | Le Journal")[0].title == "Le gel"
    assert read("Texte.", BODY, title="Moscou - Erevan")[0].title == "Moscou - Erevan"


def test_a_menu_above_the_title_is_not_the_title() -> None:
    metadata, body = read("Monde", "Europe", "Asie", "L’Arménie s’éloigne de Moscou", BODY)
    assert metadata.title == "L’Arménie s’éloigne de Moscou"
    assert body == [BODY]
