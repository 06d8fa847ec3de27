"""Proof that the instrument can fail: each damage moves the figures it should, and no other.

Starts from a world where every figure is as good as it gets.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_world import REFUSALS, World, detect

from app.answer import Citation, Statement
from app.evaluation.corpus import Corpus
from app.evaluation.measures import MEASURES
from app.evaluation.scoring import Scorer
from app.evaluation.summary import summarise

LANGUAGES = ("en", "fr", "de")
MUCH = 0.02
IN_FRENCH = "Voici ce que dit le texte de la ville : il a été dit par les gens de la rue en"


def summary(world: World, answers, mode="full"):
    scorer = Scorer(Corpus.of(world.articles), mode, detect, LANGUAGES)
    entries = []
    for question in world.questions:
        answer = answers[question.id]
        scored = scorer.score(question, answer.as_json())
        entries.append(
            {
                "id": question.id,
                "question": question.as_json(),
                "answer": answer.as_json(),
                "scores": scored.scores,
                "details": scored.details,
            }
        )
    return summarise(entries)


def answers_of(world: World):
    return {question.id: world.answer(question) for question in world.questions}


def moved(before, after) -> set[str]:
    """Return the measures that differ by more than a little, or apply in one of the two only."""
    pairs = {measure.key: (before[measure.key], after[measure.key]) for measure in MEASURES}
    return {
        key
        for key, (a, b) in pairs.items()
        if (a is None) != (b is None) or (a is not None and b is not None and abs(a - b) > MUCH)
    }


def with_citations(answer, change):
    statements = tuple(
        replace(s, citations=tuple(change(citation) for citation in s.citations)) for s in answer.statements
    )
    return replace(answer, statements=statements)


def reworded(answer, text):
    statements = tuple(replace(s, text=text) for s in answer.statements)
    return replace(answer, statements=statements, text=text)


@pytest.fixture
def whole(world):
    return summary(world, answers_of(world))


def test_a_perfect_answerer_gets_perfect_figures(whole):
    for measure in MEASURES:
        applies = not measure.key.startswith("sentences_")
        best = 1.0 if measure.more_is_better else 0.0
        if measure.key not in {"passages_recall@1", "chrf"}:
            assert whole[measure.key] == (best if applies else None), measure.key
    assert whole["chrf"] > 0.95
    assert whole["refusal"] == {"precision": 1, "recall": 1}
    assert whole["confidence"]["auroc"] == 1


def test_shuffled_citations_move_the_citation_figures(world, whole):
    answers = {q: with_citations(a, world.other_sentence) for q, a in answers_of(world).items()}
    damaged = summary(world, answers)
    assert {"cited", "right_and_cited", "citation_precision", "citation_recall"} <= moved(whole, damaged)
    assert moved(whole, damaged) <= {
        "cited",
        "right_and_cited",
        "citation_precision",
        "citation_recall",
        "evidence_cited",
        "invented_numbers",
        "invented_names",
    }
    assert damaged["accuracy"] == 1
    assert damaged["quote_exact"] == 1


def test_a_dropped_source_moves_what_depends_on_it(world, whole):
    smaller = world.without("de")
    refused = {
        question.id: replace(
            world.answer(question), status="refused", statements=(), text=REFUSALS["de"], retrieved=()
        )
        for question in world.questions
        if question.id in {"de-1", "de-2"}
    }
    kept = {q.id: smaller.answer(q) for q in world.questions if q.id not in refused}
    damaged = summary(smaller, kept | refused)
    assert moved(whole, damaged) == {
        "accuracy",
        "accuracy_all",
        "right_and_cited",
        "cited",
        "refusal_precision",
        "refused_answerable",
        "passages_recall@1",
        "passages_recall@5",
        "passages_recall@20",
        "passages_ndcg@10",
    }
    assert damaged["counts"]["evidence_missing"] == 2
    assert damaged["by_language"]["fr"]["accuracy"] == 1
    assert damaged["gap_to_best_language"]["de"]["accuracy"] == 1


def test_a_broken_language_moves_agreement_and_chrf(world, whole):
    answers = answers_of(world)
    for question in world.questions:
        if question.answerable and question.lang != "fr":
            held = " ".join(group[0] for group in question.must_include)
            answers[question.id] = reworded(answers[question.id], f"{IN_FRENCH} {held}.")
    damaged = summary(world, answers)
    assert moved(whole, damaged) == {"language_agreement", "chrf"}
    assert damaged["by_language"]["fr"]["language_agreement"] == 1
    assert damaged["by_language"]["en"]["language_agreement"] < 1


def test_answering_everything_moves_the_refusal_figures(world, whole):
    answers = answers_of(world)
    any_sentence = answers["fr-1"].statements[0].citations
    texts = {"en": "It was the town.", "fr": "Il est à la ville.", "de": "Das ist die Stadt."}
    for question in world.questions:
        if not question.answerable:
            said = Statement(texts[question.lang], "supported", any_sentence)
            answers[question.id] = replace(
                answers[question.id], status="answered", statements=(said,), text=said.text
            )
    damaged = summary(world, answers)
    assert moved(whole, damaged) == {
        "refusal_recall",
        "refusal_precision",
        "answered_unanswerable",
        "accuracy_all",
    }
    assert damaged["refusal"] == {"precision": None, "recall": 0}


def test_refusing_everything_moves_accuracy_and_leaves_no_citation_figures(world, whole):
    answers = {
        question.id: replace(
            world.answer(question), status="refused", statements=(), text=REFUSALS[question.lang]
        )
        for question in world.questions
    }
    damaged = summary(world, answers)
    assert damaged["accuracy"] == 0
    assert damaged["refusal"] == {"precision": 0.4, "recall": 1}
    assert damaged["refused_answerable"] == 1
    gone = {
        "citation_precision",
        "citation_recall",
        "evidence_cited",
        "quote_exact",
        "invented_numbers",
        "invented_names",
        "chrf",
    }
    assert all(damaged[key] is None for key in gone)
    assert moved(whole, damaged) == gone | {
        "accuracy",
        "accuracy_all",
        "right_and_cited",
        "cited",
        "refusal_precision",
        "refused_answerable",
    }


def test_an_altered_quote_moves_exactness_alone(world, whole):
    def alter(citation: Citation) -> Citation:
        return replace(citation, quote=f"{citation.quote[:-1]}!")

    answers = {q: with_citations(a, alter) for q, a in answers_of(world).items()}
    assert moved(whole, summary(world, answers)) == {"quote_exact"}


def test_a_wrong_answer_with_the_right_source_moves_accuracy(world, whole):
    answers = answers_of(world)
    answers["en-2"] = reworded(answers["en-2"], "It is the longest of the river.")
    assert moved(whole, summary(world, answers)) == {"accuracy", "accuracy_all", "right_and_cited", "chrf"}


def test_an_invented_number_is_seen(world, whole):
    answers = answers_of(world)
    answers["en-2"] = reworded(answers["en-2"], "It is 412 metres long and 5000 people use it.")
    assert moved(whole, summary(world, answers)) <= {"invented_numbers", "chrf"}


def test_slow_answers_move_times_alone(world, whole):
    answers = {
        q: replace(a, timings=replace(a.timings, total_s=a.timings.total_s * 10))
        for q, a in answers_of(world).items()
    }
    damaged = summary(world, answers)
    assert moved(whole, damaged) == set()
    assert damaged["times"]["total"]["p50"] == 20
    assert damaged["times"]["first_token"] == whole["times"]["first_token"]


def test_quotes_in_another_language_are_judged_by_their_citations(world):
    answers = {}
    for question in world.questions:
        answer = world.answer(question)
        if question.answerable:
            quotes = tuple(replace(s, text=" ".join(c.quote for c in s.citations)) for s in answer.statements)
            answer = replace(answer, status="quoted", statements=quotes, text=quotes[0].text)
        answers[question.id] = answer
    quoted = summary(world, answers, mode="quotes")
    assert quoted["counts"]["scored"]["accuracy"] == 4
    assert quoted["by_language"]["en"]["accuracy"] is None
    assert quoted["by_language"]["en"]["cited"] == 1
    assert quoted["invented_numbers"] is None
    in_full_mode = summary(world, answers)
    assert in_full_mode["counts"]["scored"]["accuracy"] == 6
