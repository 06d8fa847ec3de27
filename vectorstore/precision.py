"""In which numbers a model computes on the processor. Loads no model."""

from __future__ import annotations

import warnings
from typing import Literal, TypeVar

import torch

Precision = Literal["auto", "bfloat16", "float32", "int8"]

M = TypeVar("M", bound=torch.nn.Module)


def in_int8(model: M) -> M:
    """Return ``model`` with linear layers in int8, a scale for each row of weights and for each input.

    It is changed in place. PyTorch warns that it will move this to torchao, whose own needs a compiler to be
    fast on a processor.
    """
    rows = {torch.nn.Linear: torch.ao.quantization.per_channel_dynamic_qconfig}
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"vectorstore\.precision|torch\.ao\.")
        quantised: M = torch.ao.quantization.quantize_dynamic(  # type: ignore[no-untyped-call]
            model, rows, dtype=torch.qint8, inplace=True
        )
    return quantised


def has_bfloat16() -> bool:
    """Return whether the processor has instructions for bfloat16."""
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))
