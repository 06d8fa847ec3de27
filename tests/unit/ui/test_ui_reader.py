"""What an open article looks like: whole, cut at the cited sentences, standing at one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fake_desk import FakeDesk
from fake_shelf import BELGOROD, CORRIDOR, source_of

from app.answer import Source
from app.checks.translation import Translated
from app.conversations.places import Place, places
from app.conversations.progress import Progress, advance
from app.ui.reader import closed_view, reader_view, translation_view
from app.words import of
from ingest.article import Article

EN = of("en")
QUESTION = "Why didn’t the CSTO activate after Belgorod?"


def answered() -> tuple[Place, ...]:
    progress = Progress()
    for event in FakeDesk().ask(QUESTION):
        progress = advance(progress, event)
    return places(progress)


def place_of(shown: tuple[Place, ...], opening: str) -> Place:
    return next(place for place in shown if place.text.startswith(opening))


def third_of(article: Article | None, source: Source | None = None, opening: int = 1) -> dict[str, Any]:
    """Return an article opened at the third place of the answer."""
    shown = answered()
    return reader_view(article, shown, shown[2], opening, EN, source)


def segments(view: dict[str, Any]) -> list[dict[str, Any]]:
    return [segment for block in view["blocks"] for segment in block["segments"]]


def test_the_whole_article_is_there_and_nothing_else() -> None:
    view = third_of(BELGOROD)
    lines = ["".join(segment["text"] for segment in block["segments"]) for block in view["blocks"]]
    assert lines == [line for line in BELGOROD.text.split("\n") if line]


def test_blocks_know_what_they_are() -> None:
    kinds = [block["kind"] for block in third_of(BELGOROD)["blocks"]]
    assert kinds[:2] == ["title", "dateline"]
    assert kinds.count("heading") == len(BELGOROD.headings)
    assert kinds[2] == "paragraph"


def test_the_active_sentence_is_exactly_the_cited_slice() -> None:
    shown = answered()
    active = place_of(shown, "Invoquer")
    marked = [s for s in segments(reader_view(BELGOROD, shown, active, 1, EN)) if s["active"]]
    assert "".join(s["text"] for s in marked) == BELGOROD.text[active.start : active.end] == active.text


def test_every_citation_of_the_answer_is_marked_with_its_number() -> None:
    shown = answered()
    view = reader_view(BELGOROD, shown, place_of(shown, "Invoquer"), 1, EN)
    assert sorted(n for segment in segments(view) for n in segment["numbers"]) == [1, 2, 3, 4]


def test_evidence_that_is_not_cited_is_marked_only_when_it_was_asked_for() -> None:
    shown = answered()
    uncited = place_of(shown, "Elle pose")
    there = [s for s in segments(reader_view(BELGOROD, shown, uncited, 1, EN)) if s["active"]]
    assert [s["numbers"] for s in there] == [[]]
    elsewhere = reader_view(BELGOROD, shown, place_of(shown, "Invoquer"), 1, EN)
    assert not any(s["marked"] and s["text"].startswith("Elle pose") for s in segments(elsewhere))


def test_overlapping_citations_are_cut_apart_and_keep_both_numbers() -> None:
    shown = (
        Place(BELGOROD.id, 0, 20, BELGOROD.text[:20], 1),
        Place(BELGOROD.id, 10, 30, BELGOROD.text[10:30], 2),
    )
    title = reader_view(BELGOROD, shown, shown[0], 1, EN)["blocks"][0]
    assert [(s["text"], s["numbers"]) for s in title["segments"]] == [
        (BELGOROD.text[:10], [1]),
        (BELGOROD.text[10:20], [1, 2]),
        (BELGOROD.text[20:30], [2]),
        (BELGOROD.title[30:], []),
    ]


def test_one_walks_through_the_citations_in_the_order_of_their_numbers() -> None:
    shown = answered()
    first, second = (next(place for place in shown if place.number == n) for n in (1, 2))
    walk = reader_view(BELGOROD, shown, first, 1, EN)["walk"]
    assert walk == {"label": "1 of 4", "previous": None, "next": second.key}
    assert reader_view(BELGOROD, shown, second, 1, EN)["walk"]["previous"] == first.key
    assert reader_view(CORRIDOR, shown, place_of(shown, "Astana"), 1, EN)["walk"] is None


def test_the_reader_says_who_wrote_it_when_and_in_which_language() -> None:
    view = third_of(BELGOROD, opening=7)
    assert (view["open"], view["title"], view["language"]) == (7, BELGOROD.title, "fr")
    assert view["meta"] == "Hélène Marchetti · 6 November 2023 · French"


def test_an_address_can_be_followed_and_a_path_stays_at_home() -> None:
    assert third_of(BELGOROD)["origin"] == {"text": "belgorod.md", "href": None}
    for source in ("C:\\articles\\belgorod.md", "javascript:alert(1)"):
        assert third_of(replace(BELGOROD, source=source))["origin"]["href"] is None
    url = "https://example.org/a"
    assert third_of(replace(BELGOROD, source=url))["origin"]["href"] == url


def test_closed() -> None:
    assert closed_view() == {"open": None}


def test_an_article_that_has_gone_leaves_the_sentence_as_it_was_cited() -> None:
    view = third_of(None, source_of(BELGOROD), opening=3)
    assert (view["open"], view["blocks"], view["title"]) == (3, [], BELGOROD.title)
    assert view["notice"] == EN.article_gone
    assert view["cited"] == {"label": EN.as_cited, "text": answered()[2].text}


def test_a_sentence_that_moved_is_marked_where_it_stands_now_and_the_change_is_told() -> None:
    shown = answered()
    active = place_of(shown, "Invoquer")
    moved = replace(BELGOROD, text="Note.\n\n" + BELGOROD.text, version="1" * 64)
    view = reader_view(moved, shown, active, 1, EN, source_of(BELGOROD))
    assert "".join(s["text"] for s in segments(view) if s["active"]) == active.text
    assert (view["notice"], view["cited"]) == (EN.changed, None)


def test_a_sentence_that_was_taken_out_is_shown_as_it_was_cited() -> None:
    shown = answered()
    active = place_of(shown, "Invoquer")
    rewritten = replace(BELGOROD, text=BELGOROD.text.replace("Invoquer", "Évoquer"), version="1" * 64)
    view = reader_view(rewritten, shown, active, 1, EN, source_of(BELGOROD))
    assert view["notice"] == f"{EN.changed} {EN.cited_gone}"
    assert view["cited"]["text"] == active.text
    assert not any(segment["active"] for segment in segments(view))


def test_an_unchanged_article_is_shown_without_a_word_about_it() -> None:
    view = third_of(BELGOROD, source_of(BELGOROD))
    assert (view["notice"], view["cited"]) == ("", None)


def test_a_place_that_the_answer_shows_no_longer_stays_open() -> None:
    gone, *shown = answered()
    view = reader_view(BELGOROD, shown, gone, 1, EN, source_of(BELGOROD))
    assert "".join(segment["text"] for segment in segments(view) if segment["active"]) == gone.text
    assert (view["notice"], view["cited"], view["walk"]) == ("", None, None)


def test_a_translation_is_labelled_as_what_it_is() -> None:
    assert translation_view(None, EN) is None
    assert translation_view(Translated("He left."), EN) == {
        "label": "Machine translation",
        "text": "He left.",
    }
    doubtful = translation_view(Translated("He left.", doubtful=True), EN)
    assert doubtful == {"label": "Machine translation, doubtful", "text": "He left."}


def test_a_sentence_that_cannot_be_translated_says_so() -> None:
    assert translation_view(Translated(""), EN) == {
        "label": "Machine translation",
        "text": "There is no reliable translation of it now.",
    }
