"""Vectors of many texts: each at its place, and nobody who asks waits for all of them."""

from __future__ import annotations

import threading
import time

import numpy as np

from vectorstore.embeddings import BATCH, SentenceEmbeddings


class Model:
    """Encodes a text as its length, taking its time over documents."""

    def __init__(self, pause_s: float = 0.0) -> None:
        self.pause_s = pause_s
        self.batches: list[int] = []

    def get_embedding_dimension(self) -> int:
        return 2

    def encode_document(self, texts: list[str], **_: object) -> np.ndarray:
        time.sleep(self.pause_s)
        self.batches.append(len(texts))
        return np.array([[len(text), 1] for text in texts], dtype=np.float64)

    def encode_query(self, text: str, **_: object) -> np.ndarray:
        return np.array([len(text), 0], dtype=np.float64)


def test_every_text_gets_its_own_vector_whatever_the_batches() -> None:
    model = Model()
    texts = ["x" * (number * 7 % 40) for number in range(2 * BATCH + 3)]
    vectors = SentenceEmbeddings(model, "f").encode_passages(texts)
    assert vectors[:, 0].tolist() == [len(text) for text in texts]
    assert (vectors.dtype, model.batches) == (np.float32, [BATCH, BATCH, 3])
    assert SentenceEmbeddings(model, "f").encode_passages([]).shape == (0, 2)


def test_a_question_does_not_wait_for_all_the_passages() -> None:
    embeddings = SentenceEmbeddings(Model(pause_s=0.02), "f")
    indexing = threading.Thread(target=embeddings.encode_passages, args=(["x"] * 40 * BATCH,))
    indexing.start()
    time.sleep(0.03)
    embeddings.encode_query("why?")
    assert indexing.is_alive()
    indexing.join()
