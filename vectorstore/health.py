"""Examines a Chroma folder in a process of its own, where a crash on a torn index harms nobody.

Repairs nothing and reads no catalogue: what should be found is handed over by the caller.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Literal

import numpy as np

from vectorstore.dense import DenseIndex
from vectorstore.hit import Vectors

Verdict = Literal["healthy", "out of step", "damaged"]

NEAREST = 10
"""A passage counts as found when it is among so many nearest to its own vector."""
SAME = 1e-3
"""Distance up to which two vectors are the same vector."""
TOLERATED = 0.005
"""Share of passages that a sound graph may fail to reach; 1 of 20,000 was seen."""
PATIENCE_S = 30.0
"""For opening an index and looking at a sample; each thousand passages adds a second."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Expected:
    """What the catalogue says: how many passages there are, and the vectors ``(n, d)`` of a sample."""

    collection: str
    passages: int
    ids: list[str]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: passages in all, and how many of the sample are absent or cannot be reached."""

    passages: int
    absent: int
    unreachable: int

    def verdict(self, expected: Expected) -> Verdict:
        """Return what to do: nothing, bring it in step, or rebuild it."""
        if self.unreachable > TOLERATED * len(expected.ids):
            return "damaged"
        if self.absent or self.passages != expected.passages:
            return "out of step"
        return "healthy"


def examine(index: DenseIndex, ids: Sequence[str], vectors: Vectors) -> Findings:
    """Look for each passage of a sample by its own vector; row i of ``vectors`` belongs to ``ids[i]``."""
    present = index.present(ids)
    kept = [position for position, passage in enumerate(ids) if passage in present]
    found = index.nearest(vectors[kept], NEAREST) if kept else []
    reached = sum(_reached(ids[position], hits) for position, hits in zip(kept, found, strict=True))
    return Findings(index.count(), len(ids) - len(kept), len(kept) - reached)


def _reached(passage: str, hits: Sequence[tuple[str, float]]) -> bool:
    """Return whether a passage answers to its own vector, or equal passages crowd it out."""
    same = [identifier for identifier, cosine in hits if cosine >= 1 - SAME]
    return passage in same or len(same) == NEAREST


class Probe:
    """An examination that runs beside the caller, and ends when the caller does."""

    def __init__(self, folder: Path, expected: Expected) -> None:
        self._expected = expected
        self._process = subprocess.Popen(
            [sys.executable, "-m", "vectorstore.health", str(folder.absolute())],
            cwd=Path(__file__).parent.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._outcome: Findings | None = None
        self._stopping = False
        self._conversation = threading.Thread(target=self._converse, daemon=True)
        self._conversation.start()

    def result(self) -> Verdict:
        """Wait for the verdict. A crash, an error or silence of the examiner means damaged."""
        self._conversation.join(PATIENCE_S + self._expected.passages / 1000)
        self.stop()
        return "damaged" if self._outcome is None else self._outcome.verdict(self._expected)

    def stop(self) -> None:
        """End the examination."""
        self._stopping = True
        self._process.kill()
        self._process.wait()
        self._conversation.join()

    def _converse(self) -> None:
        request, answer = self._process.stdin, self._process.stdout
        if request is None or answer is None:
            return
        try:
            _send(request, self._expected)
            self._outcome = Findings(**json.loads(answer.read().splitlines()[-1]))
        except (OSError, ValueError, IndexError, TypeError):
            if not self._stopping:
                logger.warning("the examination of the vector index broke off")


def _send(channel: IO[bytes], expected: Expected) -> None:
    dimensions = expected.vectors.shape[1]
    header = {"collection": expected.collection, "ids": expected.ids, "dimensions": dimensions}
    channel.write(json.dumps(header).encode() + b"\n")
    channel.write(np.ascontiguousarray(expected.vectors, dtype="<f4").tobytes())
    channel.flush()


def _end_with_caller() -> None:
    """End this process when the other end of its standard input is gone."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def main() -> None:
    """Examine the folder named on the command line, as the request on standard input says."""
    header = json.loads(sys.stdin.buffer.readline())
    ids, dimensions = header["ids"], header["dimensions"]
    vectors = np.frombuffer(sys.stdin.buffer.read(len(ids) * dimensions * 4), dtype="<f4")
    threading.Thread(target=_end_with_caller, daemon=True).start()
    index = DenseIndex(Path(sys.argv[1]), header["collection"])
    findings = examine(index, ids, vectors.reshape(len(ids), dimensions))
    index.close()
    print(json.dumps(asdict(findings)), flush=True)


if __name__ == "__main__":
    main()
