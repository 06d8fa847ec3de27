from pathlib import Path

import pytest

from app.errors import SettingsError
from app.settings import load


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import os

    for name in [name for name in os.environ if name.startswith("IBID_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("IBID_HOME", str(tmp_path))
    return tmp_path


def test_everything_lives_in_the_home_that_the_variable_names(home):
    settings = load()
    assert settings.store == home / "store"
    assert settings.models == home / "models"


def test_a_variable_wins_over_the_file_and_the_file_over_the_default(home, monkeypatch):
    (home / "settings.toml").write_text('port = 9000\nllm = "none"\n')
    monkeypatch.setenv("IBID_PORT", "9100")
    settings = load()
    assert (settings.port, settings.llm) == (9100, "none")


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ('colour = "red"', "unknown setting 'colour'"),
        ("port = 0", "setting 'port'"),
        ("port = ", "cannot read"),
        ('home = "/x"', "data folder"),
    ],
)
def test_what_is_wrong_is_said_with_the_place(home, file, message):
    (home / "settings.toml").write_text(file)
    with pytest.raises(SettingsError, match=message) as raised:
        load()
    assert str(home / "settings.toml") in str(raised.value)


def test_an_unknown_variable_is_refused(monkeypatch):
    monkeypatch.setenv("IBID_LLM_THREAD", "2")
    with pytest.raises(SettingsError, match="llm_thread"):
        load()


def test_the_key_is_not_printed(monkeypatch):
    monkeypatch.setenv("IBID_LLM_API_KEY", "sk-secret")
    assert "sk-secret" not in repr(load())
