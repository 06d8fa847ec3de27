"""Writes a file whole or not at all: a kill leaves the old one or the new one."""

from __future__ import annotations

from pathlib import Path


def write(path: Path, content: str | bytes, mode: int = 0o666) -> None:
    """Put ``content`` (text as UTF-8) into a file; its folder is made when missing.

    ``mode`` are the permissions of a new file, before the umask.

    Raises:
        OSError: it cannot be written; the file is then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode)
    unfinished.write_bytes(content.encode() if isinstance(content, str) else content)
    unfinished.replace(path)
