"""Runs a reader of untrusted formats in a child process with limits on time and memory.

Knows no format. Parent and child speak JSON: a document, or the error that says why there is none.
"""

from __future__ import annotations

import contextlib
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from ingest import errors
from ingest.document import Block, Document
from ingest.errors import IngestError, TooLarge, UnreadableFile

SECONDS = 30
MEMORY = 2**30
"""Bytes of address space."""
LONGEST = 20 * 2**20
"""Characters of a document."""

_ROOT = Path(__file__).resolve().parent.parent


def read(module: str, name: str, data: bytes) -> Document:
    """Return the document that ``python -m module`` finds in ``data``.

    Raises:
        IngestError: what the child raised, or that it failed or took more than ``SECONDS`` or ``MEMORY``;
            names ``name``.
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
    reply = json.loads(child.stdout)
    if "error" in reply:
        raise _kin()[reply["error"]](name, reply["detail"])
    return Document(tuple(Block(**block) for block in reply.pop("blocks")), **reply)


def serve(parse: Callable[[bytes], Document]) -> None:
    """Read standard input, and write what ``parse`` makes of it; the whole life of a child process."""
    _limit()
    try:
        document = parse(sys.stdin.buffer.read())
        if sum(len(block.text) for block in document.blocks) > LONGEST:
            raise TooLarge("", f"{LONGEST:,} characters")
        reply = asdict(document)
    except IngestError as error:
        reply = {"error": type(error).__name__, "detail": error.detail}
    sys.stdout.write(json.dumps(reply))


def _kin() -> dict[str, type[IngestError]]:
    return {kin.__name__: kin for kin in vars(errors).values() if isinstance(kin, type)}


def _limit() -> None:
    """Limit this process; where the system knows no such limit, the time limit of ``read`` remains."""
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
