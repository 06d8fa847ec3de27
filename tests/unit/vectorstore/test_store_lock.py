"""A store folder has one owner, and the refusal names it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from vectorstore.errors import StoreInUse
from vectorstore.lock import StoreLock

HOLDER = """
import sys, time
from pathlib import Path
from vectorstore.lock import StoreLock
lock = StoreLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_owner_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path)
    with pytest.raises(StoreInUse, match=f"^store in use by process {os.getpid()}:"):
        StoreLock(tmp_path)
    lock.release()
    lock.release()
    StoreLock(tmp_path).release()


def test_another_process_is_named_and_its_death_frees_the_folder(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreInUse, match=f"process {holder.pid}:"):
            StoreLock(tmp_path)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    StoreLock(tmp_path).release()


def test_an_unreadable_number_still_gives_a_sentence(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path)
    (tmp_path / "store.pid").write_text("")
    with pytest.raises(StoreInUse, match="another process"):
        StoreLock(tmp_path)
    lock.release()
