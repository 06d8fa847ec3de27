"""The door to sentence-transformers: texts in, unit vectors out, with the model's own prompts.

Loads a model from a folder or by name; fetches and builds no weights itself.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import transformers.utils.logging
from sentence_transformers import CrossEncoder, SentenceTransformer

from ingest.article import Span
from vectorstore import pair_reader
from vectorstore.closeness import Closeness, measured
from vectorstore.embedding_text import FORMAT
from vectorstore.errors import EmbeddingUnavailable
from vectorstore.hit import Vectors
from vectorstore.late_chunking import locates_tokens, pooled
from vectorstore.padding import longest_first
from vectorstore.pair_reader import PairReader
from vectorstore.precision import Precision, has_bfloat16, in_int8

Reranker = Callable[[str, Sequence[str]], Sequence[float]]
"""Takes a question and texts; returns how well each text answers it, on any scale."""
BATCH = 16
REMEMBERED_QUERIES = 512
_TURN_S = 0.001
"""Pause between two batches: a lock let go and taken again at once would pass by whoever waits for it."""


class SentenceEmbeddings:
    """A sentence-transformers model that gives arrays of float32 unit rows.

    ``fingerprint`` names the model, its weights and what it is given to read: vectors of two do not
    compare. Safe to share between threads.
    """

    def __init__(self, model: SentenceTransformer, fingerprint: str, pairs: PairReader | None = None) -> None:
        self.fingerprint = fingerprint
        self._pairs = pairs
        self.dimensions = int(model.get_embedding_dimension() or 0)
        self._model = model
        self._lock = threading.Lock()
        self._remembered = lru_cache(REMEMBERED_QUERIES)(self._encode_queries)

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Return an array ``(len(texts), dimensions)`` of unit rows for texts that may be found.

        A question that is asked meanwhile gets its turn after the batch under way. Batches hold texts of
        like length, as little else is padded.
        """
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for places in longest_first(texts, BATCH):
            with self._lock:
                vectors[places] = self._read([texts[place] for place in places], normalize_embeddings=True)
            time.sleep(_TURN_S)
        return vectors

    def encode_parts(self, texts: list[str], parts: Sequence[Sequence[Span]]) -> list[Vectors]:
        """Return for each text an array ``(1 + its parts, dimensions)`` of unit rows.

        The first is the text's, as ``encode_passages`` has it; the others are those of its parts as they
        read in it: the model reads the text once, and pools the tokens of each part (Günther et al. 2024,
        "Late Chunking"). What the model does not read, as the text is too long, has the text's row; so have
        all parts where a model does not tell its tokens apart.
        """
        if not locates_tokens(self._model):
            whole = self.encode_passages(texts)
            return [np.tile(row, (1 + len(own), 1)) for row, own in zip(whole, parts, strict=True)]
        rows: list[Vectors] = [np.empty((0, self.dimensions), dtype=np.float32)] * len(texts)
        for places in longest_first(texts, BATCH):
            with self._lock:
                read = self._read([texts[place] for place in places], output_value=None)
                for place, features in zip(places, read, strict=True):
                    rows[place] = pooled(self._model, texts[place], parts[place], features)
            time.sleep(_TURN_S)
        return rows

    def encode_query(self, text: str) -> Vectors:
        """Return the unit vector ``(dimensions,)`` of a text that asks."""
        row: Vectors = self.encode_queries(text)[0]
        return row

    def encode_queries(self, *texts: str) -> Vectors:
        """Return an array ``(len(texts), dimensions)`` of unit rows for texts that ask.

        They are read together, which takes little longer than one; the last ones are remembered.
        """
        return self._remembered(*texts)

    def answering(self, question: str, sentences: Sequence[str]) -> list[float] | None:
        """Return how well each sentence answers the question, in log-odds, reading the two together.

        None for a model that was not trained to.
        """
        return None if self._pairs is None else self._pairs.rank(question, sentences)

    @cached_property
    def closeness(self) -> Closeness:
        """The scale on which a cosine of this model tells how close two texts are."""
        return measured(self)

    def count_tokens(self, texts: Sequence[str]) -> int:
        """Return how many tokens the model reads for these texts, special ones included."""
        read = self._model.preprocess(list(texts))
        return int(read["attention_mask"].sum()) if "attention_mask" in read else len(read["input_ids"])

    def _read(self, texts: list[str], **options: Any) -> Any:
        return self._model.encode_document(texts, batch_size=BATCH, show_progress_bar=False, **options)

    def _encode_queries(self, *texts: str) -> Vectors:
        with self._lock:
            rows = self._model.encode_query(list(texts), normalize_embeddings=True, show_progress_bar=False)
        result = np.asarray(rows, dtype=np.float32)
        result.setflags(write=False)
        return result


def load(name_or_path: str, precision: Precision) -> SentenceEmbeddings:
    """Load a sentence-transformers model onto the CPU.

    ``auto`` computes in bfloat16 where the processor has instructions for it, about 1.6 times as fast
    as float32 and with vectors that agree with its to a cosine of 0.9999, and in float32 elsewhere; so
    both share a fingerprint. ``int8`` is about 1.5 times as fast as float32 on any processor; its vectors
    agree to 0.985 and have a fingerprint of their own.

    Raises:
        EmbeddingUnavailable: there is no such model, or it cannot be loaded.
    """
    model = _loaded(name_or_path)
    digest = _weights_digest(model)
    pairs = pair_reader.load(_transformer(model), model.tokenizer, digest)
    fingerprint = f"{Path(name_or_path).name}@{digest}/{FORMAT}"
    if precision == "int8":
        return SentenceEmbeddings(in_int8(model), f"{fingerprint}/int8", pairs)
    if precision == "bfloat16" or (precision == "auto" and has_bfloat16()):
        model = model.bfloat16()
        pairs = pairs.bfloat16() if pairs else None
    return SentenceEmbeddings(model, fingerprint, pairs)


def load_to_train(name_or_path: str) -> tuple[SentenceEmbeddings, PairReader, str]:
    """Load a model in float32 with a pair reader that has learnt nothing, and the digest of its weights.

    Raises:
        EmbeddingUnavailable: there is no such model, it cannot be loaded, or it is no transformer.
    """
    model = _loaded(name_or_path)
    digest = _weights_digest(model)
    transformer = _transformer(model)
    if transformer is None:
        raise EmbeddingUnavailable(name_or_path)
    return SentenceEmbeddings(model, digest), PairReader(transformer, model.tokenizer), digest


def _loaded(name_or_path: str) -> SentenceTransformer:
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(name_or_path, device="cpu")
    except (OSError, ValueError, RuntimeError) as error:
        raise EmbeddingUnavailable(name_or_path) from error


def _transformer(model: SentenceTransformer) -> Any:
    """Return the transformer in a model, None where there is none, as in one of static vectors."""
    return getattr(model[0], "auto_model", None)


def load_reranker(name_or_path: str) -> Reranker:
    """Load a sentence-transformers cross-encoder onto the CPU; safe to share between threads.

    Raises:
        EmbeddingUnavailable: there is no such model, or it cannot be loaded.
    """
    try:
        model = CrossEncoder(name_or_path, device="cpu", num_labels=1)
    except (OSError, ValueError, RuntimeError) as error:
        raise EmbeddingUnavailable(name_or_path) from error
    lock = threading.Lock()

    def relevance(question: str, texts: Sequence[str]) -> list[float]:
        with lock:
            scores = model.predict([(question, text) for text in texts], show_progress_bar=False)
        return [float(score) for score in scores]

    return relevance


def _weights_digest(model: SentenceTransformer) -> str:
    """Return 12 hex digits that depend on every weight matrix: one value in 997 is read."""
    digest = hashlib.sha256()
    for weights in model.parameters():
        digest.update(weights.detach().flatten()[::997].float().numpy().tobytes())
    return digest.hexdigest()[:12]
