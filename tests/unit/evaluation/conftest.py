"""Fixtures: the small world that evaluations are tried on."""

from __future__ import annotations

import os

import pytest
from small_world import detect, make_world, run

from app.evaluation.run import Conditions


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The data folder of the commands that a test runs; no setting of the person who tests counts."""
    for name in [name for name in os.environ if name.startswith("IBID_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("IBID_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def complaint(capsys):
    """Returns the one line that a command has said on stderr."""

    def said():
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("error: ")
        return line

    return said


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def detector():
    return detect


@pytest.fixture
def report_of(world, detector, tmp_path):
    """Runs an evaluation of the small world and returns its report."""

    def report(ask=world.answer, questions=world.questions, **conditions):
        return run(questions, world.articles, Conditions("full", **conditions), tmp_path, detector, ask=ask)

    return report


@pytest.fixture
def good(report_of):
    """The report of a run in which every answer is right."""
    return report_of()
