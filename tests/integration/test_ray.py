"""Indexing with Ray's workers: what they embed is what this process would have embedded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from command_line import call, run

from vectorstore.catalogue import Catalogue
from vectorstore.database import Database
from vectorstore.errors import RayUnreachable
from vectorstore.hit import Vectors
from vectorstore.ray_embeddings import connect
from vectorstore.stored import StoredSentence

pytestmark = [pytest.mark.integration, pytest.mark.alone]
pytest.importorskip("ray", reason="Ray is not installed: pip install -r requirements-ray.txt")

ARTICLES = ("articles/otsc-belgorod-silence.fr.md", "articles/energie-umwege.de.md")


@pytest.fixture
def home(indexed: Path, tmp_path: Path) -> Path:
    """An empty data folder that uses the model files of the indexed one."""
    (tmp_path / "models").symlink_to((indexed / "models").resolve())
    return tmp_path


def sentences(home: Path) -> dict[tuple[str, int], StoredSentence]:
    database = Database(home / "store" / "catalogue.sqlite3")
    catalogue = Catalogue(database)
    found = catalogue.sentences(catalogue.passage_ids())
    database.close()
    return {(sentence.article_id, sentence.ordinal): sentence for sentence in found}


def cosine(one: Vectors, other: Vectors) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


def test_workers_of_ray_embed_as_this_process_does(indexed: Path, home: Path) -> None:
    done = run(home, "index", *ARTICLES, RAY_ADDRESS="local")
    assert done.returncode == 0, done.stderr
    assert "2 added" in done.stdout
    here, there = sentences(indexed), sentences(home)
    assert len(there) > 50
    assert min(cosine(there[key].vector, here[key].vector) for key in there) > 0.999
    assert min(cosine(there[key].context, here[key].context) for key in there) > 0.999
    question = "Warum fließt kasachisches Öl durch Russland?"
    answer = call(home, "ask", question, LLM="none", RAY_ADDRESS="local")
    assert answer.returncode == 0, answer.stderr
    assert "[1]" in answer.stdout


def test_a_cluster_that_is_not_there_is_one_clear_line(home: Path) -> None:
    done = run(home, "index", ARTICLES[0], RAY_ADDRESS="127.0.0.1:9")
    assert done.returncode == 1
    assert done.stderr.startswith("error: no Ray cluster lets this process in at '127.0.0.1:9'")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("address", ["no address", "127.0.0.1", "127.0.0.1:port", "ray://127.0.0.1:9"])
def test_what_is_no_address_of_a_cluster_is_told_at_once(address: str) -> None:
    with pytest.raises(RayUnreachable):
        connect(address, "any", "auto")
