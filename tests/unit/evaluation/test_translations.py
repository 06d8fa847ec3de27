"""The instrument that measures translations, and the doubts that it counts."""

import json

import pytest
from scripted_llm import scripted_llm

from app.checks.translation import GUESSED, Piece, Translated
from app.cli import main
from app.evaluation import squad
from app.evaluation.errors import BenchmarkFileError
from app.evaluation.translations import Made, Sample, as_text, measure, samples
from vectorstore.progress import unheard

ENGLISH = (
    "The old stone bridge over the river was built in 1743 by masons from the valley. "
    "The youngest of the swimmers touched the wall first and set a record on Sunday."
)
SPANISH = (
    "El viejo puente de piedra sobre el río fue construido en 1743 por albañiles del valle. "
    "La más joven de las nadadoras tocó primero la pared y batió un récord el domingo."
)


def write(path, *paragraphs):
    asked = {"id": "q", "question": "Who?", "answers": []}
    document = {"data": [{"title": "t", "paragraphs": [{"context": p, "qas": [asked]} for p in paragraphs]}]}
    path.write_text(json.dumps(document))
    return path


@pytest.fixture
def files(tmp_path):
    return write(tmp_path / "en.json", ENGLISH), write(tmp_path / "es.json", SPANISH)


def test_sentences_go_both_ways_with_what_a_person_wrote(files):
    one, other = samples(*map(squad.read, files), count=9, seed=1)
    assert (one.source, one.language) == ("en", "es")
    assert (other.source, other.language) == ("es", "en")
    assert one.original in ENGLISH
    assert one.reference in SPANISH
    assert other.original in SPANISH
    assert other.reference in ENGLISH


def test_sentences_that_no_answer_has_are_left_out(tmp_path):
    short = (
        write(tmp_path / "en.json", "He came. " + ENGLISH),
        write(tmp_path / "es.json", "Vino. " + SPANISH),
    )
    assert len(samples(*map(squad.read, short), count=9, seed=1)) == 2


def test_files_that_are_not_one_text_are_refused(files, tmp_path):
    longer = write(tmp_path / "longer.json", SPANISH, "Otro párrafo, que el inglés no tiene en su archivo.")
    for pair in ((files[0], files[0]), (files[0], longer)):
        with pytest.raises(BenchmarkFileError, match="not one text in two languages"):
            samples(*map(squad.read, pair), count=9, seed=1)


def test_a_translation_as_a_person_made_it_scores_one_and_one_not_taken_scores_nothing():
    chosen = [Sample("Vino en 1743.", "es", "He came in 1743.", "en")] * 2
    said = iter(["He came in 1743.", "He came in 1744.", "He came in 1745."])
    right, wrong = measure(chosen, lambda *_: iter([Piece(next(said), (GUESSED - 1,))]), unheard)
    assert right == Made(Translated("He came in 1743.", doubtful=True), pytest.approx(1.0))
    assert wrong == Made(None, 0.0)


def test_the_table_tells_the_doubtful_from_the_others():
    made = [Made(Translated("a"), 0.8), Made(Translated("b", doubtful=True), 0.4), Made(None, 0.0)]
    rows = [line.split() for line in as_text(made).splitlines()]
    assert rows[0][:2] == ["3", "sentences"]
    assert rows[1:] == [
        ["taken", "0.667", "0.600"],
        ["doubtful", "0.333", "0.400"],
        ["not", "doubtful", "0.333", "0.800"],
    ]


def test_the_command_translates_with_the_model_of_the_settings(files, home, monkeypatch, capsys):
    monkeypatch.setenv("IBID_LLM", "scripted")
    with scripted_llm("He came in 1743.", first_token={"He": 0.5}) as url:
        monkeypatch.setenv("IBID_LLM_BASE_URL", url)
        assert main(["translations", *map(str, files), "--count", "1"]) == 0
    assert "1 sentences" in capsys.readouterr().out


@pytest.mark.parametrize(("llm", "status"), [("none", 2), ("qwen2.5-coder-0.5b", 1)])
def test_no_model_is_bad_input_where_it_is_wished_and_a_failure_where_it_is_missing(
    llm, status, files, home, monkeypatch, complaint
):
    monkeypatch.setenv("IBID_LLM", llm)
    assert main(["translations", *map(str, files)]) == status
    assert "translating needs a language model" in complaint()


def test_files_that_share_no_sentence_are_refused(home, tmp_path, complaint):
    short = (
        write(tmp_path / "en.json", "He came by the road."),
        write(tmp_path / "es.json", "Vino por el camino."),
    )
    assert main(["translations", *map(str, short)]) == 2
    assert "share no sentences to translate" in complaint()
