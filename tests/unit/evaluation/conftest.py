"""Fixtures: the small world that evaluations are tried on."""

from __future__ import annotations

import pytest
from small_world import detect, make_world

from app.evaluation.run import Conditions, run


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
