"""The product as a person uses it on the command line: real store, real models, the articles that ship."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from command_line import call, run
from contract import assert_answer_keeps_the_contract

from app.compose import open_ibid
from app.evaluation.ablation import VARIANTS
from app.settings import Settings

pytestmark = [pytest.mark.integration, pytest.mark.alone]


def ask(home: Path, question: str, by=call, **variables: str) -> dict:
    done = by(home, "ask", question, "--json", **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@cache
def stored_text(home: Path, article_id: str) -> str:
    return call(home, "show", article_id).stdout.removesuffix("\n")


def test_indexing_again_changes_nothing(indexed):
    done = call(indexed, "index", "articles")
    assert (done.returncode, done.stdout) == (0, "10 unchanged\n")


def test_reading_the_collection_needs_no_model(indexed):
    absent = str(indexed / "no-such-model")
    listed = call(indexed, "articles", EMBEDDING_MODEL=absent).stdout.splitlines()
    assert len(listed) == 10
    identifier, _, _, named = listed[0].split(maxsplit=3)
    done = call(indexed, "show", identifier, EMBEDDING_MODEL=absent)
    assert done.returncode == 0, done.stderr
    assert named.startswith(done.stdout.splitlines()[0])
    assert call(indexed, "show", "none", EMBEDDING_MODEL=absent).returncode == 2


def assert_it_is_answered(answer: dict, language: str, home: Path) -> None:
    assert answer["language"] == language
    assert answer["status"] == "answered"
    assert_answer_keeps_the_contract(answer, lambda article_id: stored_text(home, article_id))
    assert any(statement["citations"] for statement in answer["statements"])


def test_the_first_question_is_answered_with_quotes_from_the_text(indexed):
    answer = ask(indexed, "Why didn't the CSTO activate after Belgorod?", run)
    assert_it_is_answered(answer, "en", indexed)


def test_one_open_collection_answers_in_the_asker_s_language_and_refuses(indexed, tmp_path):
    home = shutil.copytree(indexed, tmp_path / "home", symlinks=True)
    with open_ibid(Settings(home=home)) as ibid:
        answered = ibid.answer("Pourquoi l’OTSC ne s’est-elle pas activée après Belgorod ?").as_json()
        refused = ibid.answer("How long should I boil potatoes for a salad?").as_json()
    assert_it_is_answered(answered, "fr", indexed)
    assert (refused["status"], refused["statements"]) == ("refused", ())
    assert refused["retrieved"]


def test_without_a_model_the_answer_is_quotes(indexed):
    answer = ask(indexed, "Pourquoi l’OTSC ne s’est-elle pas activée après Belgorod ?", LLM="none")
    assert answer["status"] == "quoted"
    assert_answer_keeps_the_contract(answer, lambda article_id: stored_text(indexed, article_id))
    assert all(s["text"] == s["citations"][0]["quote"] for s in answer["statements"])


def test_an_endpoint_that_is_down_leaves_quotes(indexed):
    answer = ask(
        indexed, "Who leads Armenia?", LLM="any", LLM_BASE_URL="http://127.0.0.1:9/v1", LLM_TIMEOUT_S="5"
    )
    assert answer["status"] == "quoted"
    assert "does not answer" in answer["notice"]


def test_another_embedding_is_refused_with_what_to_do(indexed):
    done = call(indexed, "ask", "Who leads Armenia?", EMBEDDING_MODEL=str(indexed / "no-such-model"))
    assert done.returncode == 1
    assert done.stderr.startswith("error: the embedding model")
    assert len(done.stderr.splitlines()) == 1


def test_the_plain_answer_shows_the_quotes_under_their_numbers(indexed):
    done = call(indexed, "ask", "When was the CSTO treaty signed?", LLM="none")
    assert done.returncode == 0
    assert "[1] « " in done.stdout


def test_the_ablation_names_every_variant_with_figures_of_its_own(indexed):
    done = call(indexed, "ablate", "--corpus", "articles/csto-not-dead.en.md", "--limit", "8", "--json")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["variant"] for row in rows] == list(VARIANTS)
    assert len({json.dumps(list(row.values())[1:]) for row in rows}) > 1


def test_an_ablation_needs_something_to_search(indexed):
    done = call(indexed, "ablate")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: name what to search")
