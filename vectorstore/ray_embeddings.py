"""The door to Ray: texts to be found are embedded by the workers of a cluster, each with a model of its own.

For indexing more than one machine does in the time there is. Questions are never embedded here.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from ingest.article import Span
from vectorstore import embeddings
from vectorstore.errors import RayFailed, RayMissing, RayUnreachable
from vectorstore.hit import Vectors
from vectorstore.padding import longest_first
from vectorstore.precision import Precision

if TYPE_CHECKING:
    from ray.util import ActorPool

LOCAL = "local"
"""Address that starts Ray on this machine instead of joining a cluster."""
SHARE = 32
"""Texts that a worker gets at a time; whoever is done first gets the next."""
_PATIENCE_S = 5.0


class Worker:
    """The embedding model in a process of Ray's."""

    def __init__(self, name_or_path: str, precision: Precision) -> None:
        self._model = embeddings.load(name_or_path, precision)

    def about(self) -> tuple[str, int]:
        """Return the model's fingerprint and dimensions."""
        return self._model.fingerprint, self._model.dimensions

    def encode(self, texts: list[str]) -> Vectors:
        """Return an array ``(len(texts), dimensions)`` of unit rows."""
        return self._model.encode_passages(texts)

    def encode_parts(self, texts: list[str], parts: Sequence[Sequence[Span]]) -> list[Vectors]:
        """Return for each text an array ``(1 + its parts, dimensions)`` of unit rows."""
        return self._model.encode_parts(texts, parts)


class RayEmbeddings:
    """An ``Embedder`` whose work Ray workers share; its vectors are those of ``SentenceEmbeddings``."""

    def __init__(self, pool: ActorPool, fingerprint: str, dimensions: int) -> None:
        self.fingerprint = fingerprint
        self.dimensions = dimensions
        self._pool = pool

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Return an array ``(len(texts), dimensions)`` of unit rows for texts that may be found.

        Raises:
            RayFailed: a worker was lost, and Ray has given up on it.
        """
        rows = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for places, vectors in self._shared(
            texts, lambda worker, share: worker.encode.remote([texts[i] for i in share])
        ):
            rows[places] = vectors
        return rows

    def encode_parts(self, texts: list[str], parts: Sequence[Sequence[Span]]) -> list[Vectors]:
        """Return for each text the unit rows of itself and of its parts; see ``SentenceEmbeddings``.

        Raises:
            RayFailed: a worker was lost, and Ray has given up on it.
        """
        rows: dict[int, Vectors] = {}
        for places, told in self._shared(
            texts,
            lambda worker, share: worker.encode_parts.remote(
                [texts[i] for i in share], [parts[i] for i in share]
            ),
        ):
            rows.update(zip(places, told, strict=True))
        return [rows[place] for place in range(len(texts))]

    def _shared(
        self, texts: Sequence[str], work: Callable[[Any, list[int]], Any]
    ) -> Iterator[tuple[list[int], Any]]:
        """Yield what the workers make of the texts, with the places of those that it is about."""
        from ray.exceptions import RayError  # optional: installed where it is used

        shares = longest_first(texts, SHARE)
        try:
            yield from zip(shares, self._pool.map(work, shares), strict=True)
        except RayError as error:
            raise RayFailed(_reason(error)) from error


def connect(address: str, name_or_path: str, precision: Precision) -> RayEmbeddings:
    """Start a worker for each processor of a Ray cluster; they end with this process.

    Every node needs this environment, and the model under the same name or path.

    Raises:
        RayMissing: Ray is not installed.
        RayUnreachable: no cluster answers at ``address``.
        RayFailed: a worker cannot load the model.
    """
    try:
        import ray
        from ray.util import ActorPool
    except ImportError as error:
        raise RayMissing from error
    try:
        if address == LOCAL:
            ray.init(include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
        else:
            _reach(address)
            ray.init(address, log_to_driver=False, logging_level=logging.ERROR)
    except (OSError, RuntimeError, ValueError, ray.exceptions.RayError) as error:
        raise RayUnreachable(address) from error
    start = ray.remote(num_cpus=1)(Worker).remote
    processors = int(ray.cluster_resources().get("CPU", 1))  # type: ignore[no-untyped-call]
    workers: list[Any] = [start(name_or_path, precision) for _ in range(processors)]
    try:
        fingerprint, dimensions = ray.get([worker.about.remote() for worker in workers])[0]
    except ray.exceptions.RayError as error:
        raise RayFailed(_reason(error)) from error
    return RayEmbeddings(ActorPool(workers), fingerprint, dimensions)


def _reach(address: str) -> None:
    """Raise ValueError or OSError unless something listens at ``address``: Ray itself asks for minutes."""
    place = urlsplit(address if "://" in address else f"//{address}")
    if place.hostname is None or place.port is None:
        raise ValueError(address)
    socket.create_connection((place.hostname, place.port), _PATIENCE_S).close()


def _reason(error: Exception) -> str:
    """Return the last line of what Ray tells, which names the cause."""
    lines = str(error).strip().splitlines()
    return lines[-1].strip() if lines else type(error).__name__
