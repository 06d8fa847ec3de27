"""The process of the local language model: started when needed, restarted once, ended with its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from app import settings
from app.errors import ModelUnavailable
from app.llm.local import LocalModel
from app.weights.ready import resolve_llm

pytestmark = [pytest.mark.integration, pytest.mark.alone]
CONTEXT = 1024


@pytest.fixture(scope="module")
def weights() -> Path:
    file, _ = resolve_llm(settings.load())
    assert file is not None
    return file


@pytest.fixture
def model(weights: Path) -> Iterator[LocalModel]:
    made = LocalModel(weights, 2, CONTEXT)
    yield made
    made.close()


def servers() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "app.llm.server" in child.cmdline()]


def kill_server() -> None:
    (server,) = servers()
    os.kill(server.pid, signal.SIGKILL)
    server.wait(10)


def test_it_starts_when_first_needed_on_loopback_and_ends_when_closed(model):
    assert servers() == []
    assert model.state == "idle"
    address = model.address()
    assert address.startswith("http://127.0.0.1:")
    assert httpx.get(f"{address}/health").status_code == 200
    assert model.address() == address
    model.close()
    assert servers() == []


def test_it_is_started_again_once_and_then_counts_as_failed(model):
    model.address()
    kill_server()
    assert httpx.get(f"{model.address()}/health").status_code == 200
    kill_server()
    with pytest.raises(ModelUnavailable):
        model.address()
    assert model.state == "failed"


def test_an_answer_in_between_makes_the_next_death_a_first_one(model):
    model.address()
    kill_server()
    model.address()
    model.confirm()
    kill_server()
    assert httpx.get(f"{model.address()}/health").status_code == 200


def test_a_damaged_file_is_said_in_words(tmp_path):
    damaged = tmp_path / "damaged.gguf"
    damaged.write_bytes(b"GGUF" + bytes(5_000))
    with pytest.raises(ModelUnavailable, match="damaged"):
        LocalModel(damaged, 2, CONTEXT).address()


def test_it_ends_with_its_parent_even_when_that_is_killed(weights):
    start_and_wait = (
        "import time; from pathlib import Path; from app.llm.local import LocalModel;"
        f"LocalModel(Path({str(weights)!r}), 2, {CONTEXT}).address(); print('up', flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", start_and_wait], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "up\n"
    (server,) = psutil.Process(parent.pid).children()
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while server.is_running() and server.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_it_ends_when_its_parent_does_while_it_starts(weights):
    options = ["--threads=2", f"--context={CONTEXT}"]
    command = [sys.executable, "-m", "app.llm.server", str(weights), *options]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.close()
    server.stdout.close()
    assert server.wait(60) == 0
