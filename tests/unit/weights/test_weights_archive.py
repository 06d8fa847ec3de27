"""An embedding that comes as an archive under terms: asked for, fetched, unpacked whole, or refused."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import WeightsError
from app.settings import Settings
from app.weights import fetch, manifest, preflight, verified
from app.weights.manifest import Archive, Entry, Manifest, OwnFile, Terms
from app.weights.ready import Ready, ready, resolve_embedding

FILES = {"config.json": b"{}", "2_Dense/model.bin": b"weights" * 1000}


@pytest.fixture
def entry(tmp_path: Path) -> Entry:
    packed = tmp_path / "large.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in (FILES | {"notebook": b"not asked for"}).items():
            archive.writestr(f"in/{name}", content)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
    return Entry(
        name="large",
        kind="embedding",
        file="large.zip",
        sha256=verified.sha256_of(packed),
        bytes=packed.stat().st_size,
        licence="Terms of Somebody",
        memory=100,
        sources=(OwnFile("embedding_weights"),),
        terms=Terms("https://terms.example", "accept_gemma_terms"),
        archive=Archive("in", 7002, hashes),
    )


@pytest.fixture
def settings(tmp_path: Path, entry: Entry, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(manifest, "load", lambda: Manifest((entry,)))
    monkeypatch.setattr(preflight, "memory_limit", lambda: 10**9)
    return Settings(
        home=tmp_path / "home",
        embedding_model="large",
        embedding_weights=tmp_path / "large.zip",
        accept_gemma_terms=True,
        llm="none",
    )


def test_without_consent_nothing_is_fetched_and_the_terms_are_named(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "ensure", lambda *_: pytest.fail("fetched"))

    with pytest.raises(WeightsError) as refused:
        ready(settings.model_copy(update={"accept_gemma_terms": False}))

    for said in ("large", "Terms of Somebody", "https://terms.example", "--accept-gemma-terms"):
        assert said in str(refused.value)


def test_the_listed_files_are_unpacked_and_no_other(settings: Settings) -> None:
    folder = settings.models / "large"

    assert ready(settings) == Ready(folder, None, None)

    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there == {*FILES, "built.json"}
    assert (folder / "2_Dense/model.bin").read_bytes() == FILES["2_Dense/model.bin"]


def test_what_is_there_needs_no_consent_again(settings: Settings) -> None:
    ready(settings)
    later = settings.model_copy(update={"accept_gemma_terms": False})

    assert ready(later).embedding == resolve_embedding(later) == settings.models / "large"


@pytest.mark.parametrize("name", ["config.json", "absent.json"])
def test_an_archive_with_another_file_makes_no_folder(
    settings: Settings, entry: Entry, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert entry.archive
    other = replace(entry.archive, files=entry.archive.files | {name: "0" * 64})
    monkeypatch.setattr(manifest, "load", lambda: Manifest((replace(entry, archive=other),)))

    with pytest.raises(WeightsError, match=name):
        ready(settings)

    assert not (settings.models / "large").exists()
