"""The instrument that measures the checks on contradictions, and the rules that it measures."""

import numpy as np
import pytest

from app.checks.agreement import disagreements
from app.checks.citations import Pointer
from app.cli import main
from app.evaluation.contradiction import Pair, as_text, checks, measure, read
from app.evaluation.errors import BenchmarkFileError
from vectorstore.closeness import Scale
from vectorstore.errors import EmbeddingUnavailable

HEADER = "id\tpremise\thypothesis\tlabel\n"


def pair(premise: str, hypothesis: str, contradicts: bool) -> Pair:
    return Pair(premise, hypothesis, "fr", contradicts)


def pointer(cosine: float) -> Pointer:
    return Pointer(lambda _: np.array([cosine]), lambda texts: np.ones((len(texts), 1)), Scale(0.7, 0.8).of)


PAIRS = [
    pair("Le traité date de 1992.", "Le traité date de 1994.", True),
    pair("Erevan a signé.", "Erevan n’a pas signé.", True),
    pair("Erevan a signé.", "Erevan a ratifié.", True),
    pair("Erevan a signé en 1992.", "Erevan a signé le traité.", False),
]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Il est venu le 1er avril 2022.", "Il est venu le 1er mai 2022.", {"number"}),
        ("Douze soldats et treize civils.", "Treize civils.", set()),
        ("En 2022, il est venu.", "Il n’est jamais venu.", {"denial"}),
        ("Aucun des 20 soldats n’est mort.", "Les 30 soldats sont morts.", {"denial", "number"}),
        ("Il est venu.", "Il est venu en 2022.", set()),
    ],
)
def test_texts_disagree_by_denial_and_by_numbers_that_both_tell(one, other, found):
    assert disagreements(one, other, "fr") == found
    assert disagreements(other, one, "fr") == found


def test_figures_are_shares_of_each_kind():
    figures = measure(PAIRS, lambda asked: bool(disagreements(asked.premise, asked.hypothesis, "fr")))
    assert (figures.found, figures.spared) == (pytest.approx(2 / 3), 1.0)
    assert figures.balanced_accuracy == pytest.approx(5 / 6)
    assert measure(PAIRS, lambda _: True).balanced_accuracy == 0.5


def test_the_verdict_doubts_what_its_only_sentence_does_not_carry():
    far, near = (checks(pointer(cosine)) for cosine in (0.0, 1.0))
    assert far["verdict"](PAIRS[2])
    assert not near["verdict"](PAIRS[2])
    assert near["verdict"](PAIRS[0])
    assert near["verdict or disagreement"](PAIRS[1])


def test_a_file_is_read_and_its_table_names_every_check(tmp_path):
    file = tmp_path / "pairs.tsv"
    file.write_text(HEADER + "a\tUn.\tDeux.\t1\nb\tTrois.\tQuatre.\t0\n", encoding="utf-8")
    pairs = read(file, lambda _: "fr")
    assert pairs == [pair("Un.", "Deux.", True), pair("Trois.", "Quatre.", False)]
    table = as_text({"nothing": measure(pairs, lambda _: False)}, len(pairs))
    assert "2 pairs" in table
    assert "0.500" in table


def test_quoted_fields_and_a_mark_of_the_encoding_are_read(tmp_path):
    file = tmp_path / "pairs.tsv"
    rows = 'premise\thypothesis\tlabel\n"Il a dit ""oui""."\tNon.\t1\nTrois.\tQuatre.\t0\n'
    file.write_text(rows, encoding="utf-8-sig")
    assert read(file, lambda _: "fr")[0] == pair('Il a dit "oui".', "Non.", True)


@pytest.mark.parametrize("premise", ['"Oui" dit-il.', '"Oui, dit-il.'])
def test_a_quotation_mark_that_would_swallow_what_follows_is_refused(tmp_path, premise):
    file = tmp_path / "pairs.tsv"
    file.write_text(f"{HEADER}a\t{premise}\tNon.\t1\nb\tTrois.\tQuatre.\t0\nc\tUn.\tDeux.\t1\n")
    with pytest.raises(BenchmarkFileError, match="cannot read"):
        read(file, lambda _: "fr")


@pytest.mark.parametrize("text", ["premise\thypothesis\nUn.\tDeux.\n", HEADER, HEADER + "a\tUn.\tDeux.\t1\n"])
def test_a_file_that_cannot_be_measured_is_refused(tmp_path, text):
    file = tmp_path / "pairs.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BenchmarkFileError):
        read(file, lambda _: "fr")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BenchmarkFileError):
        read(tmp_path / "none.tsv", lambda _: "fr")


@pytest.fixture
def pairs_file(tmp_path):
    file = tmp_path / "pairs.tsv"
    file.write_text(f"{HEADER}1\tIl est venu.\tIl n’est pas venu.\t1\n2\tIl est venu.\tIl vint.\t0\n")
    return file


def test_the_command_prints_every_check(pairs_file, home, monkeypatch, capsys):
    monkeypatch.setattr("app.commands.instruments.open_embeddings", lambda settings: None)
    monkeypatch.setattr("app.commands.instruments.pointer_of", lambda embedder: pointer(1.0))
    assert main(["contradiction", str(pairs_file)]) == 0
    assert {"denial", "verdict"} <= {line.split()[0] for line in capsys.readouterr().out.splitlines()}


def test_a_model_that_is_missing_is_a_failure_and_no_bad_input(pairs_file, home, complaint):
    assert main(["contradiction", str(pairs_file)]) == 1
    assert "make weights" in complaint()


def test_an_embedding_that_cannot_be_loaded_is_told_in_one_line(pairs_file, home, monkeypatch, complaint):
    def unavailable(settings):
        raise EmbeddingUnavailable("nowhere")

    monkeypatch.setattr("app.commands.instruments.open_embeddings", unavailable)
    assert main(["contradiction", str(pairs_file)]) == 1
    assert complaint().startswith("error: the embedding model 'nowhere' cannot be loaded")
