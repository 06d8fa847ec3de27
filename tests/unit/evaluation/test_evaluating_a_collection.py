"""Evaluating an open collection: what it must hold, and what the report says of its parts."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from app.compose import LanguageModel
from app.errors import BadInput, ModelUnavailable
from app.evaluation import product
from app.evaluation.errors import EmptyCollection
from app.llm.generator import ModelState
from app.settings import Settings

FAILED = ModelState("small", "failed", "the weights are missing")


@pytest.fixture
def collection_of(tmp_path, world):
    """Opens a collection of articles, by default without a language model; takes settings by name."""

    def opened(articles, model=None, answer=None, **chosen):
        collection = SimpleNamespace(
            articles=lambda: articles,
            article={article.id: article for article in articles}.get,
            settings=Settings(home=tmp_path, **chosen),
            embedder=SimpleNamespace(fingerprint="small-embedding"),
            model=model or LanguageModel(),
            answer=answer,
            retriever=SimpleNamespace(retrieve=world.retrieve),
        )
        collection.quoting = lambda: collection
        return collection

    return opened


def test_an_empty_collection_is_not_evaluated(collection_of, world, tmp_path):
    with pytest.raises(EmptyCollection, match="no article to ask about"):
        product.prepare(collection_of([]), world.questions, "retrieval")


@pytest.mark.parametrize(
    ("chosen", "models"),
    [
        ({}, {"embedding": "small-embedding", "llm": None}),
        ({"reranker": "judge"}, {"embedding": "small-embedding", "llm": None, "reranker": "judge"}),
    ],
)
def test_the_report_names_every_model_that_shapes_an_answer(collection_of, world, tmp_path, chosen, models):
    opened = collection_of(world.articles, **chosen)
    assert product.prepare(opened, world.questions, "retrieval").run(tmp_path)["models"] == models


@pytest.mark.parametrize(
    ("absence", "error"), [(ModelState(None, "off"), BadInput), (FAILED, ModelUnavailable)]
)
def test_what_a_model_writes_is_not_measured_without_one(collection_of, world, absence, error):
    opened = collection_of(world.articles, model=LanguageModel(absence=absence))
    with pytest.raises(error, match="--mode quotes"):
        product.prepare(opened, world.questions, "full")


def test_quotes_in_place_of_a_model_that_is_gone_are_failures_and_asked_again(collection_of, world, tmp_path):
    gone = {"en-1", "fr-1"}

    def answer(text, history):
        question = next(question for question in world.questions if question.question == text)
        return replace(world.answer(question), status="quoted" if question.id in gone else "answered")

    generator = SimpleNamespace(name="model-1", prompt_hashes={})
    opened = collection_of(world.articles, model=LanguageModel(generator), answer=answer)
    report = product.prepare(opened, world.questions, "full", workers=1).run(tmp_path)
    failed = [entry["id"] for entry in report["questions"] if entry["answer"]["status"] == "failed"]
    assert failed == ["en-1", "fr-1"]
    gone.clear()
    again = product.prepare(opened, world.questions, "full", workers=1).run(tmp_path)
    assert (again["reused_answers"], again["summary"]["counts"]["failed"]) == (8, 0)
