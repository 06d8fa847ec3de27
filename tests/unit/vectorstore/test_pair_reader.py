"""The pair reader over a transformer small enough to be made on the spot."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from transformers import BertConfig, BertModel

from vectorstore.pair_reader import LAYERS, RANK, PairReader, load

WIDTH, DEPTH = 32, LAYERS + 2
QUESTION, SENTENCES = "who?", ["ada did it", "nobody", "it rained for days and days on end"]


def tokenizer(questions, sentences, **_):
    """Every letter is a token; a bar stands between question and sentence."""
    rows = [
        [ord(letter) % 60 + 1 for letter in f"{question}|{sentence}"]
        for question, sentence in zip(questions, sentences, strict=True)
    ]
    longest = max(map(len, rows))
    return {
        "input_ids": torch.tensor([row + [0] * (longest - len(row)) for row in rows]),
        "attention_mask": torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows]),
    }


@pytest.fixture
def transformer() -> BertModel:
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=64, hidden_size=WIDTH, num_hidden_layers=DEPTH, num_attention_heads=4, intermediate_size=48
    )
    return BertModel(config).eval()


def trained(transformer: BertModel) -> PairReader:
    """A reader whose own weight matrices differ from the untrained ones by matrices of low rank."""
    reader = PairReader(transformer, tokenizer)
    with torch.no_grad():
        for parameter in reader.own().values():
            if parameter.dim() == 2:
                rows, columns = parameter.shape
                parameter += torch.randn(rows, 1) @ torch.randn(1, columns) / 8
    return reader.eval()


def test_it_shares_word_vectors_alone_and_learns_in_its_upper_layers(transformer):
    reader = PairReader(transformer, tokenizer)
    assert reader.transformer.embeddings is transformer.embeddings
    words = {id(parameter) for parameter in transformer.embeddings.parameters()}
    layers = {id(parameter) for parameter in transformer.parameters()} - words
    assert not layers & {id(parameter) for parameter in reader.parameters()}
    lower = {id(p) for layer in reader.transformer.encoder.layer[:-LAYERS] for p in layer.parameters()}
    assert not (words | lower) & {id(parameter) for parameter in reader.own().values()}


def test_what_it_has_learnt_leaves_the_embedding_model_as_it_was(transformer):
    before = [parameter.clone() for parameter in transformer.parameters()]
    trained(transformer)
    assert all(torch.equal(*pair) for pair in zip(before, transformer.parameters(), strict=True))


def test_what_is_saved_scores_as_what_was_trained(transformer, tmp_path: Path):
    untrained = {name: own.detach().clone() for name, own in PairReader(transformer, tokenizer).own().items()}
    reader = trained(transformer)
    reader.save(tmp_path / "pairs", untrained, "abc")
    again = load(transformer, tokenizer, "abc", tmp_path / "pairs")
    assert again is not None
    assert again.rank(QUESTION, SENTENCES) == pytest.approx(reader.rank(QUESTION, SENTENCES), abs=0.01)
    assert len({round(score, 3) for score in again.rank(QUESTION, SENTENCES)}) == len(SENTENCES)
    whole = sum(parameter.numel() for parameter in reader.own().values())
    assert (tmp_path / "pairs").stat().st_size < 2 * 2 * whole
    assert RANK < WIDTH


def test_the_file_of_another_model_is_left_alone(transformer, tmp_path: Path):
    reader = PairReader(transformer, tokenizer)
    reader.save(tmp_path / "pairs", {name: own.detach() for name, own in reader.own().items()}, "abc")
    assert load(transformer, tokenizer, "another", tmp_path / "pairs") is None
    assert load(None, None, "another", tmp_path / "pairs") is None


def test_a_score_does_not_depend_on_what_else_is_asked_about(transformer):
    reader = trained(transformer)
    together = reader.rank(QUESTION, SENTENCES * 4)
    alone = [reader.rank(QUESTION, [sentence])[0] for sentence in SENTENCES * 4]
    assert together == pytest.approx(alone, abs=1e-4)
    assert reader.rank(QUESTION, []) == []
