"""Looks at the machine before anything is downloaded: Python, memory, disk.

Run by the Makefile as a plain script with whatever Python there is, so it imports the standard
library alone and reads under old versions too. The model files are ``preflight``'s part.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

PYTHON = (3, 11)
MEMORY = 2 * 1000**3
DISK = 6 * 1000**3


def problem(environment: Path) -> str | None:
    """Return what keeps this machine from running Ibid as one sentence, or None.

    Args:
        environment: the folder of the virtual environment; the disk is not checked where it is made.
    """
    if sys.version_info < PYTHON:
        return f"Ibid needs Python 3.11 or newer, this is {sys.version[:6]}: make PYTHON=python3.12 ..."
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else MEMORY
    if memory < MEMORY:
        return f"Ibid needs 2 GB of memory, this machine has {memory / 1e9:.1f} GB"
    free = shutil.disk_usage(".").free
    if not environment.is_dir() and free < DISK:
        return f"Ibid needs 6 GB of free disk here, there are {free / 1e9:.1f} GB: free some first"
    return None


if __name__ == "__main__":
    found = problem(Path(sys.argv[1]))
    if found:
        sys.exit("error: " + found)
