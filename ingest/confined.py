"""Runs a reader of untrusted formats in a child process with limits on time and memory.

Knows no format; a module that can run confined reads standard input and writes standard output.
"""

from __future__ import annotations

import contextlib
import resource
import subprocess
import sys
from pathlib import Path

from ingest.errors import UnreadableFile

SECONDS = 30
MEMORY = 2**30
"""Bytes of address space."""

_ROOT = Path(__file__).resolve().parent.parent


def run(module: str, name: str, data: bytes) -> bytes:
    """Return what ``python -m module`` writes when it is given ``data``.

    Raises:
        UnreadableFile: the child failed, or took more than ``SECONDS`` or ``MEMORY``; names ``name``.
    """
    try:
        child = subprocess.run(
            [sys.executable, "-m", module],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            cwd=_ROOT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(name, f"it takes longer than {SECONDS} seconds") from error
    if child.returncode:
        raise UnreadableFile(name, "it is damaged, or takes too much time or memory")
    return child.stdout


def limit() -> None:
    """Limit the calling process; for modules that run confined, before they read anything.

    Systems that do not know a limit go without it; the time limit of ``run`` remains.
    """
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
