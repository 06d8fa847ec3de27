"""Tells whether this machine has the memory and the disk that the models need. Frees nothing."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import psutil

from app.errors import WeightsError
from app.weights.manifest import Entry

SYSTEM_SHARE = 1_000_000_000
"""Bytes of a machine's memory that its system and a browser keep for themselves."""
DISK_MARGIN = 300_000_000
"""Bytes of free disk that must remain: for the index, and for a system that goes on working."""
CGROUPS = Path("/sys/fs/cgroup")
OWN_CGROUP = Path("/proc/self/cgroup")


def memory_limit() -> int:
    """Return the bytes of memory that Ibid may count on: of this machine, or of its container if less."""
    total: int = psutil.virtual_memory().total - SYSTEM_SHARE
    return min([total, *_cgroup_limits()])


def memory_free() -> int:
    """Return the bytes of memory that are free for Ibid at this moment."""
    available: int = psutil.virtual_memory().available
    return min(available, memory_limit())


def choose_llm(memory: int, llms: Sequence[Entry]) -> Entry:
    """Return the largest model that fits into ``memory`` bytes.

    Raises:
        WeightsError: not even the smallest does.
    """
    fitting = [llm for llm in llms if llm.memory <= memory]
    if not fitting:
        check_memory(memory, min(llms, key=lambda llm: llm.memory))
    return max(fitting, key=lambda llm: llm.memory)


def check_memory(memory: int, entry: Entry) -> None:
    """Raise ``WeightsError`` when ``entry`` does not fit into ``memory`` bytes."""
    if entry.memory > memory:
        advice = (
            "choose a smaller model with the setting llm, or none for answers made of quotes"
            if entry.kind == "llm"
            else "use a machine with more memory"
        )
        raise WeightsError(
            f"not enough memory for {entry.name}: it needs {gigabytes(entry.memory)}, "
            f"this machine can give {gigabytes(memory)}; {advice}"
        )


def check_disk(folder: Path, needed: int) -> None:
    """Raise ``WeightsError`` when the disk of ``folder``, which may not exist yet, lacks ``needed`` bytes."""
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(existing).free
    if free < needed + DISK_MARGIN:
        raise WeightsError(
            f"not enough disk space in {folder}: {gigabytes(needed + DISK_MARGIN)} are needed, "
            f"{gigabytes(free)} are free; make room, or move Ibid's folder with the variable IBID_HOME"
        )


def gigabytes(count: int) -> str:
    """Return a count of bytes as people read it."""
    return f"{max(count, 0) / 1e9:.1f} GB"


def _cgroup_limits() -> list[int]:
    """Return the memory limits of this process's control groups, of version 1 and 2, if there are any."""
    try:
        lines = OWN_CGROUP.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    limits = []
    for line in lines:
        _number, controllers, group = line.split(":", 2)
        if controllers not in ("", "memory"):
            continue
        root, file = (CGROUPS / controllers, "memory.limit_in_bytes" if controllers else "memory.max")
        own = root / group.lstrip("/")
        limits += [_limit(place / file) for place in (own, *own.parents) if place.is_relative_to(root)]
    return [limit for limit in limits if limit is not None]


def _limit(file: Path) -> int | None:
    try:
        return int(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
