"""Answers as files: whole sources, nothing active, and the contract's question lines."""

from __future__ import annotations

import json
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fake_desk import ANSWERED, REFUSED, SCRIPTS, FakeDesk
from fake_shelf import BELGOROD
from markdown_it import MarkdownIt

from app.answer import Turn
from app.commands.asking import as_text
from app.conversations.export import export
from app.conversations.progress import Progress, advance
from app.conversations.question_file import Expected, append, groups_of, line_of
from app.conversations.record import Record
from app.conversations.telling import plain, tell
from app.evaluation import questions
from app.words import of

EN = of("en")
QUESTION, *_, HOSTILE = SCRIPTS
UNANSWERABLE = "How many tanks did Belgium send to Armenia?"


def answered(question: str = QUESTION) -> Record:
    progress = Progress()
    for event in FakeDesk().ask(question):
        progress = advance(progress, event)
    return Record(question, progress=progress)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("kind", ["markdown", "html", "json"])
@pytest.mark.parametrize("question", [QUESTION, UNANSWERABLE])
def test_a_path_stays_at_home(kind: str, question: str) -> None:
    text = export(kind, question, [answered(question)], EN).text
    assert str(Path(BELGOROD.source).parent) not in text
    assert Path(BELGOROD.source).stem in text


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_every_citation_has_its_full_source(kind: str) -> None:
    record = answered()
    text = export(kind, QUESTION, [record], EN).text
    shown = MarkdownIt().render(text) if kind == "markdown" else text
    tags = Tags()
    tags.feed(shown)
    for citation in (citation for _, _, cited in ANSWERED.stated for citation in cited):
        assert citation.quote in tags.text
        assert f"characters {citation.start}–{citation.end}" in tags.text
    for part in (BELGOROD.title, "Hélène Marchetti", "6 November 2023", BELGOROD.version, "belgorod.md"):
        assert part in tags.text
    assert "partly supported" in tags.text


def test_what_is_a_machine_translation_says_so_wherever_it_goes() -> None:
    record = answered()
    assert record.progress.answer is not None
    first, *others = record.progress.answer.statements
    rough = replace(first, draft="Personne.", verdict="partly supported", doubtful=True)
    made = replace(record.progress.answer, statements=(rough, *others))
    record = replace(record, progress=replace(record.progress, answer=made))
    remark = "Machine translation from French; the sentences cited are the original."
    for text in (
        MarkdownIt().render(export("markdown", QUESTION, [record], EN).text),
        export("html", QUESTION, [record], EN).text,
        plain(tell(record, EN), EN),
        as_text(made),
    ):
        assert remark in text
        assert "(doubtful translation" in text
    assert "Machine translation" not in plain(tell(answered(), EN), EN)


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_what_articles_and_models_wrote_is_escaped(kind: str) -> None:
    record = replace(answered(HOSTILE), question=HOSTILE + "\n# Not a heading\n[a](javascript:x)")
    text = export(kind, HOSTILE, [record], EN).text
    tags = Tags()
    tags.feed(MarkdownIt("commonmark", {"html": True}).render(text) if kind == "markdown" else text)
    assert not {"script", "img", "a"} & set(tags.seen)
    assert tags.seen.count("h1") == 1
    assert "<img src=x onerror=alert('answer')>" in tags.text


def test_json_holds_the_answer_and_each_citations_version() -> None:
    document = json.loads(export("json", "T", [answered()], EN).text)
    (asked,) = document["questions"]
    assert asked["answer"]["question"] == QUESTION
    assert [citation["number"] for citation in asked["citations"]] == [1, 2, 3, 4]
    for citation in asked["citations"]:
        assert citation["version"] == BELGOROD.version
        assert citation["quote"] == BELGOROD.text[citation["start"] : citation["end"]]


def test_a_conversation_exports_all_its_questions_and_files_have_harmless_names() -> None:
    file = export("markdown", "../Was? «Ja» / nein", [answered(), answered(HOSTILE)], EN)
    assert file.name == "was-ja-nein.md"
    assert file.text.count("\n## ") == 2
    assert export("html", "???", [], EN).name == "ibid.html"


def test_an_answer_is_copied_with_its_numbers_and_sources() -> None:
    text = plain(tell(answered(), EN), EN)
    assert text.startswith("The CSTO did not act")
    assert "was a war. [2] [3]" in text
    assert "[1] Belgorod, ou le silence d’une alliance, Hélène Marchetti, 6 November 2023: “Mais" in text


def test_an_answer_is_copied_with_the_addresses_of_its_web_articles() -> None:
    record, address = answered(), "https://example.org/belgorod"
    assert "http" not in plain(tell(record, EN), EN)
    assert record.progress.answer is not None
    source = replace(record.progress.answer.sources[0], origin=address)
    made = replace(record.progress.answer, sources=(source,))
    record = replace(record, progress=replace(record.progress, sources=(), answer=made))
    first = plain(tell(record, EN), EN).split("Sources\n")[1].splitlines()[0]
    assert first.startswith("[1] Belgorod, ou")
    assert first.endswith(f") {address}")


def test_a_refusal_lists_the_nearest_passages_wherever_it_goes() -> None:
    record = answered(UNANSWERABLE)
    made, nearest = record.progress.answer, record.progress.nearest()
    assert made is not None
    shown = (
        MarkdownIt().render(export("markdown", UNANSWERABLE, [record], EN).text),
        export("html", UNANSWERABLE, [record], EN).text,
        plain(tell(record, EN), EN),
    )
    for text in shown:
        assert "The nearest passages" in text
        assert "[1]" not in text
    for text in (*shown, as_text(made, nearest)):
        for item in REFUSED.evidence:
            assert item.text in unescape(text)
        assert BELGOROD.title in text
        assert "Hélène Marchetti" in text
    assert not answered().progress.nearest()
    assert "nearest" not in plain(tell(answered(), EN), EN)


def test_json_lists_the_nearest_passages_of_a_refusal() -> None:
    (refused,) = json.loads(export("json", "T", [answered(UNANSWERABLE)], EN).text)["questions"]
    assert [place["quote"] for place in refused["nearest"]] == [item.text for item in REFUSED.evidence]
    assert refused["nearest"][0]["version"] == BELGOROD.version
    assert refused["citations"] == []
    assert json.loads(export("json", "T", [answered()], EN).text)["questions"][0]["nearest"] == []


def test_a_stopped_answer_is_told_as_far_as_it_came() -> None:
    telling = tell(Record("Q?", progress=Progress(partial="It ra", stopped=True)), EN)
    assert (telling.label, telling.prose) == (EN.stopped_label, "It ra")


def test_a_bad_answer_becomes_a_line_that_the_evaluation_reads(tmp_path: Path) -> None:
    record, file = answered(), tmp_path / "home" / "questions.jsonl"
    evidence = record.progress.evidence or ()
    expected = Expected(True, "Nobody asked.", (evidence[0].text,), groups_of("asked | demanded\n\nRussia"))
    append(file, line_of(record, (Turn("Before?", "Yes."),), Expected(False)))
    append(file, line_of(record, (Turn("Before?", "Yes."),), expected))
    (question,) = questions.read(file)
    assert (question.question, question.lang, question.answerable) == (QUESTION, "en", True)
    assert question.must_include == (("asked", "demanded"), ("Russia",))
    assert question.evidence == (evidence[0].text,)
    assert question.history == (Turn("Before?", "Yes."),)


def test_a_question_with_an_odd_separator_of_lines_is_kept_beside_others(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    append(file, line_of(answered("Who\u2028asked\x85that?"), (), Expected(False)) | {"id": "first"})
    append(file, line_of(answered(), (), Expected(False)))
    assert [question.question for question in questions.read(file)] == ["Who\u2028asked\x85that?", QUESTION]


@pytest.mark.parametrize("line", ["{", "[]"])
def test_a_question_set_that_cannot_be_read_is_left_as_it_is(tmp_path: Path, line: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"JSON|Expecting"):
        append(file, line_of(answered(), (), Expected(False)))
    assert file.read_text(encoding="utf-8") == line


def test_a_question_that_should_be_refused_expects_nothing_else(tmp_path: Path) -> None:
    line = line_of(answered(), (), Expected(False, "", ("left over",), (("x",),)))
    assert (line["answerable"], line["evidence"], line["must_include"]) == (False, [], [])


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_a_source_that_was_deleted_since_says_so_and_the_others_do_not(kind: str) -> None:
    record, note = answered(), "no longer in the collection"
    cited = record.progress.numbers()
    assert note not in export(kind, QUESTION, [record], EN, {BELGOROD.id}).text
    assert note not in export(kind, QUESTION, [record], EN).text, "while nobody knows"
    assert export(kind, QUESTION, [record], EN, {"another"}).text.count(note) == len(cited)
    assert plain(tell(record, EN, {"another"}), EN).count(note) == len(cited)


def test_json_says_which_citations_lost_their_article() -> None:
    def deleted(present: set[str]) -> list[bool]:
        (asked,) = json.loads(export("json", "T", [answered()], EN, present).text)["questions"]
        return [citation["deleted_since"] for citation in asked["citations"]]

    assert deleted({BELGOROD.id}) == [False] * 4
    assert deleted(set()) == [True] * 4
