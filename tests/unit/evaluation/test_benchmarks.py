"""The benchmark: SQuAD files, paragraphs as articles, and scores that can be checked by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.evaluation import benchmark, squad
from app.evaluation.errors import BenchmarkFileError
from ingest.article import Span
from vectorstore.hit import Hit, Retrieved

SHARED = Path(__file__).parents[4] / "shared" / "benchmarks"


def document(*paragraphs):
    return {
        "data": [
            {
                "paragraphs": [
                    {"context": text, "qas": [{"id": i, "question": q} for i, q in questions.items()]}
                    for text, questions in paragraphs
                ]
            }
        ]
    }


THREE = document(
    ("Le pont est en pierre.", {"1": "En quoi est le pont ?"}),
    ("Le port de la ville. Il est vieux.", {"2": "Le port est-il vieux ?", "3": "Où ?"}),
    ("Le pont est en pierre.", {"4": "Le pont est-il en bois ?"}),
)


def saved(tmp_path, content, name="squad.json"):
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def split_at_stops(text, language):
    ends = [i + 1 for i, character in enumerate(text) if character == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def always_in_order(seen=None):
    """Return an index whose retrieval gives the articles in the order in which they were stored."""

    def index(articles):
        def retrieve(question, language):
            if seen is not None:
                seen.append((question, language))
            hits = tuple(Hit(f"p{n}", a.id, 0, len(a.text), 1 / (n + 1)) for n, a in enumerate(articles))
            return Retrieved(hits, ())

        return retrieve

    return index


def measured(contexts, detector, index=None, **more):
    return benchmark.run(
        contexts,
        index or always_in_order(),
        lambda texts: sum(map(len, texts)),
        detector,
        split_at_stops,
        **more,
    )


def test_identical_paragraphs_are_stored_once_and_share_the_gold(tmp_path):
    data = squad.read(saved(tmp_path, THREE))
    assert len(data.paragraphs) == 2
    assert [question.paragraph for question in data.questions] == [0, 1, 1, 0]


def test_a_paragraph_becomes_an_article_of_one_passage_without_a_title(tmp_path):
    first, second = benchmark.as_articles(squad.read(saved(tmp_path, THREE)), "fr", split_at_stops)
    assert second.passages[0].of(second.text) == second.text == "Le port de la ville. Il est vieux."
    assert [sentence.of(second.text) for sentence in second.sentences] == [
        "Le port de la ville.",
        "Il est vieux.",
    ]
    assert second.title == ""
    assert first.id != second.id
    assert first.language == "fr"


def test_figures_by_hand(tmp_path, detector):
    figures = measured(saved(tmp_path, THREE), detector)
    assert figures["recall@1"] == 0.5
    assert figures["recall@5"] == figures["recall@20"] == 1
    assert figures["mrr@10"] == 0.75
    assert figures["ndcg@10"] == pytest.approx((2 + 2 * 0.63093) / 4, abs=1e-4)
    assert (figures["passages"], figures["questions"]) == (2, 4)
    assert figures["index_tokens"] == 56
    assert figures["query_ms_p50"] >= 0
    assert "recall@20" in benchmark.as_text(figures)


def test_a_limit_shortens_questions_and_keeps_paragraphs(tmp_path, detector):
    figures = measured(saved(tmp_path, THREE), detector, limit=1)
    assert (figures["passages"], figures["questions"]) == (2, 1)
    assert figures["recall@1"] == 1


def test_questions_come_from_another_file_by_their_ids(tmp_path, detector):
    other = saved(tmp_path, document(("Anything.", {"2": "Is the port old?", "9": "What is it?"})), "en.json")
    seen = []
    figures = measured(saved(tmp_path, THREE), detector, always_in_order(seen), questions=other)
    assert seen == [("Is the port old?", "en")]
    assert (figures["context_language"], figures["question_language"]) == ("fr", "en")
    assert figures["mrr@10"] == 0.5


def test_files_that_share_no_question_are_refused(tmp_path, detector):
    other = saved(tmp_path, document(("Anything.", {"9": "What is it?"})), "en.json")
    with pytest.raises(BenchmarkFileError, match=r"en\.json has none of the question ids of squad\.json"):
        measured(saved(tmp_path, THREE), detector, questions=other)


@pytest.mark.parametrize(
    "content", ["", "[]", '{"data": 3}', '{"data": [{"paragraphs": [{}]}]}', '{"data": []}']
)
def test_what_is_not_squad_is_refused(tmp_path, content):
    with pytest.raises(BenchmarkFileError):
        squad.read(saved(tmp_path, content))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BenchmarkFileError, match="there is no file"):
        squad.read(tmp_path / "none.json")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the benchmark data is not beside this project")
def test_public_files_are_read_whole():
    piaf = squad.read(SHARED / "piaf" / "piaf-v1.1-dev.json")
    english, spanish = (squad.read(SHARED / "xquad" / f"xquad.{code}.json") for code in ("en", "es"))
    assert len(piaf.questions) == 3709
    assert (len(english.paragraphs), len(english.questions)) == (240, 1190)
    crossed = spanish.asked_in(english)
    assert [question.text for question in crossed.questions] == [q.text for q in english.questions]
