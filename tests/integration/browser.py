"""A real Chromium and a real Streamlit server for the page's tests.

Chromium is the system's; where the tests may install it (root, apt-get, and ``CI=true`` or
``TEST_INSTALL_CHROMIUM=1``) it is Debian's package; else the tests that need it skip and say why.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
START_TIMEOUT_S = 60
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser; skips the test when there is none."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_executable(), args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def served(script: Path, environment: Mapping[str, str] | None = None) -> AbstractContextManager[str]:
    """Run ``script`` as a page and give its address.

    Raises:
        RuntimeError: it does not answer in time, or ended; the text is what it printed.
    """
    return _running(["streamlit", "run", str(script), "--server.port"], environment or {})


def started(environment: Mapping[str, str]) -> AbstractContextManager[str]:
    """Run the page as a person starts it, and give its address as ``served`` does."""
    return _running(["app.cli", "serve", "--port"], environment)


@contextmanager
def _running(module: list[str], environment: Mapping[str, str]) -> Iterator[str]:
    """Run a module whose last argument is to be a free port; on leaving, that process alone is ended."""
    port = _free_port()
    paths = os.pathsep.join([str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")])
    process = subprocess.Popen(
        [sys.executable, "-m", *module, str(port)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths} | dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        url = f"http://localhost:{port}"
        _wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _executable() -> str:
    with FileLock(Path(tempfile.gettempdir()) / "ibid-chromium.lock"):  # tests run beside each other
        found = next(filter(None, map(shutil.which, _NAMES)), None)
        if found is None and _may_install():
            subprocess.run(["apt-get", "update", "-qq"], check=False)
            subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
            found = shutil.which("chromium")
    if found is None:
        pytest.skip("no Chromium: install the package chromium, or let the tests (TEST_INSTALL_CHROMIUM=1)")
    return found


def _may_install() -> bool:
    allowed = os.environ.get("CI") == "true" or os.environ.get("TEST_INSTALL_CHROMIUM") == "1"
    return allowed and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        return int(listener.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(process.communicate()[0])
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the page does not answer at {url}")
