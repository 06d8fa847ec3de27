from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.errors import WeightsError
from app.weights import manifest, preflight

LLMS = manifest.load().of_kind("llm")
GB = 10**9


@pytest.mark.parametrize(
    ("memory", "name"),
    [
        (16 * GB, "qwen2.5-coder-1.5b"),
        (3_500_000_000, "qwen2.5-coder-1.5b"),
        (3_499_999_999, "qwen2.5-coder-0.5b"),
        (2 * GB, "qwen2.5-coder-0.5b"),
    ],
)
def test_the_largest_model_that_fits_is_chosen(memory: int, name: str) -> None:
    assert preflight.choose_llm(memory, LLMS).name == name


def test_too_little_memory_for_any_model_says_what_to_do() -> None:
    with pytest.raises(WeightsError, match=r"needs 2\.0 GB.* can give 1\.9 GB; .*none"):
        preflight.choose_llm(1_900_000_000, LLMS)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of 8 GB, 6 GB of them free, whose control groups are under the returned folder."""
    memory = SimpleNamespace(total=8 * GB, available=6 * GB)
    monkeypatch.setattr(preflight.psutil, "virtual_memory", lambda: memory)
    monkeypatch.setattr(preflight, "CGROUPS", tmp_path)
    monkeypatch.setattr(preflight, "OWN_CGROUP", tmp_path / "own")
    return tmp_path


def test_a_machine_keeps_a_share_for_its_system(machine: Path) -> None:
    assert preflight.memory_limit() == 7 * GB
    assert preflight.memory_free() == 6 * GB


@pytest.mark.parametrize(
    ("own", "file"),
    [
        ("0::/\n", "memory.max"),
        ("0::/box/inner\n", "box/memory.max"),
        ("1:cpu:/\n4:memory:/box\n0::/\n", "memory/box/memory.limit_in_bytes"),
        ("4:memory:/elsewhere\n", "memory/memory.limit_in_bytes"),
    ],
)
def test_a_container_with_less_memory_decides(machine: Path, own: str, file: str) -> None:
    (machine / "own").write_text(own)
    (machine / file).parent.mkdir(parents=True, exist_ok=True)
    (machine / file).write_text(f"{3 * GB}\n")

    assert preflight.memory_limit() == 3 * GB
    assert preflight.memory_free() == 3 * GB


def test_a_container_without_a_limit_changes_nothing(machine: Path) -> None:
    (machine / "own").write_text("0::/\n")
    (machine / "memory.max").write_text("max\n")

    assert preflight.memory_limit() == 7 * GB


def test_a_full_disk_is_noticed_before_the_folder_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def usage(path: Path) -> SimpleNamespace:
        asked.append(path)
        return SimpleNamespace(free=1_000_000_000)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    folder = tmp_path / "new" / "models"

    preflight.check_disk(folder, 700_000_000)
    with pytest.raises(WeightsError, match=r"1\.1 GB are needed, 1\.0 GB are free; make room"):
        preflight.check_disk(folder, 800_000_000)
    assert asked == [tmp_path, tmp_path]
