"""The report of an evaluation in a browser: faults of accessibility, and links to its questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import faults
from browser import chromium

from app.evaluation.corpus import Corpus
from app.evaluation.questions import Question
from app.evaluation.run import Conditions, Evaluation
from app.evaluation.untitled import untitled
from ingest.article import Passage, Sentence
from vectorstore.hit import Evidence, Hit, Retrieved

pytestmark = pytest.mark.integration
TEXT = "The bridge was built in 1743."
ARTICLE = untitled("bridge", TEXT, "en", (Sentence(0, len(TEXT), 0),), (Passage(0, len(TEXT)),))
QUESTIONS = (
    Question("100%", "English", "When was the bridge built?", True, ("1743",), (("1743",),), "In 1743."),
    Question("en-2", "en", "Who built the bridge?", False, (), (), ""),
)


def found(question: str, language: str) -> Retrieved:
    hit = Hit("p", ARTICLE.id, 0, len(TEXT), 1.0)
    return Retrieved((hit,), (Evidence(ARTICLE.id, 0, len(TEXT), TEXT, "", "en", 1.0),))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    corpus = Corpus.of([ARTICLE])
    evaluation = Evaluation(
        QUESTIONS, corpus, Conditions("retrieval"), lambda text, allowed: "en", retrieve=found
    )
    evaluation.run(tmp_path)
    return tmp_path / "report.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_report_has_no_serious_fault_of_accessibility(report: Path, scheme: str) -> None:
    with chromium() as browser:
        page = browser.new_page(color_scheme=scheme)
        page.goto(report.as_uri())
        page.get_by_role("button", name="Open all").click()
        assert page.get_by_role("main").count() == 1
        assert faults(page) == []


@pytest.mark.parametrize("fragment", ["q-100%", "q-100%25", "q-en-2", "q-nowhere"])
def test_a_link_to_a_question_opens_it_and_breaks_nothing(report: Path, fragment: str) -> None:
    with chromium() as browser:
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{report.as_uri()}#{fragment}")
        opened = page.locator("details[open]").evaluate_all("items => items.map(item => item.id)")
        assert opened == [name for name in ("q-100%", "q-en-2") if fragment.replace("%25", "%") == name]
        assert errors == []
