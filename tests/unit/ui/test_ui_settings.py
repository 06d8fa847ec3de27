"""The settings page's own logic: how everything is, the endpoint tried out, the file written."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from fake_desk import FakeDesk, FakeModelState
from pydantic import SecretStr
from scripted_llm import MODEL, scripted_llm

from app.errors import BadInput, ModelUnavailable
from app.settings import Settings
from app.ui.endpoint import checked_name, counts, served_models, write_settings
from app.ui.health import facts
from app.ui.words import of

EN = of("en")


def test_how_everything_is_names_no_key_and_no_more_of_an_address_than_its_host(tmp_path: Path) -> None:
    settings = Settings(
        home=tmp_path,
        llm="big",
        llm_base_url="https://me:word@models.example.org/v1?k=hidden",
        llm_api_key=SecretStr("sk-hidden"),
    )
    lines = dict(facts(settings, FakeDesk().articles(), FakeModelState("big"), {"ibid": "0.1"}, EN))
    assert lines[EN.model] == "big ready (models.example.org)"
    assert lines[EN.index].startswith("3 articles, 3 passages, ")
    assert lines[EN.versions] == "ibid 0.1"
    assert not {"hidden", "word"} & set(" ".join(lines.values()).replace(":", " ").replace("-", " ").split())


def test_while_the_collection_opens_the_rest_is_known(tmp_path: Path) -> None:
    lines = dict(facts(Settings(home=tmp_path), None, None, {}, EN))
    assert lines[EN.model] == lines[EN.index] == EN.facts_later
    assert lines[EN.folder] == str(tmp_path)


def test_an_endpoint_that_answers_names_its_models() -> None:
    with scripted_llm() as url:
        assert served_models(f"{url}/", "key") == [MODEL]


@pytest.mark.parametrize("address", ["", "localhost:8000", "file:///etc/passwd", "http://"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match="http"):
        served_models(address, None)


def test_an_endpoint_that_does_not_answer_says_why() -> None:
    with pytest.raises(ModelUnavailable, match="refused"):
        served_models("http://127.0.0.1:9/v1", None)


@pytest.mark.parametrize("name", ["", " ", "none"])
def test_an_endpoint_is_not_kept_without_the_name_of_its_model(name: str) -> None:
    with pytest.raises(BadInput, match="name of the model"):
        checked_name(name)
    assert checked_name(" big ") == "big"


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
