"""The report as a page: self-contained, escaped, and true to its report."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from small_world import run

from app.evaluation.outcome import outcome
from app.evaluation.report_html import render
from app.evaluation.run import Conditions

HOSTILE = '<img src=x onerror="alert(1)"> {{ 7 * 7 }} </script><script>alert(2)</script>'
VOID = {"meta", "input"}


class Page(HTMLParser):
    """Collects tags, and fails on one that is closed out of turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def report(world, detector, tmp_path):
    conditions = Conditions("full", {"llm": "small"}, {"llm": "model-1"})
    return run(world.questions, world.articles, conditions, tmp_path, detector, ask=world.answer)


def test_the_page_shows_figures_and_every_question(report, world):
    page = Page(render(report))
    assert "10 questions, 6 of them answerable" in page.text
    for question in world.questions:
        assert question.question in page.text
    states = [attrs["data-state"] for tag, attrs in page.tags if tag == "details"]
    assert states == ["passed"] * 10


def test_the_page_needs_nothing_from_outside(report):
    html = render(report)
    assert not re.search(r"""(src|href)\s*=|@import|url\(|https?://""", html)


def test_text_from_outside_is_escaped_everywhere(report):
    first = report["questions"][0]
    first["question"] |= {"question": HOSTILE, "kind": HOSTILE, "answer": HOSTILE, "lang": HOSTILE}
    first["answer"]["statements"][0] |= {"text": HOSTILE}
    first["answer"]["statements"][0]["citations"][0]["quote"] = HOSTILE
    first["gold"][0]["text"] = HOSTILE
    report["models"]["llm"] = HOSTILE
    report["summary"]["by_kind"][HOSTILE] = report["summary"]["by_kind"]["fact"]
    page = Page(render(report))
    assert not [tag for tag, _ in page.tags if tag == "img"]
    assert len([tag for tag, _ in page.tags if tag == "script"]) == 1
    assert HOSTILE in page.text


@pytest.mark.parametrize("status", ["answered", "quoted"])
def test_what_should_have_been_refused_is_called_what_it_is(report, status):
    entry = next(entry for entry in report["questions"] if not entry["question"]["answerable"])
    entry["answer"]["status"] = status
    entry["scores"]["answered_unanswerable"] = 1.0
    assert outcome(entry).reasons == (f"{status}, though the articles hold no answer",)


def test_gold_shows_what_also_carries_it(report):
    report["questions"][0]["gold"][0]["also"] = ["Le pont date de 1931."]
    del report["questions"][1]["gold"][0]["also"]
    assert "or: Le pont date de 1931." in Page(render(report)).text


def test_failures_say_why(world, detector, tmp_path):
    def wrong(question):
        answer = world.answer(question)
        if question.id == "en-2":
            return replace(answer, statements=(), status="refused", text="The articles do not say it.")
        if question.id == "en-1":
            return replace(answer, text="It was opened long ago.")
        if question.id == "fr-1":
            return replace(answer, text="Il a été dessiné par Arnoux en 1930.")
        return answer

    report = run(world.questions, world.articles, Conditions("full"), tmp_path, detector, ask=wrong)
    outcomes = {entry["id"]: outcome(entry) for entry in report["questions"]}
    assert outcomes["en-2"].reasons == ("refused, though the articles hold the answer",)
    assert outcomes["en-1"].reasons == ("the answer lacks: 1931",)
    assert outcomes["fr-1"].state == "doubtful"
    assert outcomes["fr-1"].reasons == ("numbers from nowhere: 1930",)
    assert outcomes["de-1"].state == "passed"
    assert "refused, though the articles hold the answer" in Page(render(report)).text


@pytest.mark.parametrize("mode", ["quotes", "retrieval"])
def test_every_mode_has_a_page(world, detector, tmp_path, mode):
    report = run(
        world.questions,
        world.articles,
        Conditions(mode),
        tmp_path,
        detector,
        ask=world.answer,
        retrieve=world.retrieve,
    )
    assert f"{mode} mode" in Page(render(report)).text


def test_one_question_is_enough_for_a_page(world, detector, tmp_path):
    report = run(
        world.questions[-1:], world.articles, Conditions("full"), tmp_path, detector, ask=world.answer
    )
    assert "1 question, 0 of them answerable" in Page(render(report)).text


def test_what_nothing_was_held_against_is_called_not_measured(world, detector, tmp_path):
    report = run(
        world.questions, world.articles, Conditions("retrieval"), tmp_path, detector, retrieve=world.retrieve
    )
    page = Page(render(report))
    states = [attrs["data-state"] for tag, attrs in page.tags if tag == "details"]
    assert states == ["passed"] * 6 + ["not measured"] * 4
    assert page.text.count("Nothing to hold it against") == 4


def test_words_say_which_sentences_are_on_the_gold_evidence(world, detector, tmp_path):
    def misses(question):
        answer = world.answer(question)
        if question.id != "en-1":
            return answer
        citation = world.other_sentence(answer.statements[0].citations[0])
        return replace(answer, statements=(replace(answer.statements[0], citations=(citation,)),))

    report = run(world.questions, world.articles, Conditions("full"), tmp_path, detector, ask=misses)
    text = Page(render(report)).text
    assert text.count("off the gold evidence") == 1
    assert "a été ouvert en 1931 not cited" in text
    assert "412 mètres cited" in text
    assert "Il mesure 412 mètres de long. on the gold evidence" in text


def test_only_what_is_a_code_of_a_language_is_given_as_one(report):
    report["questions"][0]["question"]["lang"] = "English"
    languages = [
        attrs.get("lang") for tag, attrs in Page(render(report)).tags if attrs.get("class") == "asked"
    ]
    assert languages[:2] == [None, "en"]
