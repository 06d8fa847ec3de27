from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import SettingsError, WeightsError
from app.progress import PlainLines
from app.settings import Settings
from app.weights import __main__ as command
from app.weights.ready import Ready
from vectorstore.progress import Progress


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBID_HOME", str(tmp_path))


def answering(outcome: Ready | BaseException, seen: list[Settings]) -> object:
    def ready(settings: Settings, progress: Progress) -> Ready:
        seen.append(settings)
        progress("tiny", 5, 10)
        if isinstance(outcome, Ready):
            return outcome
        raise outcome

    return ready


def test_what_is_ready_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[Settings] = []
    made = Ready(Path("models/e5"), Path("models/tiny.gguf"), "tiny")
    monkeypatch.setattr(command, "ready", answering(made, seen))

    assert command.main(["--llm", "tiny"]) == 0

    assert seen[0].llm == "tiny"
    shown = capsys.readouterr()
    assert shown.err.splitlines() == ["tiny: 50 %"]
    assert shown.out.splitlines() == ["ready: e5", "ready: tiny"]


def test_terms_are_accepted_by_a_flag_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Settings] = []
    monkeypatch.setattr(command, "ready", answering(Ready(None, None, None), seen))

    command.main([])
    command.main(["--embedding-model", "embeddinggemma-300m", "--accept-gemma-terms"])

    assert [chosen.accept_gemma_terms for chosen in seen] == [False, True]
    assert seen[1].embedding_model == "embeddinggemma-300m"


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (WeightsError("no network"), 1, "error: no network"),
        (SettingsError("no such model"), 2, "error: no such model"),
        (KeyboardInterrupt(), 130, "interrupted; the next run continues"),
    ],
)
def test_a_failure_is_one_line_and_a_status(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    line: str,
) -> None:
    monkeypatch.setattr(command, "ready", answering(error, []))

    assert command.main([]) == status

    said = [said for said in capsys.readouterr().err.splitlines() if not said.endswith("%")]
    assert said == [line]


def test_plain_lines_come_once_for_each_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    show = PlainLines()

    for done in range(0, 101, 4):
        show("tiny", done, 100)

    assert capsys.readouterr().err.splitlines() == [f"tiny: {10 * tenth} %" for tenth in range(11)]
