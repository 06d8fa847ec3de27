"""Vectors of many texts: each at its place, and nobody who asks waits for all of them."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from ingest.article import Span
from vectorstore.embeddings import BATCH, SentenceEmbeddings


class Model:
    """Encodes a text as its length, taking its time over documents."""

    def __init__(self, pause_s: float = 0.0) -> None:
        self.pause_s = pause_s
        self.batches: list[int] = []
        self.began = threading.Event()

    def get_embedding_dimension(self) -> int:
        return 2

    def encode_document(self, texts: list[str], **_: object) -> np.ndarray:
        self.began.set()
        time.sleep(self.pause_s)
        self.batches.append(len(texts))
        return np.array([[len(text), 1] for text in texts], dtype=np.float64)

    def encode_query(self, texts: list[str], **_: object) -> np.ndarray:
        self.batches.append(len(texts))
        return np.array([[len(text), 0] for text in texts], dtype=np.float64)


def test_every_text_gets_its_own_vector_whatever_the_batches() -> None:
    model = Model()
    texts = ["x" * (number * 7 % 40) for number in range(2 * BATCH + 3)]
    vectors = SentenceEmbeddings(model, "f").encode_passages(texts)
    assert vectors[:, 0].tolist() == [len(text) for text in texts]
    assert (vectors.dtype, model.batches) == (np.float32, [BATCH, BATCH, 3])
    assert SentenceEmbeddings(model, "f").encode_passages([]).shape == (0, 2)


def test_a_question_does_not_wait_for_all_the_passages() -> None:
    model = Model(pause_s=0.02)
    embeddings = SentenceEmbeddings(model, "f")
    indexing = threading.Thread(target=embeddings.encode_passages, args=(["x"] * 40 * BATCH,))
    indexing.start()
    assert model.began.wait(10)
    embeddings.encode_query("why?")
    indexing.join()
    assert 0 < model.batches.index(1) < 40, "the question is read between two batches"


def test_what_is_asked_together_is_read_together_and_remembered() -> None:
    model = Model()
    embeddings = SentenceEmbeddings(model, "f")

    assert embeddings.encode_queries("why?", "no")[:, 0].tolist() == [4, 2]
    assert embeddings.encode_queries("why?", "no").dtype == np.float32
    assert embeddings.encode_query("so")[0] == 2
    assert model.batches == [2, 1]


@pytest.fixture
def static() -> SentenceEmbeddings:
    """A model of word vectors, which reads no word by its neighbours and has no transformers tokenizer."""
    words = {word: number for number, word in enumerate(("[UNK]", "the", "old", "bridge", "fell"))}
    tokenizer = Tokenizer(WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    return SentenceEmbeddings(SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=8)]), "f")


def test_parts_have_the_row_of_their_text_where_a_model_does_not_tell_tokens_apart(
    static: SentenceEmbeddings,
) -> None:
    texts = ["the old bridge", "the bridge fell"]
    of_old, of_fell = static.encode_parts(texts, [[Span(0, 7), Span(8, 14)], []])

    whole = static.encode_passages(texts)
    assert (of_old.shape, of_fell.shape) == ((3, 8), (1, 8))
    assert (of_old == whole[0]).all()
    assert (of_fell == whole[1]).all()
    assert not np.allclose(whole[0], whole[1])


def test_tokens_are_counted_whatever_reads_them(static: SentenceEmbeddings) -> None:
    assert static.count_tokens(["the old bridge", "fell"]) == 4
