"""The door to Chroma: a catalogue's collections, one for each part, in a folder, on a server or in memory.

Translates Chroma's errors, and knows neither passages nor vectors; ``dense.py`` does.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import chromadb
import httpx  # what Chroma's client speaks through; its errors come up unwrapped
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.fastapi import FastAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from chromadb.errors import ChromaError

from vectorstore.errors import ChromaFailed, ChromaUnreachable, DiskFull, StoreError
from vectorstore.graph_files import GraphFiles

_HNSW: CreateCollectionConfiguration = {"hnsw": {"space": "cosine", "ef_search": 200}}
"""``ef_search`` above Chroma's 100: on 10,000 clustered vectors recall@50 against exact search rose from
.956 to .985, for less than a millisecond a question."""
_FULL = ("disk is full", "No space left")
PATIENCE = httpx.Timeout(60.0, connect=10.0)
"""Seconds that a server may take; Chroma's own client would wait for ever."""

Place = Path | str | None
"""A folder, the URL of a server, or None for memory."""


class Collections:
    """The collections whose names begin with ``name``. Threads take turns; use them within ``turn``."""

    def __init__(self, place: Place, name: str) -> None:
        """Connect; in a folder all other collections are removed."""
        self.place = place
        self._prefix = f"{name}-"
        self._turn = threading.RLock()
        self._graphs = GraphFiles(place) if isinstance(place, Path) else None
        self._connect()

    def part(self, name: str) -> Collection | None:
        """Return a part's collection, None when nothing was ever put there."""
        return self._parts.get(name)

    def every(self) -> list[Collection]:
        """Return the collections of all parts."""
        return list(self._parts.values())

    def made(self, name: str) -> Collection:
        """Return a part's collection, making it when it is missing."""
        if name not in self._parts:
            self._parts[name] = self._client.get_or_create_collection(
                f"{self._prefix}{name}", configuration=_HNSW, embedding_function=None
            )
        return self._parts[name]

    def batch(self) -> int:
        """Return how many rows one request may write."""
        return self._client.get_max_batch_size()

    @contextmanager
    def recreated(self) -> Iterator[None]:
        """Throw everything away and start empty; others wait until the block that refills it ends.

        A folder is deleted with its files, so that no vector stays on the disk; ``turn`` keeps those that
        are still in memory from coming back.
        """
        with self._turn:
            with self.turn():
                if not isinstance(self.place, Path):
                    for collection in self.every():
                        self._client.delete_collection(collection.name)
                self._client.close()
                if isinstance(self.place, Path):
                    shutil.rmtree(self.place)
            self._connect()
            yield

    def close(self) -> None:
        """Let go of the folder or the server."""
        with self._turn:
            self._client.close()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Keep other threads out, and say in the store's own words what goes wrong.

        What Chroma wrote of the process's memory is blanked at the end.

        Raises:
            ChromaUnreachable: the server does not answer.
            ChromaFailed: Chroma cannot do what it is asked.
            DiskFull: there is no room.
        """
        with self._turn:
            try:
                yield
                if self._graphs:
                    self._graphs.blank()
            except httpx.HTTPError as error:
                raise ChromaUnreachable(str(self.place)) from error
            except (ChromaError, OSError) as error:
                raise self._in_words(error) from error
            except Exception as error:
                if isinstance(error.__context__, httpx.HTTPStatusError):  # no answer of Chroma's: a proxy's
                    raise ChromaUnreachable(str(self.place)) from error
                raise

    def _connect(self) -> None:
        with self.turn():
            self._client = _client(self.place)
            self._parts: dict[str, Collection] = {}
            for collection in self._client.list_collections():
                if collection.name.startswith(self._prefix):
                    self._parts[collection.name.removeprefix(self._prefix)] = collection
                elif isinstance(self.place, Path):
                    self._client.delete_collection(collection.name)

    def _in_words(self, error: ChromaError | OSError) -> StoreError:
        text = str(error)
        if isinstance(self.place, Path) and any(sign in text for sign in _FULL):
            return DiskFull(self.place.parent)
        return ChromaFailed(text)


def _client(place: Place) -> Client:
    settings = Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg]
    if place is None:
        return cast(Client, chromadb.EphemeralClient(settings))
    try:
        if isinstance(place, Path):
            return cast(Client, chromadb.PersistentClient(place, settings=settings))
        return _client_of_server(place, settings)
    except AttributeError as error:  # Chroma trips over a failed start and hides its reason
        raise ChromaFailed(str(error.__context__ or error)) from error
    except ValueError as error:  # what Chroma makes of a first request that fails
        raise ChromaFailed(str(error)) if isinstance(place, Path) else ChromaUnreachable(place) from error


def _client_of_server(address: str, settings: Settings) -> Client:
    """Return the client of a server that answers; its first requests would not end before it does."""
    url = urlsplit(address)
    encrypted = url.scheme == "https"
    host, port = url.hostname or "", url.port or (443 if encrypted else 8000)
    alive = httpx.URL(scheme=url.scheme, host=host, port=port, path="/api/v2/heartbeat")
    httpx.get(alive, timeout=PATIENCE).raise_for_status()
    client = cast(Client, chromadb.HttpClient(host, port, ssl=encrypted, settings=settings))
    cast(FastAPI, client._server)._session.timeout = PATIENCE
    return client
