"""Question sets: reading with line numbers, and the validator."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.answer import Turn
from app.errors import BadInput
from app.evaluation.corpus import Corpus
from app.evaluation.errors import QuestionSetError
from app.evaluation.questions import read, set_hash
from app.evaluation.validate import problems
from ingest.load import load

LINE = {
    "id": "q1",
    "lang": "fr",
    "question": "Où ?",
    "answerable": True,
    "evidence": ["ici"],
    "must_include": [["ici", "là"]],
    "answer": "Ici.",
}
REAL = Path(__file__).parents[4] / "shared" / "articles" / "russie-boudee-par-ses-allies.fr.txt"
SHIPPED = Path(__file__).parents[2] / "data" / "real-article.jsonl"


def write(path, *documents):
    path.write_text("\n".join(json.dumps(document) for document in documents), encoding="utf-8")
    return path


def test_a_line_becomes_a_question(tmp_path):
    (question,) = read(
        write(tmp_path / "q.jsonl", {**LINE, "history": [{"question": "Qui ?", "answer": "Lui."}]})
    )
    assert question.must_include == (("ici", "là"),)
    assert question.history == (Turn("Qui ?", "Lui."),)
    assert question.article is None
    assert question.as_json()["evidence"] == ["ici"]


@pytest.mark.parametrize(
    "history",
    [
        ["Qui ?"],
        [{"question": "Qui ?"}],
        [{"role": "user", "content": "Qui ?"}, {"role": "assistant", "content": ""}],
    ],
)
def test_earlier_turns_are_read_in_each_notation(tmp_path, history):
    (question,) = read(write(tmp_path / "q.jsonl", {**LINE, "history": history}))
    assert question.history == (Turn("Qui ?", ""),)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"answerable": "yes"}, "'answerable' must be true or false"),
        ({"question": " "}, "'question' must be a text"),
        ({"evidence": "ici"}, "'evidence' must be a list of texts"),
        ({"must_include": [[]]}, "'must_include' must be a list of groups"),
        ({"must_include": ["ici"]}, "'must_include' must be a list of groups"),
        ({"split": "train"}, "'split' must be 'tune' or 'gate'"),
        ({"history": "Qui ?"}, "'history' must be a list"),
        ({"id": None}, "'id' must be a text"),
        ({"also": ["là"]}, "'also' must be a list with one list of texts for each piece of evidence"),
        ({"also": [["là"], []]}, "'also' must be a list with one list of texts for each piece of evidence"),
    ],
)
def test_a_bad_field_is_named_with_its_line(tmp_path, change, complaint):
    path = write(tmp_path / "q.jsonl", LINE, {**LINE, "id": "q2", **change})
    with pytest.raises(QuestionSetError, match=r"q\.jsonl, line 2") as raised:
        read(path)
    assert complaint in str(raised.value)
    assert isinstance(raised.value, BadInput)


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_line_of_json_may_hold_what_else_separates_lines(tmp_path, separator):
    line = json.dumps(LINE | {"answer": f"un{separator}deux"}, ensure_ascii=False)
    (tmp_path / "q.jsonl").write_text(f"{line}\r\n", encoding="utf-8")
    assert read(tmp_path / "q.jsonl")[0].answer == f"un{separator}deux"


def test_what_also_carries_a_piece_of_evidence_is_read_for_each_piece(tmp_path):
    line = {**LINE, "evidence": ["ici", "là"], "also": [[], ["par là", "là-bas"]]}
    (question,) = read(write(tmp_path / "q.jsonl", line))
    assert question.also == ((), ("par là", "là-bas"))
    assert question.as_json()["also"] == line["also"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "holds no question"),
        ("{", "line 1: not JSON"),
        ("[]", "line 1: a JSON object is expected"),
        (f"{json.dumps(LINE)}\n\n{json.dumps(LINE)}", "line 3: the id 'q1' is used twice"),
        (json.dumps(LINE | {"answer": "\ud800"}), "line 1: half a character"),
    ],
)
def test_a_bad_file_is_refused(tmp_path, content, complaint):
    (tmp_path / "q.jsonl").write_text(content)
    with pytest.raises(QuestionSetError, match=complaint):
        read(tmp_path / "q.jsonl")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(QuestionSetError, match="no question set at"):
        read(tmp_path / "none.jsonl")


def test_one_split_is_read_alone(tmp_path):
    path = write(tmp_path / "q.jsonl", {**LINE, "split": "tune"}, {**LINE, "id": "q2", "split": "gate"})
    assert [q.id for q in read(path, split="gate")] == ["q2"]


def test_the_hash_moves_with_any_label(world):
    changed = (replace(world.questions[0], must_include=(("1932",),)), *world.questions[1:])
    assert set_hash(world.questions) == set_hash(world.questions)
    assert set_hash(changed) != set_hash(world.questions)


def test_a_set_without_stand_ins_keeps_the_hash_it_had_before_there_were_any(world):
    assert "also" not in world.questions[0].as_json()
    labelled = (replace(world.questions[0], also=(("wurde 1856 fertig",),)), *world.questions[1:])
    assert set_hash(labelled) != set_hash(world.questions)


def test_the_world_is_sound(world):
    assert problems(world.questions, Corpus.of(world.articles)) == []


def test_what_also_carries_the_evidence_may_stand_in_another_article(world):
    labelled = replace(world.questions[0], article="pont.fr.txt", also=(("wurde 1856 fertig",),))
    assert problems([labelled], Corpus.of(world.articles)) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"evidence": ("ouvert en 1932",)}, "is in no article"),
        ({"evidence": ()}, "without evidence"),
        ({"must_include": ()}, "without must_include"),
        ({"answer": "Long ago."}, "the reference answer has none of '1931'"),
        ({"answer": ""}, "without a reference answer"),
        ({"answerable": False}, "not answerable, but with evidence"),
        ({"article": "other.txt"}, "no article called 'other.txt'"),
        ({"article": "hafen.de.txt"}, "is in no article"),
        ({"id": "en-2"}, "the id is used twice"),
        ({"also": (("inauguré en 1931",),)}, "'inauguré en 1931' under 'also' is in no article"),
        ({"also": (("ouvert en 1931",),)}, "'ouvert en 1931' under 'also' is the evidence itself"),
    ],
)
def test_the_validator_finds_each_fault(world, change, problem):
    questions = (replace(world.questions[0], **change), *world.questions[1:])
    found = problems(questions, Corpus.of(world.articles))
    assert any(problem in sentence for sentence in found)


def test_the_set_on_the_real_article_keeps_its_shape():
    questions = read(SHIPPED)
    languages = [question.lang for question in questions]
    assert {code: languages.count(code) for code in set(languages)} == {
        "en": 14,
        "fr": 10,
        "de": 5,
        "es": 5,
        "ru": 6,
    }
    labels_only = problems(questions, Corpus({}))
    assert all("no article called" in problem for problem in labels_only)
    assert all(len(text.split()) <= 14 for question in questions for text in question.evidence)


@pytest.mark.skipif(not REAL.is_file(), reason="the real article is not beside this project")
def test_the_set_on_the_real_article_is_sound():
    assert problems(read(SHIPPED), Corpus.of([load(REAL)])) == []
