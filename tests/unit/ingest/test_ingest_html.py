"""Web pages to blocks and metadata, and the limits on reading them."""

from __future__ import annotations

import pytest

from ingest import confined
from ingest.document import Block
from ingest.errors import UnreadableFile
from ingest.load import read_bytes
from ingest.readers import html
from ingest.readers.html_page import parse

PARAGRAPHS = (
    "Le parlement d’Erevan a adopté un texte qui ouvre la voie à une candidature européenne, sans date.",
    "Moscou y voit une provocation et rappelle que la moitié du commerce arménien passe par la Russie.",
    "À Bruxelles, on se garde de promettre quoi que ce soit avant les élections législatives du printemps.",
)


def page(head: str = "", body: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        "<!DOCTYPE html><html lang='fr-FR'>"
        f"<head><title>Erevan regarde ailleurs | Le Journal</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Accueil</a></li><li><a href='/a'>Europe</a></li></ul></nav>"
        f"<article><h1>Erevan regarde ailleurs</h1>{body}{text}</article>"
        "<footer><p>© 2024 Tous droits réservés</p></footer></body></html>"
    )


def test_article_and_headings_remain_menus_and_footers_go() -> None:
    blocks = parse(page(body=f"<p>{PARAGRAPHS[0]} Bis.</p><h2>Le commerce</h2>")).blocks
    assert Block("heading", "Le commerce") in blocks
    assert [block.text for block in blocks if block.kind == "paragraph"][1:] == list(PARAGRAPHS)
    assert not {"Accueil", "© 2024 Tous droits réservés"} & {block.text for block in blocks}


def test_metadata_comes_from_the_markup() -> None:
    author = "<meta name='author' content='Jeanne Roux'>"
    date = "<meta property='article:published_time' content='2024-03-19'>"
    document = parse(page(author + date))
    assert (document.author, document.published, document.language) == ("Jeanne Roux", "2024-03-19", "fr-FR")


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"datePublished": "2024-03-19T08:00:00Z"}</script>',
        "<meta itemprop='datePublished' content='2024-03-19T08:00:00Z'>",
        "<meta name='DC.date.issued' content='2024-03-19T08:00:00Z'>",
    ],
)
def test_dates_are_found_where_pages_state_them(head: str) -> None:
    assert parse(page(head)).published == "2024-03-19T08:00:00Z"


def test_no_date_is_guessed_from_the_words_of_the_page() -> None:
    body = "<p>Le 12 mai 2021, une autre histoire avait occupé les mêmes diplomates pendant des semaines.</p>"
    assert parse(page(body=body)).published is None


def test_no_break_spaces_survive_entities_and_all() -> None:
    body = "<p>«&nbsp;Non&nbsp;», dit-il des 3&#8239;000 soldats postés à Gyumri depuis\u00a0trente ans.</p>"
    expected = "«\u00a0Non\u00a0», dit-il des 3\u202f000 soldats postés à Gyumri depuis\u00a0trente ans."
    assert Block("paragraph", expected) in parse(page(body=body)).blocks


def test_lists_nested_or_not_keep_their_items() -> None:
    inner = "<ul><li>Un point dessous</li></ul>"
    body = f"<ul><li>Un <b>premier</b> point à retenir{inner}</li><li>Un second</li></ul>"
    texts = [block.text for block in parse(page(body=body)).blocks]
    assert [text for text in texts if text.startswith("Un ")] == [
        "Un premier point à retenir",
        "Un point dessous",
        "Un second",
    ]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (
            "En 2022<sup>1</sup>, 190 000<sup><a href='#2'>2</a></sup> soldats.<sup>3, 4</sup>",
            "En 2022¹, 190 000² soldats.³, ⁴",
        ),
        (
            "Le XX<sup>e</sup> siècle, 5 km<sup>2</sup>, 10<sup>-6</sup>.<sup>[1]</sup>",
            "Le XXe siècle, 5 km², 10⁻⁶.[1]",
        ),
        (
            "Le <time datetime='2022-02-24'>24 février 2022</time>, la Russie attaque.",
            "Le 24 février 2022, la Russie attaque.",
        ),
        (
            "Pour lui, la base <q>reste russe</q> et rien ne change.",
            "Pour lui, la base «\u00a0reste russe\u00a0» et rien ne change.",
        ),
        (
            "Pour lui, le champ <code>pays</code> reste vide et rien ne change.",
            "Pour lui, le champ pays reste vide et rien ne change.",
        ),
    ],
)
def test_markup_inside_a_sentence_neither_cuts_it_nor_changes_its_numbers(markup: str, words: str) -> None:
    assert Block("paragraph", words) in parse(page(body=f"<p>{markup}</p>")).blocks


@pytest.mark.parametrize(
    ("language", "quotation"), [("en", "“all”"), ("de-DE", "„all“"), ("es", "«all»"), ("", "«all»")]
)
def test_quotations_get_the_marks_of_the_pages_language(language: str, quotation: str) -> None:
    markup = page(body="<p>A <q>all</q> b.</p>").replace("fr-FR", language)
    assert Block("paragraph", f"A {quotation} b.") in parse(markup).blocks


def test_the_pages_own_time_is_no_part_of_the_article() -> None:
    body = "<div><span>Par Jeanne Roux</span><time>il y a 3 heures</time></div>"
    assert "heures" not in " ".join(block.text for block in parse(page(body=body)).blocks)


def test_broken_lines_of_headings_and_cells_are_parted_by_a_space() -> None:
    cells = "<td>Arménie<br>Géorgie</td><td><p>2022</p><p>2023</p></td>"
    blocks = parse(page(body=f"<h2>Le rôle<br>du Bélarus</h2><table><tr>{cells}</tr></table>")).blocks
    assert Block("heading", "Le rôle du Bélarus") in blocks
    assert Block("paragraph", "Arménie Géorgie — 2022 2023") in blocks


@pytest.mark.parametrize(
    "markup",
    [
        "<p class=MsoNormal>{}<o:p></o:p></p>",
        "<p>{} <s>Non.</s></p>",
        "<p>{} <my-own>Non.</my-own></p>",
        "<p>{}<!-- a\ncomment -->\n</p>",
        "<blockquote>{}</blockquote>",
    ],
)
def test_lines_of_the_source_are_no_paragraphs(markup: str) -> None:
    wrapped = "L’Arménie a gelé sa participation à\n  l’OTSC. Le Premier ministre\nl’a dit."
    texts = [block.text for block in parse(page(body=markup.format(wrapped))).blocks]
    joined = "L’Arménie a gelé sa participation à l’OTSC. Le Premier ministre l’a dit."
    assert any(text.startswith(joined) for text in texts)


def test_broken_and_preformatted_lines_are_paragraphs() -> None:
    body = "<p>Une ligne\nici<br>\nUne autre là.</p><pre>Un vers,\npuis l’autre.</pre>"
    texts = [block.text for block in parse(page(body=body)).blocks]
    assert [text for text in texts if text.startswith("Un")] == ["Une ligne ici", "Une autre là.", "Un vers,"]
    assert "puis l’autre." in texts


def test_code_set_apart_keeps_its_lines() -> None:
    body = "<pre><code>pays = 1\nville = 2</code></pre>"
    assert Block("paragraph", "pays = 1\nville = 2") in parse(page(body=body)).blocks


def test_a_fragment_is_read_like_a_page() -> None:
    assert [block.text for block in parse("<p>Une seule phrase.</p>").blocks] == ["Une seule phrase."]


def test_a_page_becomes_an_article_through_the_child_process() -> None:
    article = read_bytes("erevan.html", page("<meta charset='windows-1252'>").encode("cp1252"))
    assert article.title == "Erevan regarde ailleurs"
    assert article.text.split("\n\n")[1:] == list(PARAGRAPHS)
    assert article.language == "fr"


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "SECONDS", 0.01)
    with pytest.raises(UnreadableFile, match="longer than"):
        html.read("a.html", page().encode())


def test_a_reader_that_fails_is_reported_without_its_traceback() -> None:
    with pytest.raises(UnreadableFile, match="damaged") as caught:
        confined.read("ingest.no_such_reader", "a.html", b"")
    assert "Traceback" not in str(caught.value)
