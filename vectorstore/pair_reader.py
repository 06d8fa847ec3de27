"""Reads a question and a sentence together and tells how well the one answers the other.

It is the embedding model once more with its upper layers turned to that task, as a cross-encoder (Nogueira
and Cho 2019, "Passage Re-ranking with BERT"). Only what its upper layers differ by is kept, as matrices of
low rank (Hu et al. 2021, "LoRA"); lower layers and word vectors are those of the embedding model itself.
``python -m app.cli train-pairs`` makes the file. Loads no embedding model.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from vectorstore.padding import longest_first

FILE = Path(__file__).with_name("pairs.safetensors")
LAYERS = 6
"""Upper layers of its own."""
RANK = 16
"""Of what a weight matrix differs by."""
TOKENS = 160
BATCH = 8
_LEFT, _RIGHT, _BASE = ".left", ".right", "base"


class PairReader(torch.nn.Module):
    """A copy of ``transformer`` with upper ``LAYERS`` of its own, and a linear score.

    Only word vectors are shared: what the lower layers pass on must not change when the others are brought
    into int8.
    """

    def __init__(self, transformer: Any, tokenizer: Any) -> None:
        super().__init__()
        self.transformer = copy.deepcopy(transformer, {id(transformer.embeddings): transformer.embeddings})
        self.score = torch.nn.Linear(transformer.config.hidden_size, 1)
        torch.nn.init.zeros_(self.score.weight)
        torch.nn.init.zeros_(self.score.bias)
        self._tokenizer = tokenizer

    def forward(self, questions: list[str], sentences: list[str]) -> torch.Tensor:
        """Return a score ``(len(questions),)`` for each pair, on the scale of log-odds."""
        read = self._tokenizer(
            questions,
            sentences,
            padding=True,
            truncation="only_second",
            max_length=TOKENS,
            return_tensors="pt",
        )
        mask = read["attention_mask"]
        tokens = self.transformer(input_ids=read["input_ids"], attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).float()
        mean = (tokens.float() * weights).sum(1) / weights.sum(1)
        return torch.as_tensor(self.score(mean.to(self.score.weight.dtype))).squeeze(-1).float()

    @torch.inference_mode()
    def rank(self, question: str, sentences: Sequence[str]) -> list[float]:
        """Return for each sentence how well it answers the question, on the scale of log-odds."""
        scores = np.empty(len(sentences))
        for places in longest_first(sentences, BATCH):
            scores[places] = self([question] * len(places), [sentences[place] for place in places]).numpy()
        return [float(score) for score in scores]

    def own(self) -> dict[str, torch.nn.Parameter]:
        """Return the parameters that are its own, by name."""
        lower = len(self.transformer.encoder.layer) - LAYERS
        parts = {f"encoder.layer.{lower + place}." for place in range(LAYERS)}
        layers = {
            name: parameter
            for name, parameter in self.transformer.named_parameters()
            if any(name.startswith(part) for part in parts)
        }
        return layers | {f"score.{name}": parameter for name, parameter in self.score.named_parameters()}

    def save(self, file: Path, untrained: dict[str, torch.Tensor], base: str) -> None:
        """Write what its parameters differ by from the ``untrained`` ones; ``base`` is their digest."""
        kept: dict[str, torch.Tensor] = {}
        for name, parameter in self.own().items():
            difference = parameter.detach().float() - untrained[name]
            if difference.dim() == 2 and min(difference.shape) > RANK:
                left, strength, right = torch.linalg.svd(difference, full_matrices=False)
                kept[name + _LEFT] = (left[:, :RANK] * strength[:RANK]).half().contiguous()
                kept[name + _RIGHT] = right[:RANK].half().contiguous()
            else:
                kept[name] = difference.half()
        save_file(kept, file, {_BASE: base})

    @torch.no_grad()
    def learn(self, kept: dict[str, torch.Tensor]) -> None:
        """Add what ``save`` wrote to its untrained parameters."""
        for name, parameter in self.own().items():
            if name in kept:
                parameter.add_(kept[name].float())
            else:
                parameter.add_(kept[name + _LEFT].float() @ kept[name + _RIGHT].float())


def load(transformer: Any, tokenizer: Any, base: str, file: Path = FILE) -> PairReader | None:
    """Return the reader over a transformer in float32 whose weights have the digest ``base``.

    None for any other model: what the file holds means nothing to it.
    """
    with safe_open(file, "pt") as stored:
        if (stored.metadata() or {}).get(_BASE) != base:
            return None
        kept = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118  # it is no mapping
    reader = PairReader(transformer, tokenizer)
    reader.learn(kept)
    return reader.eval()
