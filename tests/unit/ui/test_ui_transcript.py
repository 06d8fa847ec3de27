"""What one question and its answer look like, step by step."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from fake_desk import ANSWERED, QUOTED, FakeDesk, Script
from fake_shelf import BELGOROD, CORRIDOR, citation_of, source_of

from app.answer import Finished
from app.conversations.places import places
from app.conversations.progress import Progress, advance
from app.ui.preview import nearby
from app.ui.transcript import meta_line, turn_view
from app.words import of

EN = of("en")
QUESTION = "Why didn’t the CSTO activate after Belgorod?"


def steps(question: str, scripts: dict[str, Script] | None = None) -> list[Progress]:
    desk = FakeDesk() if scripts is None else FakeDesk(scripts=scripts)
    progress = [Progress()]
    for event in desk.ask(question):
        progress.append(advance(progress[-1], event))
    return progress


def last_view(question: str, scripts: dict[str, Script] | None = None) -> dict[str, Any]:
    return turn_view(question, steps(question, scripts)[-1], EN, fills=False)


def test_before_anything_is_found_only_the_question_and_what_happens_show() -> None:
    view = turn_view(QUESTION, Progress(), EN, fills=True)
    assert (view["question"], view["activity"], view["found"]) == (QUESTION, EN.searching, None)
    assert view["fills"] is True


def test_evidence_shows_open_and_by_article_before_the_first_word() -> None:
    view = turn_view(QUESTION, steps(QUESTION)[1], EN, fills=False)
    assert view["phase"] == "reading"
    assert view["activity"] == "Reading 6 sentences"
    assert view["found"]["open"]
    assert view["found"]["heading"] == "Found in 2 articles"
    groups = view["found"]["groups"]
    assert [group["title"] for group in groups] == [
        "Belgorod, ou le silence d’une alliance",
        "The corridor that goes around Russia",
    ]
    assert groups[0]["meta"] == "Hélène Marchetti · 6 November 2023 · French"
    assert groups[1]["meta"] == "14 September 2023 · English"
    assert all(item["number"] is None for group in groups for item in group["items"])


def test_marks_are_numbered_in_order_of_citation_and_named_for_a_screen_reader() -> None:
    statements = last_view(QUESTION)["statements"]
    assert [[mark["number"] for mark in statement["marks"]] for statement in statements] == [[1], [2, 3], [4]]
    name = statements[0]["marks"][0]["name"]
    assert name.startswith("Source 1: Belgorod, ou le silence d’une alliance, “Mais le mécanisme suppose")


def test_marks_point_at_what_they_cite() -> None:
    progress = steps(QUESTION)[-1]
    view = turn_view(QUESTION, progress, EN, fills=False)
    shown = {place.key: place for place in places(progress)}
    for (_, _, cited), statement in zip(ANSWERED.stated, view["statements"], strict=True):
        pointed = [shown[mark["place"]] for mark in statement["marks"]]
        assert [(p.start, p.end, p.text) for p in pointed] == [(c.start, c.end, c.quote) for c in cited]


def test_places_and_numbers_never_move_while_an_answer_grows() -> None:
    grown = [places(progress) for progress in steps(QUESTION)]
    for before, after in pairwise(grown):
        for old, new in zip(before, after, strict=False):
            assert (old.article_id, old.start) == (new.article_id, new.start)
            assert old.number in (None, new.number)


def test_what_a_completed_follow_up_finds_takes_the_place_of_what_was_found_first() -> None:
    first, second = steps("And Astana?")[1:3]
    groups = turn_view(QUESTION, second, EN)["found"]["groups"]
    assert [group["title"] for group in groups] == [CORRIDOR.title, BELGOROD.title]
    shown = [item["text"] for group in groups for item in group["items"]]
    assert shown == [item.text for item in second.evidence or ()]
    before = {place.key: place.text for place in places(first)}
    assert all(before.get(place.key, place.text) == place.text for place in places(second)), (
        "one key, one text"
    )


def test_a_citation_beside_the_evidence_gets_a_place_of_its_own() -> None:
    beside = citation_of(BELGOROD, "Minsk")
    script = replace(ANSWERED, stated=(("Minsk lent its territory.", "supported", (beside,)),))
    progress = steps(QUESTION, {QUESTION: script})[-1]
    assert places(progress)[-1].text == beside.quote
    assert places(progress)[-1].number == 1


def test_verdicts_are_words_and_the_good_one_is_silent() -> None:
    french = last_view("Pourquoi l’OTSC n’a-t-elle pas réagi après Belgorod\u202f?")
    assert [statement["label"] for statement in french["statements"]] == [None, "not checked", "unsupported"]
    assert french["language"] == "fr"


def translated(doubtful: bool) -> Progress:
    """Return an answer whose first statement was written in the language of its article."""
    finished = steps(QUESTION)[-1]
    assert finished.answer is not None
    first, *others = finished.answer.statements
    first = replace(first, draft="Personne ne l’a demandé.", verdict="partly supported", doubtful=doubtful)
    return replace(finished, answer=replace(finished.answer, statements=(first, *others)))


def test_a_translation_says_so_and_of_what_language() -> None:
    view = turn_view(QUESTION, translated(doubtful=False), EN)
    assert view["remark"] == "Machine translation from French; the sentences cited are the original."
    assert view["announcement"].endswith(view["remark"])
    assert view["statements"][0]["label"] == "partly supported"
    assert last_view(QUESTION)["remark"] == ""


def test_a_doubtful_translation_is_called_so() -> None:
    statement = turn_view(QUESTION, translated(doubtful=True), EN)["statements"][0]
    assert (statement["label"], statement["verdict"]) == ("doubtful translation", "partly supported")


def test_a_doubtful_translation_has_its_original_beside_it() -> None:
    doubtful, sure = (turn_view(QUESTION, translated(doubt), EN)["statements"][0] for doubt in (True, False))
    quotes = [citation.quote for _, _, cited in ANSWERED.stated[:1] for citation in cited]
    assert doubtful["originals"] == [{"text": quote, "language": "fr"} for quote in quotes]
    assert sure["originals"] == []


def test_a_finished_answer_folds_its_evidence_into_the_sources_it_cites() -> None:
    found = last_view(QUESTION)["found"]
    assert (found["heading"], found["open"]) == ("Sources", False)
    assert found["titles"] == ["Belgorod, ou le silence d’une alliance"]


def test_a_refusal_says_so_and_keeps_the_nearest_passages_open() -> None:
    view = last_view("How many tanks did Belgium send to Armenia?")
    assert view["label"] == EN.refused_label
    assert view["prose"] == "The articles do not say how many tanks Belgium sent to Armenia."
    assert view["statements"] == []
    assert (view["found"]["heading"], view["found"]["open"]) == (EN.nearest, True)


def test_quotes_are_labelled_with_the_reason_and_their_article() -> None:
    view = last_view("What did Kazakhstan do?")
    assert (view["status"], view["label"], view["notice"]) == ("quoted", EN.quotes_label, QUOTED.notice)
    assert {statement["source"] for statement in view["statements"]} == {BELGOROD.title}


def test_a_quote_has_the_language_of_its_article_and_what_is_written_that_of_the_answer() -> None:
    quoted = last_view("What did Kazakhstan do?")
    assert {statement["language"] for statement in quoted["statements"]} == {"fr"}
    assert {statement["language"] for statement in last_view(QUESTION)["statements"]} == {""}


def test_a_name_from_right_to_left_leaves_the_date_in_one_piece() -> None:
    line = meta_line("محمود درويش", "2023-11-06", "ar", EN)
    assert line == "\u2068محمود درويش\u2069 · 6 November 2023 · Arabic"


def test_a_fault_is_told_and_what_was_found_stays() -> None:
    progress = replace(Progress(), fault="The disk is full.")
    view = turn_view(QUESTION, progress, EN, fills=False)
    assert (view["fault"], view["label"], view["notice"]) == (True, EN.fault_label, "The disk is full.")


def test_a_stopped_answer_keeps_its_words_and_says_that_it_was_stopped() -> None:
    written = next(p for p in steps(QUESTION) if len(p.statements) == 1 and p.partial)
    view = turn_view(QUESTION, replace(written, stopped=True), EN, fills=False)
    assert view["label"] == EN.stopped_label
    assert view["partial"] == written.partial
    assert view["activity"] is None


def test_an_interrupted_answer_is_marked() -> None:
    finished = next(e for e in FakeDesk().ask(QUESTION) if isinstance(e, Finished)).answer
    progress = Progress(answer=replace(finished, interrupted=True, notice="The model broke off."))
    view = turn_view(QUESTION, progress, EN, fills=False)
    assert (view["label"], view["notice"]) == (EN.interrupted_label, "The model broke off.")


@pytest.mark.parametrize("question", list(FakeDesk().scripts))
def test_the_search_is_announced_and_then_the_answer_once_it_is_there(question: str) -> None:
    try:
        grown = steps(question)
    except Exception as fault:  # noqa: BLE001  # the script of the fault
        grown = [Progress(), Progress(fault=str(fault))]
    views = [turn_view(question, progress, EN, fills=False) for progress in grown]
    assert {view["announcement"] for view in views[:-1]} == {EN.searching}
    assert views[-1]["announcement"] not in ("", EN.searching)


def test_what_is_announced_tells_of_a_statement_what_is_seen_of_it() -> None:
    assert last_view(QUESTION)["announcement"].endswith(
        "was a war. The other members were therefore never forced to refuse, though most were reluctant. "
        "Partly supported."
    )
    first = translated(doubtful=True).stated()[0]
    announced = turn_view(QUESTION, translated(doubtful=True), EN)["announcement"]
    assert announced.startswith(f"{first.text} Doubtful translation. ")


def test_texts_leave_as_they_are_and_the_view_is_json() -> None:
    wicked = "<img src=x onerror=alert(1)> :red[$x$] **bold**"
    source = replace(source_of(BELGOROD), title=wicked)
    evidence = tuple(replace(item, text=wicked) for item in ANSWERED.evidence)
    progress = Progress(evidence=evidence, sources=(source,), partial=wicked)
    view = json.loads(json.dumps(turn_view(wicked, progress, EN, fills=False)))
    assert view["question"] == view["partial"] == view["found"]["groups"][0]["title"] == wicked


def test_a_question_asked_before_the_collection_is_open_says_what_it_waits_for() -> None:
    assert turn_view(QUESTION, Progress(), EN, waiting=True)["activity"] == EN.opening


def test_an_answer_whose_process_has_gone_keeps_its_words_and_says_so() -> None:
    written = next(p for p in steps(QUESTION) if len(p.statements) == 1)
    view = turn_view(QUESTION, replace(written, crashed=True), EN)
    assert (view["phase"], view["label"], len(view["statements"])) == ("done", EN.crashed_label, 1)


def test_a_mark_shows_the_sentence_with_its_neighbours_and_the_article() -> None:
    progress = steps(QUESTION)[-1]
    near = nearby(places(progress), FakeDesk().article)
    mark = turn_view(QUESTION, progress, EN, nearby=near)["statements"][0]["marks"][0]
    assert mark["title"] == BELGOROD.title
    assert mark["before"].startswith("Le traité de Tachkent")
    assert mark["text"].startswith("Mais le mécanisme")
    assert mark["after"].startswith("Invoquer")


def test_where_the_article_has_changed_a_mark_shows_no_wrong_neighbours() -> None:
    changed = replace(BELGOROD, text="x" + BELGOROD.text)
    assert nearby(places(steps(QUESTION)[-1]), lambda _: changed) == {}


def test_the_page_speaks_french_when_asked_to() -> None:
    view = turn_view(QUESTION, steps(QUESTION)[-1], of("fr"))
    assert view["statements"][2]["label"] == "étayée en partie"
    assert "6 novembre 2023 · français" in view["found"]["groups"][0]["meta"]


def test_what_was_deleted_since_is_marked_wherever_it_is_named() -> None:
    view = turn_view(QUESTION, steps(QUESTION)[-1], EN, gone={BELGOROD.id})
    marks = [mark for statement in view["statements"] for mark in statement["marks"]]
    assert [mark["gone"] for mark in marks] == [mark["title"].startswith(BELGOROD.title) for mark in marks]
    assert marks[0]["title"] == f"{BELGOROD.title} · no longer in the collection"
    assert marks[0]["name"].endswith("(no longer in the collection)")
    assert marks[0]["text"], "the quote stays with the answer"
    first, second = view["found"]["groups"]
    assert first["meta"].endswith("French · no longer in the collection")
    assert "no longer" not in second["meta"]
    assert view["found"]["titles"][0].endswith("no longer in the collection")
