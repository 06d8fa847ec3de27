"""The browser's side of the components: scripts and styles as files.

Serves nothing; the page hands their text to Streamlit.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def read(name: str) -> str:
    """Return the text of an asset.

    Raises:
        FileNotFoundError: there is no such asset.
    """
    return path(name).read_text(encoding="utf-8")


def path(name: str) -> Path:
    """Return where an asset lies."""
    return _FOLDER / name
