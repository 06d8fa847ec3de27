"""Starts the local language model when it is first needed, watches it, and ends it with this process.

Knows the process and its address; asks it nothing.
"""

from __future__ import annotations

import atexit
import json
import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import Literal

from app.errors import ModelUnavailable

START_TIMEOUT_S = 120.0

log = logging.getLogger(__name__)

State = Literal["idle", "starting", "ready", "failed"]


class LocalModel:
    """One ``server`` process. Safe to share between threads.

    A process that dies is started again once; when the second one dies too, before ``confirm`` was
    called for it, the model counts as failed and stays so.
    """

    def __init__(self, model: Path, threads: int, context: int) -> None:
        self._command = [
            sys.executable, "-m", "app.llm.server", str(model),
            "--threads", str(threads), "--context", str(context),
        ]  # fmt: skip
        self._name = model.name
        self._process: subprocess.Popen[str] | None = None
        self._address = ""
        self._restarts_left = 1
        self._lock = threading.Lock()
        self.state: State = "idle"

    def address(self) -> str:
        """Return the address of the running server, starting it when needed (about 3 s).

        Raises:
            ModelUnavailable: it cannot be started, or has died twice.
        """
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                return self._address
            if self._process is not None:
                self._count_death(self._process.returncode)
            if self.state == "failed":
                raise ModelUnavailable(f"the local model {self._name} cannot be run; see the log")
            self._start()
            return self._address

    def confirm(self) -> None:
        """Note that the running server has answered, so that its next death is a first one again."""
        self._restarts_left = 1

    def close(self) -> None:
        """End the server process, if there is one."""
        with self._lock:
            if self._process is not None:
                _end(self._process)
                self._process = None
                self.state = "idle"

    def _count_death(self, status: int) -> None:
        log.warning("the local model process ended by itself (status %s)", status)
        if self._restarts_left == 0:
            self.state = "failed"
        self._restarts_left -= 1
        self._process = None

    def _start(self) -> None:
        self.state = "starting"
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        atexit.register(_end, process)
        timer = threading.Timer(START_TIMEOUT_S, process.kill)
        timer.start()
        assert process.stdout is not None
        first_line = process.stdout.readline()
        timer.cancel()
        if not first_line:
            self.state = "failed"
            raise ModelUnavailable(
                f"the local model {self._name} cannot be loaded (status {process.wait()}); "
                "its file may be damaged: delete it and run `make weights`"
            )
        self._process = process
        self._address = json.loads(first_line)["address"]
        self.state = "ready"


def _end(process: subprocess.Popen[str]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
