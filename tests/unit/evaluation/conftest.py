"""Fixtures: the small world that evaluations are tried on."""

from __future__ import annotations

import pytest
from small_world import detect, make_world


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def detector():
    return detect
