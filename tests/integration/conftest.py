"""What is made once for all tests that need the articles that ship."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import run

from app import settings


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that uses the model files already there and holds the articles that ship.

    Whoever writes to it works on a copy.
    """
    home = tmp_path_factory.mktemp("home")
    (home / "models").symlink_to(settings.load().models)
    done = run(home, "index", "articles")
    assert done.returncode == 0, done.stderr
    assert "10 added" in done.stdout
    return home
