"""The model files there are, as ``manifest.toml`` lists them, checked when read. Fetches nothing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePath, PurePosixPath
from typing import Any, Literal, get_args

from app.errors import WeightsError

Kind = Literal["embedding", "llm"]


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the person's; ``setting`` is the setting that names it."""

    setting: str

    def __post_init__(self) -> None:
        _demand(bool(self.setting), "a source's setting is empty")


@dataclass(frozen=True, slots=True)
class Packages:
    """Packages that carry the file, part n in number n; parts are ``part_bytes`` long but for the last.

    ``package``, ``version`` and ``member`` (the path inside the wheel) may hold ``{n}``. ``platform`` is
    the wheel's tag, where it is not for any platform.
    """

    package: str
    version: str
    member: str
    parts: int
    part_bytes: int
    platform: str | None = None

    def __post_init__(self) -> None:
        _demand(self.parts >= 1 and self.part_bytes >= 1, "parts and part_bytes are at least 1")
        _demand(
            self.parts == 1 or "{n" in self.package + self.version,
            "package or version needs {n} where there are several parts",
        )

    def __str__(self) -> str:
        return f"the packages {self.package.format(n='*')} {self.version.format(n='*')}"

    def requirement(self, part: int) -> str:
        """Return the package of ``part`` (from 1) as pip takes it."""
        return f"{self.package}=={self.version}".format(n=part)

    def member_of(self, part: int) -> str:
        """Return the path of ``part`` inside its wheel."""
        return self.member.format(n=part)


@dataclass(frozen=True, slots=True)
class Address:
    """An address that serves the whole file."""

    url: str

    def __post_init__(self) -> None:
        _demand(self.url.startswith("https://"), "a source's url starts with https://")

    def __str__(self) -> str:
        return self.url


Remote = Packages | Address
Source = OwnFile | Remote


@dataclass(frozen=True, slots=True)
class Terms:
    """What a person must accept before a file is fetched; ``setting`` is the setting that says so."""

    url: str
    setting: str

    def __post_init__(self) -> None:
        _demand(self.url.startswith("https://"), "the url of the terms starts with https://")
        _demand(bool(self.setting), "the setting of the terms is not empty")


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip archive: the files of a model by their path within ``folder``, each with its SHA-256.

    ``bytes`` is what they take together.
    """

    folder: str
    bytes: int
    files: dict[str, str]

    def __post_init__(self) -> None:
        _demand(bool(self.files) and self.bytes > 0, "an archive has files, and bytes more than 0")
        for name, sha256 in self.files.items():
            path = PurePosixPath(name)
            _demand(not path.is_absolute() and ".." not in path.parts, "an archive's files stay in it")
            _demand(_is_sha256(sha256), f"the sha256 of {name} is 64 lower hex digits")


@dataclass(frozen=True, slots=True)
class Entry:
    """One model file. ``bytes`` is its size; ``memory`` what Ibid holds in all when it uses it, in bytes.

    ``terms`` are there where a person must accept them, ``archive`` where the file is one.
    """

    name: str
    kind: Kind
    file: str
    sha256: str
    bytes: int
    licence: str
    memory: int
    sources: tuple[Source, ...]
    terms: Terms | None = None
    archive: Archive | None = None

    def __post_init__(self) -> None:
        _demand(self.kind in get_args(Kind), f"kind is one of {', '.join(get_args(Kind))}")
        _demand(PurePath(self.file).name == self.file, "file is a name without folders")
        _demand(_is_sha256(self.sha256), "sha256 is 64 lower hex digits")
        _demand(self.bytes > 0 and self.memory > 0, "bytes and memory are more than 0")
        _demand(bool(self.licence), "licence is not empty")
        _demand(bool(self.sources), "sources are not empty")
        for source in self.sources:
            if isinstance(source, Packages):
                parts = -(-self.bytes // source.part_bytes)
                _demand(parts == source.parts, f"{self.bytes} bytes make {parts} parts, not {source.parts}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every model file, by name."""

    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        for values in ([entry.name for entry in self.entries], [entry.file for entry in self.entries]):
            _demand(len(set(values)) == len(values), "names and files are each there once")

    def find(self, name: str, kind: Kind) -> Entry | None:
        """Return the file of that name and kind, if there is one."""
        return next((entry for entry in self.of_kind(kind) if entry.name == name), None)

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """Return the files of that kind, the largest first."""
        chosen = (entry for entry in self.entries if entry.kind == kind)
        return tuple(sorted(chosen, key=lambda entry: entry.memory, reverse=True))


def load() -> Manifest:
    """Read the manifest that ships.

    Raises:
        WeightsError: it is not what a manifest must be.
    """
    return parse(files(__package__).joinpath("manifest.toml").read_text(encoding="utf-8"))


def parse(text: str) -> Manifest:
    """Return the manifest written in ``text``.

    Raises:
        WeightsError: a key is missing or unknown, or a value is not allowed.
    """
    try:
        return Manifest(tuple(_entry(table) for table in tomllib.loads(text)["file"]))
    except (TypeError, ValueError, KeyError) as error:
        raise WeightsError(f"the manifest of model files is wrong: {error}") from error


def _entry(table: dict[str, Any]) -> Entry:
    try:
        parts: dict[str, Any] = {"sources": tuple(_source(source) for source in table["sources"])}
        for key, kind in (("terms", Terms), ("archive", Archive)):
            if key in table:
                parts[key] = kind(**table[key])
        return Entry(**table | parts)
    except (TypeError, ValueError, KeyError) as error:
        raise ValueError(f"{table.get('name', 'a file without a name')}: {error}") from error


def _source(table: dict[str, Any]) -> Source:
    for key, kind in (("setting", OwnFile), ("package", Packages), ("url", Address)):
        if key in table:
            return kind(**table)
    raise ValueError("a source has a setting, a package or a url")


def _is_sha256(text: str) -> bool:
    return re.fullmatch("[0-9a-f]{64}", text) is not None


def _demand(condition: bool, otherwise: str) -> None:
    if not condition:
        raise ValueError(otherwise)
