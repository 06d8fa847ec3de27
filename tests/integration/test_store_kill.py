"""Killed at any moment, a store keeps every acknowledged article whole and repairs itself."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from fake_articles import HashingEmbedder, numbered_article
from index_until_killed import NUMBERS

from vectorstore.store import Store

pytestmark = pytest.mark.integration

PROGRAM = Path(__file__).with_name("index_until_killed.py")
KILLS = 4


def index_and_kill(folder: Path, first: int, seconds: float) -> int:
    """Kill an indexing process some time after its first acknowledgement; return how many it made."""
    path = os.pathsep.join(str(place) for place in (PROGRAM.parent.parent, *sys.path))
    with subprocess.Popen(
        [sys.executable, PROGRAM, folder, str(first)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    ) as process:
        assert process.stdout is not None
        acknowledged = len(process.stdout.readline() and b"\n")
        time.sleep(seconds)
        process.kill()
        return acknowledged + process.stdout.read().count(b"\n")


def assert_whole(store: Store, acknowledged: int) -> None:
    """Every acknowledged edition or a later one is there, equal to what was given, and found."""
    for number in range(min(acknowledged, NUMBERS)):
        edition = (acknowledged - 1 - number) // NUMBERS
        stored = store.catalogue.article(numbered_article(number).id)
        assert stored in (numbered_article(number, edition), numbered_article(number, edition + 1))
    assert store.dense.ids() == set(store.catalogue.passage_ids())
    vectors = store.catalogue.vectors.of(store.catalogue.passage_ids())
    assert vectors is not None
    assert np.isfinite(vectors.vectors).all()
    assert [hits[0][0] for hits in store.dense.nearest(vectors.vectors, 1)] == vectors.ids
    for card in store.catalogue.cards():
        stored = store.catalogue.article(card.id)
        assert stored is not None
        assert len(stored.passages) == card.passages
        assert len(store.words.search(f"{stored.title} {stored.text[-20:]}", "fr", 50)) > 0


def test_killed_at_random_moments_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    print(f"moments of random.Random({seed})")  # shown when it fails, to be repeated
    chance = random.Random(seed)
    acknowledged = 0
    for _ in range(KILLS):
        acknowledged += index_and_kill(tmp_path, acknowledged, chance.uniform(0.0, 1.2))
    assert acknowledged > 0
    with Store.open(tmp_path, HashingEmbedder()) as store:
        assert_whole(store, acknowledged)
