import json
import os
import subprocess
import sys
from contextlib import nullcontext
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from fake_desk import REFUSED, FakeDesk

from app.cli import main
from app.compose import LanguageModel


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("IBID_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("IBID_HOME", str(tmp_path / "home"))
    return tmp_path


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    return lines[0]


@pytest.mark.parametrize("question", ["", "   ", "x" * 200_000])
def test_a_question_that_is_none_is_bad_input(question, capsys):
    assert main(["ask", question]) == 2
    assert one_line(capsys).startswith("error: the question")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("absent.txt", None),
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("binary.txt", bytes(range(256)) * 20),
        ("huge.txt", b"Un mot. " * 6_600_000),
        ("picture.png", b"\x89PNG\r\n"),
    ],
)
def test_a_file_that_cannot_be_an_article_is_bad_input(home, capsys, name, content):
    if content is not None:
        (home / name).write_bytes(content)
    assert main(["index", str(home / name)]) == 2
    assert name in one_line(capsys)


def test_a_folder_without_articles_is_bad_input(home, capsys):
    (home / "nothing").mkdir()
    assert main(["index", str(home / "nothing")]) == 2
    assert "nothing" in one_line(capsys)


def test_an_unknown_setting_is_bad_input(monkeypatch, capsys):
    monkeypatch.setenv("IBID_COLOUR", "red")
    assert main(["ask", "Why?"]) == 2
    assert "colour" in one_line(capsys)


def test_missing_weights_say_what_to_do(capsys):
    assert main(["ask", "Why did the alliance keep out?"]) == 1
    assert "make weights" in one_line(capsys)


def test_a_refusal_shows_the_passages_that_it_promises(monkeypatch, capsys):
    monkeypatch.setattr("app.commands.asking.open_ibid", lambda settings: nullcontext(FakeDesk()))
    assert main(["ask", "How many tanks did Belgium send to Armenia?"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(REFUSED.text)
    assert all(item.text in shown for item in REFUSED.evidence)


def test_a_question_set_that_is_missing_or_broken_is_bad_input(home, capsys):
    assert main(["evaluate", "--questions", str(home / "none.jsonl")]) == 2
    assert "none.jsonl" in one_line(capsys)
    (home / "broken.jsonl").write_text(json.dumps({"id": "q1"}) + "\n")
    assert main(["evaluate", "--questions", str(home / "broken.jsonl")]) == 2
    assert "broken.jsonl" in one_line(capsys)


def test_a_question_that_is_not_utf_8_is_bad_input(capsys):
    assert main(["ask", "Qui a ouvert le caf\udce9 ?"]) == 2
    assert "not in UTF-8" in one_line(capsys)


def test_a_reader_that_has_enough_ends_the_command_quietly():
    script = (
        "import sys; from app import cli;"
        "cli._command = lambda name: lambda *_: print('x' * 1_000_000) or 0; sys.exit(cli.main(['articles']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.read(1) == b"x"
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 0)


def test_a_judge_that_is_missing_is_told_before_anything_is_asked(monkeypatch, capsys):
    ibid = SimpleNamespace(model=LanguageModel(), articles=lambda: pytest.fail("asked before judging"))
    monkeypatch.setattr("app.commands.measuring.open_ibid", lambda settings: nullcontext(ibid))
    assert main(["evaluate", "--judge"]) == 2
    assert one_line(capsys) == "error: --judge needs a language model, and the setting llm is none"


@pytest.mark.parametrize("arguments", [[], ["ask"], ["index"], ["fly"], ["evaluate", "--mode", "odd"]])
def test_bad_usage_ends_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert one_line(capsys).startswith("error: ")


@pytest.mark.parametrize("count", ["0", "-1", "some", "1.5"])
def test_a_limit_that_is_no_number_of_questions_is_said(count, capsys):
    with pytest.raises(SystemExit):
        main(["evaluate", f"--limit={count}"])
    assert f"a whole number from 1 on is needed, not '{count}'" in one_line(capsys)


@pytest.mark.parametrize("port", ["0", "65536", "99999", "-1", "http"])
def test_what_is_no_port_is_bad_usage(port, capsys):
    with pytest.raises(SystemExit) as raised:
        main(["serve", f"--port={port}"])
    assert raised.value.code == 2
    assert f"from 1 to 65535, not '{port}'" in one_line(capsys)


def test_nothing_is_forgotten_where_nobody_can_be_asked(monkeypatch, capsys):
    store = SimpleNamespace(catalogue=SimpleNamespace(card=lambda _: SimpleNamespace(id="a", title="Le gel")))
    monkeypatch.setattr("app.compose.open_collection", lambda settings: nullcontext(store))
    monkeypatch.setattr("sys.stdin", StringIO(""))
    assert main(["forget", "a"]) == 2
    assert "--yes" in one_line(capsys)


def test_a_taken_port_is_said(capsys):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    assert f"port {port} is taken" in one_line(capsys)
