"""The error tree of the store; each text is one sentence that says what to do.

Decides nothing about exit statuses or pages: ``app/`` does.
"""

from __future__ import annotations

from pathlib import Path


class StoreError(Exception):
    """Root of the store's errors."""


class StoreInUse(StoreError):
    """Another process owns the store folder."""

    def __init__(self, folder: Path, pid: int | None) -> None:
        owner = "another process" if pid is None else f"process {pid}"
        super().__init__(f"store in use by {owner}: end it before using {folder} here")


class WrongEmbedding(StoreError):
    """The stored vectors come from another embedding model than the settings name."""

    def __init__(self, stored: str, wanted: str) -> None:
        super().__init__(
            f"the index was made with the embedding {stored!r} and the settings say {wanted!r}: set it back, "
            "or re-embed with `python -m app.cli reindex`"
        )


class DiskFull(StoreError):
    """There is no room to write; what is stored can still be read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"the disk of {folder} is full: free some space and try again")


class StoreDamaged(StoreError):
    """The catalogue itself cannot be read; everything else is rebuilt from it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"the catalogue {path} cannot be read ({reason}): restore it from a backup, "
            f"or move {path.parent} away and index the articles again"
        )


class WordIndexDamaged(StoreError):
    """The word table is broken; opening the store and searching it rebuild it."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the word index is damaged ({reason}): start again to have it rebuilt")


class ChromaFailed(StoreError):
    """Chroma refused or broke an operation; the next start examines it and rebuilds it if need be."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the vector index failed ({reason}): start again to have it checked and rebuilt")


class ChromaUnreachable(StoreError):
    """No Chroma server answers at the address of the settings."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"no Chroma server answers at {url}: start it, or unset its address to use the built-in one"
        )


class EmbeddingUnavailable(StoreError):
    """The embedding model is not there, or cannot be loaded."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the embedding model {name!r} cannot be loaded: set `embedding_model` to the name or the folder "
            "of a sentence-transformers model"
        )


class RayMissing(StoreError):
    """The settings name a Ray cluster, and Ray is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "`ray_address` is set and Ray is not installed: pip install -r requirements-ray.txt, or unset it"
        )


class RayUnreachable(StoreError):
    """No Ray cluster answers at the address of the settings."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"no Ray cluster lets this process in at {address!r}: start it, set RAY_AUTH_MODE=token if it "
            "asks for a token, or unset `ray_address` to embed in this process"
        )


class RayFailed(StoreError):
    """The workers of a Ray cluster could not embed."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the Ray workers could not embed ({reason.rstrip('.')}): every node needs this environment "
            "and the model under the same path; what is stored so far is kept"
        )
