"""The settings file as the page writes it: the rest is kept, and whether it counts is known."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.errors import BadInput
from app.settings import Settings
from app.settings_file import counts, write_settings


def test_what_a_variable_of_the_environment_says_wins_over_what_is_written(tmp_path: Path) -> None:
    local: dict[str, str | None] = {"llm": "auto", "llm_base_url": None, "llm_api_key": None}
    far: dict[str, str | None] = {"llm": "big", "llm_base_url": "http://localhost:1/v1"}
    key = SecretStr("sk-1")
    at_home = Settings(home=tmp_path, llm_api_key=key)
    away = Settings(home=tmp_path, llm="big", llm_base_url="http://localhost:1/v1", llm_api_key=key)
    assert counts(at_home, local)
    assert not counts(away.model_copy(update={"llm": "auto"}), local)
    assert counts(away, far)
    assert counts(away, {**far, "llm_api_key": "sk-1"})
    assert not counts(away, {**far, "llm_api_key": "sk-2"})
    assert not counts(at_home, far)


def test_writing_settings_keeps_the_rest_and_only_its_owner_reads_them(tmp_path: Path) -> None:
    file = tmp_path / "home" / "settings.toml"
    write_settings(file, {"llm": 'a "quoted" \\ name', "llm_api_key": "sk-1"})
    file.write_text("# mine\nport = 9000\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    write_settings(file, {"llm": "b", "llm_api_key": None, "llm_base_url": "http://localhost:1/v1"})
    text = file.read_text(encoding="utf-8")
    assert "# mine" in text
    assert tomllib.loads(text) == {"port": 9000, "llm": "b", "llm_base_url": "http://localhost:1/v1"}
    assert file.stat().st_mode & 0o077 == 0


def test_a_spoilt_settings_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("port = [", encoding="utf-8")
    with pytest.raises(BadInput, match="not TOML"):
        write_settings(file, {"llm": "b"})
    assert file.read_text(encoding="utf-8") == "port = ["
