"""The product's command line, run as a person runs it, in a process and a data folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command with ``home`` as its data folder; ``variables`` are settings without their prefix."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("IBID_")}
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        cwd=ROOT,
        env=environment | {"IBID_HOME": str(home)} | {f"IBID_{k}": v for k, v in variables.items()},
        capture_output=True,
        text=True,
        timeout=300,
    )
