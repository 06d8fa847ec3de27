"""Question sets made of SQuAD files: what is asked, what has no answer, and that ``evaluate`` can read it."""

from __future__ import annotations

import json

import pytest

from app.cli import main
from app.evaluation import questions
from app.evaluation.corpus import Corpus
from app.evaluation.validate import problems
from ingest.load import find, load

pytestmark = pytest.mark.usefixtures("home")

TOWNS = ("Sligo", "Galway", "Ennis", "Tralee", "Cobh", "Kells", "Trim", "Birr", "Naas", "Athy")


def squad(asked: str, answer: str) -> dict:
    return {
        "data": [
            {
                "title": f"The_town_of_{town}",
                "paragraphs": [
                    {
                        "context": f"The bridge of {town} dates from {1700 + n}. Its market is older.",
                        "qas": [
                            {
                                "id": town,
                                "question": asked.format(town=town),
                                "answers": [{"text": answer.format(year=1700 + n), "answer_start": 0}],
                            }
                        ],
                    }
                ],
            }
            for n, town in enumerate(TOWNS)
        ]
    }


def saved(tmp_path, name="squad.json", asked="When was the bridge of {town} built?", answer="from {year}"):
    path = tmp_path / name
    path.write_text(json.dumps(squad(asked, answer)), encoding="utf-8")
    return path


def made(tmp_path, *more: str):
    assert main(["left-out", str(saved(tmp_path)), "--to", str(tmp_path / "set"), *more]) == 0
    return questions.read(tmp_path / "set" / "questions.jsonl")


def test_what_is_asked_about_an_article_left_out_has_no_answer(tmp_path):
    asked = made(tmp_path)
    stored = Corpus.of([load(path) for path in find([str(tmp_path / "set" / "articles")])])
    text = " ".join(article.text for article in stored.articles.values())
    assert sum(not question.answerable for question in asked) == 2
    assert all((question.id in text) == question.answerable for question in asked)
    assert problems(asked, stored) == []


def test_evidence_is_the_sentence_that_says_the_answer(tmp_path):
    asked = next(question for question in made(tmp_path, "--seed", "3") if question.answerable)
    year = 1700 + TOWNS.index(asked.id)
    assert asked.evidence == (f"The bridge of {asked.id} dates from {year}.",)
    assert (asked.lang, asked.must_include) == ("en", ((f"from {year}",),))


def test_questions_in_another_language_bring_their_answers(tmp_path):
    other = saved(tmp_path, "fr.json", "Quand le pont de {town} a-t-il été construit ?", "de {year}")
    asked = next(question for question in made(tmp_path, "--questions", str(other)) if question.answerable)
    year = 1700 + TOWNS.index(asked.id)
    assert (asked.lang, asked.must_include, asked.answer) == (
        "fr", ((f"from {year}", f"de {year}"),), f"de {year}",
    )  # fmt: skip


def test_a_seed_draws_the_same_set_again(tmp_path):
    one, other = (tmp_path / name for name in ("one", "other"))
    for folder in (one, other):
        main(["left-out", str(saved(tmp_path)), "--to", str(folder), "--count", "6"])
    assert (one / "questions.jsonl").read_text() == (other / "questions.jsonl").read_text()
    assert len(questions.read(one / "questions.jsonl")) == 6


def test_nothing_that_exists_is_overwritten(tmp_path, complaint):
    made(tmp_path)
    assert main(["left-out", str(saved(tmp_path)), "--to", str(tmp_path / "set")]) == 2
    assert "holds something already" in complaint()


@pytest.mark.parametrize("count", ["-5", "0"])
def test_a_set_of_no_questions_is_not_made(tmp_path, complaint, count):
    with pytest.raises(SystemExit) as ended:
        made(tmp_path, f"--count={count}")
    assert ended.value.code == 2
    assert "a whole number from 1 on" in complaint()
    assert not (tmp_path / "set").exists()


def test_a_file_in_another_format_is_refused_in_a_sentence(tmp_path, complaint):
    (tmp_path / "odd.json").write_text("[]")
    assert main(["left-out", str(tmp_path / "odd.json"), "--to", str(tmp_path / "set")]) == 2
    assert "not in SQuAD format" in complaint()


def test_paragraphs_without_titles_are_refused_as_none_can_be_left_out(tmp_path, complaint):
    file = saved(tmp_path)
    file.write_text(file.read_text().replace('"title"', '"name"'))
    assert main(["left-out", str(file), "--to", str(tmp_path / "set")]) == 2
    assert "none can be left out" in complaint()


def test_the_command_to_go_on_with_is_quoted(tmp_path, capsys):
    folder = tmp_path / "a set"
    assert main(["left-out", str(saved(tmp_path)), "--to", str(folder)]) == 0
    assert f"--corpus '{folder}/articles'" in capsys.readouterr().out


def test_a_set_is_validated_against_its_articles(tmp_path, capsys):
    made(tmp_path)
    asked, articles = tmp_path / "set" / "questions.jsonl", tmp_path / "set" / "articles"
    assert main(["validate", str(asked), "--corpus", str(articles)]) == 0
    assert "nothing wrong" in capsys.readouterr().out
    asked.write_text(asked.read_text().replace("dates from", "stems from"))
    assert main(["validate", str(asked), "--corpus", str(articles)]) == 1
    assert "is in no article" in capsys.readouterr().out
