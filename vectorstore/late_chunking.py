"""Vectors of the parts of a text as they read in it: the model reads it once, and pools the tokens of each.

Günther et al. 2024, "Late Chunking". Loads no model; one of sentence-transformers is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch

from ingest.article import Span
from vectorstore.hit import Vectors


def locates_tokens(model: Any) -> bool:
    """Return whether a model tells where in a text each token stands; fast tokenizers of transformers do."""
    return bool(getattr(model.tokenizer, "is_fast", False))


@torch.inference_mode()
def pooled(model: Any, text: str, parts: Sequence[Span], read: Mapping[str, torch.Tensor]) -> Vectors:
    """Return an array ``(1 + len(parts), d)`` of unit rows: that of the text, then those of its parts.

    ``read`` is what the transformer of ``model``, which locates tokens, makes of the text. A part that lies
    beyond what the model reads has the row of the text.
    """
    whole = read["attention_mask"].bool()
    tokens, prompt = read["token_embeddings"][whole], _document_prompt(model)
    offsets = model.tokenizer(
        prompt + text, truncation=True, max_length=model.max_seq_length, return_offsets_mapping=True
    )["offset_mapping"]
    begins, ends = torch.tensor(offsets).T - len(prompt)
    spans = [(begins < part.end) & (ends > part.start) & (ends > begins) for part in parts]
    every = torch.ones(len(tokens), dtype=torch.bool)
    masks = torch.stack([every, *(span if span.any() else every for span in spans)])
    features = {
        "token_embeddings": tokens.expand(len(masks), -1, -1),
        "attention_mask": masks.to(read["attention_mask"].dtype),
    }
    for module in list(model)[1:]:
        features = module(features)
    unit = torch.nn.functional.normalize(features["sentence_embedding"].float(), dim=1)
    return np.asarray(unit.numpy(), dtype=np.float32)


def _document_prompt(model: Any) -> str:
    """Return what ``model`` reads before a text that may be found, chosen as its ``encode_document`` does."""
    named = (model.prompts.get(name) for name in ("document", "passage", "corpus"))
    return next((prompt for prompt in named if prompt is not None), "")
