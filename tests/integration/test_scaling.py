"""A store that grows under the instrument has the sizes it is asked for, and figures that can be true."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_articles import HashingEmbedder, make_article

from app.evaluation.scaling import Asked, heading, line, measure
from vectorstore.hit import Retrieved

pytestmark = pytest.mark.integration


def test_each_size_is_reached_and_measured_with_other_questions(tmp_path: Path) -> None:
    real = [make_article(f"/{n}.txt", [[f"Phrase {n}.", f"Autre {n}."]], title="") for n in range(8)]
    questions = [Asked(f"Question {n} ?", "fr") for n in range(6)]
    asked: list[str] = []

    def retrieve_from(store):
        def retrieve(question, language):
            asked.append(question)
            assert store.dense.count() == store.catalogue.counts().passages
            return Retrieved((), ())

        return retrieve

    sizes = list(
        measure(
            tmp_path, real, questions, [5, 50], HashingEmbedder(), lambda texts: len(texts), retrieve_from
        )
    )

    assert [size.passages for size in sizes] == [5, 50]
    assert asked == [question.text for question in questions]
    first, second = sizes
    assert (first.growth, first.added_per_s) == (None, None)
    assert second.growth == second.query_ms_p50 / first.query_ms_p50
    assert second.added_per_s is not None
    assert second.disk_bytes > first.disk_bytes > 0
    assert first.index_tokens_per_s > 0
    assert len(line(second)) == len(line(first)) == len(heading())
