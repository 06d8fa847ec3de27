"""The product's command line in a data folder of its own, started as people do or called without the wait."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from app.cli import main

ROOT = Path(__file__).parents[2]


def run(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own with ``home`` as its data folder.

    ``variables`` are settings without their prefix.
    """
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        cwd=ROOT,
        env=_environment(home, variables),
        capture_output=True,
        text=True,
        timeout=300,
    )


def call(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Do the same in this process, which has the libraries of the models loaded: that saves seconds."""
    out, err = StringIO(), StringIO()
    with (
        chdir(ROOT),
        patch.dict(os.environ, _environment(home, variables), clear=True),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        status = main(arguments)
    return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())


def _environment(home: Path, variables: dict[str, str]) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("IBID_")}
    return inherited | {"IBID_HOME": str(home)} | {f"IBID_{key}": value for key, value in variables.items()}
