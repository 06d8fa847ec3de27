from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from fake_encoder import write_encoder
from fake_weights import CONTENT, make_entry

from app.errors import SettingsError, WeightsError
from app.settings import Settings
from app.weights import fetch, manifest, preflight, verified
from app.weights.manifest import Entry, Manifest, OwnFile
from app.weights.ready import Ready, ready, resolve_embedding, resolve_llm

SMALL = replace(make_entry(), name="small", file="small.gguf", memory=500)
LARGE = replace(make_entry(), name="large", file="large.gguf", memory=1000, bytes=len(CONTENT) + 1)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings for a manifest of an embedding model (a file that is there) and two language models."""
    source = write_encoder(tmp_path / "e.bin")
    embedding = Entry(
        name="multilingual-e5-small",
        kind="embedding",
        file="e.bin",
        sha256=verified.sha256_of(source),
        bytes=source.stat().st_size,
        licence="MIT",
        memory=100,
        sources=(OwnFile("embedding_weights"),),
    )
    sources = (OwnFile("llm_weights"),)
    llms = (replace(LARGE, sources=sources), replace(SMALL, sources=sources))
    monkeypatch.setattr(manifest, "load", lambda: Manifest((embedding, *llms)))
    monkeypatch.setattr(preflight, "memory_limit", lambda: 10**9)
    monkeypatch.setattr(preflight, "memory_free", lambda: 10**9)
    return Settings(home=tmp_path / "home", embedding_weights=source, llm="none")


def have(settings: Settings, *entries: Entry) -> None:
    """Put files into the models folder that count as verified."""
    settings.models.mkdir(parents=True, exist_ok=True)
    for entry in entries:
        path = settings.models / entry.file
        path.write_bytes(b"x" * entry.bytes)
        verified.remember(path, entry.sha256, settings.models / f"{entry.file}.verified")


def with_llm(settings: Settings, llm: str, **more: object) -> Settings:
    return settings.model_copy(update={"llm": llm, **more})


def test_the_embedding_folder_is_built_once(settings: Settings) -> None:
    with pytest.raises(WeightsError, match="make weights"):
        resolve_embedding(settings)
    told: list[str] = []

    made = ready(settings, lambda label, _done, _total: told.append(label))

    assert made == Ready(settings.models / "multilingual-e5-small", None, None)
    assert resolve_embedding(settings) == made.embedding
    assert "building multilingual-e5-small" in told
    told.clear()
    assert ready(settings, lambda label, _done, _total: told.append(label)) == made
    assert told == []


def test_a_built_folder_needs_its_weights_file_no_more(settings: Settings) -> None:
    made = ready(settings)
    assert settings.embedding_weights is not None
    settings.embedding_weights.unlink()

    assert ready(settings) == made


@pytest.mark.parametrize(
    "more",
    [
        {"llm": "none"},
        {"llm": "mistralai:mistral-small"},
        {"llm": "any", "llm_base_url": "http://127.0.0.1:8000/v1"},
    ],
)
def test_models_that_are_not_ours_need_no_file(settings: Settings, more: dict[str, str]) -> None:
    elsewhere = settings.model_copy(update={"embedding_model": "intfloat/multilingual-e5-base", **more})

    assert ready(elsewhere) == Ready(None, None, None)
    assert resolve_embedding(elsewhere) is None
    assert resolve_llm(elsewhere) == (None, None)


def test_a_listed_name_is_that_file(settings: Settings) -> None:
    ready(settings)
    have(settings, SMALL)

    assert resolve_llm(with_llm(settings, "small")) == (settings.models / "small.gguf", "small")
    with pytest.raises(WeightsError, match="large is not ready"):
        resolve_llm(with_llm(settings, "large"))


def test_an_unknown_name_lists_the_known_ones(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="'medium'; llm is auto, none, large, small"):
        ready(with_llm(settings, "medium"))


def test_auto_takes_the_largest_that_is_there_and_fits(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(settings)
    auto = with_llm(settings, "auto")
    with pytest.raises(WeightsError, match="no language model is ready"):
        resolve_llm(auto)

    have(settings, SMALL)
    assert resolve_llm(auto)[1] == "small"
    have(settings, LARGE)
    assert resolve_llm(auto)[1] == "large"
    monkeypatch.setattr(preflight, "memory_free", lambda: 600)
    assert resolve_llm(auto)[1] == "small"
    monkeypatch.setattr(preflight, "memory_free", lambda: 10)
    assert resolve_llm(auto)[1] == "small"


def test_auto_makes_the_largest_ready_that_the_machine_can_hold(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    have(settings, SMALL, LARGE)

    assert ready(with_llm(settings, "auto")).llm_name == "large"
    monkeypatch.setattr(preflight, "memory_limit", lambda: 600)
    assert ready(with_llm(settings, "auto")).llm_name == "small"


def test_auto_takes_the_model_that_the_person_has_a_file_of(settings: Settings, tmp_path: Path) -> None:
    mine = tmp_path / "mine.gguf"
    mine.write_bytes(CONTENT)

    made = ready(with_llm(settings, "auto", llm_weights=mine))

    assert (made.llm, made.llm_name) == (mine, "small")


def test_a_gguf_file_of_any_kind_is_used_as_it_is(settings: Settings, tmp_path: Path) -> None:
    mine = tmp_path / "My-Model.gguf"
    mine.write_bytes(b"GGUF and more")
    made = ready(with_llm(settings, str(mine)))
    assert (made.llm, made.llm_name) == (mine, "My-Model")

    mine.write_bytes(b"<html>")
    with pytest.raises(WeightsError, match=r"My-Model\.gguf is not a GGUF file"):
        resolve_llm(with_llm(settings, str(mine)))
    mine.unlink()
    with pytest.raises(WeightsError, match="cannot read"):
        resolve_llm(with_llm(settings, str(mine)))


@pytest.mark.parametrize("llm", ["auto", "small", "large"])
def test_too_little_memory_is_said_before_anything_is_fetched(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, llm: str
) -> None:
    monkeypatch.setattr(preflight, "memory_limit", lambda: 400)
    monkeypatch.setattr(fetch, "ensure", lambda *_: pytest.fail("fetched"))

    with pytest.raises(WeightsError, match="not enough memory for"):
        ready(with_llm(settings, llm))


def test_too_little_disk_is_said_before_anything_is_fetched(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "ensure", lambda *_: pytest.fail("fetched"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1000))

    with pytest.raises(WeightsError, match="not enough disk space"):
        ready(settings)
