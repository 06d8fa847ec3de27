"""How everything is, line by line, on its page and at the foot of the sidebar."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_desk import FakeDesk, FakeModelState
from pydantic import SecretStr

from app.settings import Settings
from app.ui.health import facts
from app.ui.status import status_lines
from app.words import of

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


@pytest.mark.parametrize(
    ("model", "lines"),
    [
        (FakeModelState(), ("12 articles", "Qwen 1.5B ready")),
        (FakeModelState(None, "off"), ("12 articles", "no model, quotes only")),
        (FakeModelState(state="idle"), ("12 articles", "Qwen 1.5B starts with the first question")),
        (
            FakeModelState(state="failed", detail="not enough memory"),
            ("12 articles", "Qwen 1.5B unavailable, quotes only", "Not enough memory."),
        ),
    ],
)
def test_the_state_of_index_and_model_in_words(model: FakeModelState, lines: tuple[str, ...]) -> None:
    assert status_lines(12, model, EN) == lines
