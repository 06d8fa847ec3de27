"""The local language model as a process of its own: llama.cpp with the OpenAI routes on loopback.

Run as ``python -m app.llm.server MODEL --threads N --context N``. Prints one JSON line with its
address when it is ready and ends when its standard input closes, which happens when its parent
ends, however it ends. Starting and watching it is ``local_llm``'s part.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from pathlib import Path

import xllamacpp

SLOTS = 3
COPIED = 3
"""Tokens that, seen before in a prompt or answer, are taken to go on as they did there, and for how many."""


def parameters(model: Path, threads: int, context: int) -> xllamacpp.CommonParams:
    """Return llama.cpp's parameters for a free loopback port.

    Each slot keeps what its last prompt began with: one that of judging sentences, one that of writing, one
    is left for translations; llama.cpp gives a request to the slot whose last prompt it resembles most.
    Answers are largely made of what was read, so the next few tokens are looked up there and checked in one
    step (prompt lookup decoding, Saxena 2023).
    """
    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = SLOTS * context
    params.n_parallel = SLOTS
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    params.n_threads_http = 2
    params.speculative.types = [xllamacpp.common_speculative_type.COMMON_SPECULATIVE_TYPE_NGRAM_SIMPLE]
    params.speculative.ngram_simple.size_n = COPIED
    params.speculative.ngram_simple.size_m = COPIED
    params.cache_ram_mib = 0
    params.ui = False
    params.endpoint_slots = False
    params.verbosity = 0
    params.warmup = False
    return params


def main() -> None:
    """Serve until standard input closes or nobody reads the address any more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--context", type=int, required=True)
    given = parser.parse_args()
    server = xllamacpp.Server(parameters(given.model, given.threads, given.context))
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        print(json.dumps({"address": server.listening_address}), flush=True)
        sys.stdin.buffer.read()
    # An ordinary exit destroys the server, which can wait for its own threads for ever.
    os._exit(0)


if __name__ == "__main__":
    main()
