"""Evaluating an open collection: what it must hold, and what the report says of its parts."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.evaluation import product
from app.evaluation.errors import EmptyCollection
from app.settings import Settings


@pytest.fixture
def collection_of(tmp_path, world):
    """Opens a collection of articles without a language model; takes settings by name."""

    def opened(articles, **chosen):
        collection = SimpleNamespace(
            articles=lambda: articles,
            article={article.id: article for article in articles}.get,
            settings=Settings(home=tmp_path, **chosen),
            embedder=SimpleNamespace(fingerprint="small-embedding"),
            model=SimpleNamespace(generator=None, process=None),
            retriever=SimpleNamespace(retrieve=world.retrieve),
        )
        collection.quoting = lambda: collection
        return collection

    return opened


def test_an_empty_collection_is_not_evaluated(collection_of, world, tmp_path):
    with pytest.raises(EmptyCollection, match="no article to ask about"):
        product.evaluate(collection_of([]), world.questions, "retrieval", tmp_path / "report")
    assert not (tmp_path / "report").exists()


@pytest.mark.parametrize(
    ("chosen", "models"),
    [
        ({}, {"embedding": "small-embedding", "llm": None}),
        ({"reranker": "judge"}, {"embedding": "small-embedding", "llm": None, "reranker": "judge"}),
    ],
)
def test_the_report_names_every_model_that_shapes_an_answer(collection_of, world, tmp_path, chosen, models):
    opened = collection_of(world.articles, **chosen)
    assert product.evaluate(opened, world.questions, "retrieval", tmp_path)["models"] == models
