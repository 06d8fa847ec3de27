"""What an evaluation ran on: library versions, cores and memory, and a hash of the program's own files.

Names no host, no user and no path.
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_ROOMS = ("ingest", "vectorstore", "prompts", "app")
_SHAPING = {".py", ".txt", ".json", ".sql", ".safetensors"}
_NOT_HASHED = Path(__file__).resolve().parent
_LIBRARIES = (
    "chromadb",
    "ir_measures",
    "langchain-core",
    "langchain-openai",
    "numpy",
    "sacrebleu",
    "sentence-transformers",
    "torch",
    "transformers",
    "xllamacpp",
)


def machine() -> dict[str, Any]:
    """Return ``cores``, ``memory_gb`` (None where the system doesn't say), ``system`` and ``python``."""
    return {
        "cores": os.cpu_count(),
        "memory_gb": _memory_gb(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def versions(libraries: Iterable[str] = _LIBRARIES) -> dict[str, str]:
    """Return the installed version of each library that is installed."""
    found = {}
    for library in libraries:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            continue
    return found


def code_hash(root: Path = _ROOT) -> str:
    """Return 16 hex digits that change with any code, prompt or trained layer that an answer depends on.

    The evaluation itself is left out: a better metric does not make old answers stale.
    """
    files = (path for room in _ROOMS for path in (root / room).rglob("*") if path.suffix in _SHAPING)
    digest = hashlib.sha256()
    for path in sorted(files):
        if not path.is_relative_to(_NOT_HASHED):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _memory_gb() -> float | None:
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None
    return round(size / 2**30, 1)
