"""The fixed question set: sound against the articles that ship, balanced, and hard to pass by luck."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

import app.evaluation
from app.evaluation.corpus import Corpus, file_name
from app.evaluation.gold import locate
from app.evaluation.metrics.correctness import missing_groups
from app.evaluation.questions import read
from app.evaluation.validate import problems
from ingest.load import find, load

ARTICLES = Path(__file__).parents[3] / "articles"
QUESTIONS = read(Path(app.evaluation.__file__).parent / "data" / "fixed.jsonl")
ANSWERABLE = tuple(question for question in QUESTIONS if question.answerable)
ANSWERABLE_KINDS = {
    "fact",
    "several facts",
    "why",
    "how",
    "number",
    "date",
    "who said",
    "comparison",
    "metadata",
    "follow-up",
}
OTHER_KINDS = {"near miss", "false premise", "absent", "off topic"}

each_answerable = pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question.id)


@pytest.fixture(scope="module")
def corpus():
    return Corpus.of(load(path) for path in find([str(ARTICLES)]))


def said_before(question):
    turns = (f"{turn.question} {turn.answer}" for turn in question.history)
    return " ".join([question.question, *turns])


def asked_about(question, corpus):
    return {place.article_id for item in evidence_alone(question, corpus) for place in item.places}


def evidence_alone(question, corpus):
    return locate(replace(question, also=()), corpus)


def stand_ins(question):
    return [text for texts in question.also for text in texts]


def quotes(question, corpus):
    """Return the language and text of each sentence that holds evidence of the question."""
    return [
        (article.language, sentence.of(article.text))
        for item in evidence_alone(question, corpus)
        for place in item.places
        for article in [corpus.articles[place.article_id]]
        for sentence in article.sentences
        if place.overlaps(article.id, sentence.start, sentence.end)
    ]


def carrying(question):
    return [*question.evidence, *stand_ins(question)]


def near_the_same(one, other):
    shared = any(a in b or b in a for a in carrying(one) for b in carrying(other))
    asked = [{q.question, *(turn.question for turn in q.history)} for q in (one, other)]
    return shared or bool(asked[0] & asked[1])


def test_the_validator_finds_nothing_wrong(corpus):
    assert problems(QUESTIONS, corpus) == []


def test_there_are_enough_questions_in_every_language():
    languages = Counter(question.lang for question in QUESTIONS)

    assert languages == {"en": 52, "fr": 34, "de": 18, "es": 18, "ru": 18}
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS) >= 120
    assert len({(question.question, question.history) for question in QUESTIONS}) == len(QUESTIONS)
    assert all(question.id.startswith(f"{question.lang}-") for question in QUESTIONS)


def test_enough_questions_have_no_answer_in_every_language_and_way():
    others = [question for question in QUESTIONS if not question.answerable]

    assert len(others) >= 48
    assert Counter(question.lang for question in others).keys() == {"en", "fr", "de", "es", "ru"}
    assert min(Counter(question.kind for question in others).values()) >= 5
    assert not any(question.answer or question.article for question in others)


def test_kinds_follow_from_whether_there_is_an_answer():
    assert {question.kind for question in ANSWERABLE} == ANSWERABLE_KINDS
    assert {question.kind for question in QUESTIONS if not question.answerable} == OTHER_KINDS


def test_every_article_is_asked_about_and_mostly_from_another_language(corpus):
    named = Counter(question.article for question in ANSWERABLE if question.article)
    language = {file_name(article.source): article.language for article in corpus.articles.values()}
    foreign = [q for q in ANSWERABLE if q.article and language[q.article] != q.lang]

    assert named.keys() == language.keys()
    assert min(named.values()) >= 5
    assert len(foreign) >= 0.75 * named.total()


@pytest.mark.parametrize("field", ["lang", "kind", "answerable", "article"])
def test_each_split_is_a_fair_sample(field):
    everything = Counter(getattr(question, field) for question in QUESTIONS)
    tune = Counter(getattr(question, field) for question in QUESTIONS if question.split == "tune")

    assert all(question.split for question in QUESTIONS)
    assert 0.57 <= tune.total() / len(QUESTIONS) <= 0.63
    for value, count in everything.items():
        assert abs(tune[value] - 0.6 * count) <= 1.5, value


def test_questions_about_the_same_evidence_share_a_split():
    twins = [(a, b) for a, b in combinations(QUESTIONS, 2) if near_the_same(a, b)]

    assert twins
    assert all(one.split == other.split for one, other in twins)


@pytest.mark.parametrize("split", [None, "tune", "gate"])
def test_the_first_questions_are_already_a_sample(split):
    first = [question for question in QUESTIONS if split in (None, question.split)][:20]

    assert {question.lang for question in first} == {"en", "fr", "de", "es", "ru"}
    assert 5 <= sum(not question.answerable for question in first) <= 10


def test_follow_ups_have_a_history_and_comparisons_two_articles(corpus):
    follow_ups = [question for question in ANSWERABLE if question.kind == "follow-up"]
    comparisons = [question for question in ANSWERABLE if question.kind == "comparison"]

    assert all(question.history for question in follow_ups)
    assert not any(question.history for question in ANSWERABLE if question.kind != "follow-up")
    assert all(len(asked_about(question, corpus)) == 2 for question in comparisons)
    assert all(question.article for question in ANSWERABLE if question.kind != "comparison")


@each_answerable
def test_evidence_is_part_of_one_sentence_that_stands_once(question, corpus):
    for item in evidence_alone(question, corpus):
        [place] = item.places
        article = corpus.articles[place.article_id]
        holding = [s for s in article.sentences if place.overlaps(article.id, s.start, s.end)]
        shortest = 4 if holding[0].kind == "dateline" else 6

        assert len(holding) == 1
        assert shortest <= len(item.text.split()) <= 25


def test_what_also_carries_an_answer_is_part_of_another_sentence_that_stands_once(corpus):
    labelled = [question for question in ANSWERABLE if question.also]

    assert labelled
    for question in labelled:
        own = [place for item in evidence_alone(question, corpus) for place in item.places]
        for text in stand_ins(question):
            [(article, sentence)] = [
                (article, sentence)
                for article in corpus.articles.values()
                for sentence in article.sentences
                if text in sentence.of(article.text)
            ]
            assert not any(place.overlaps(article.id, sentence.start, sentence.end) for place in own)


@each_answerable
def test_a_question_does_not_give_its_answer_away(question):
    assert missing_groups(question.must_include, said_before(question))


def test_a_quote_in_the_asker_s_language_is_a_right_answer(corpus):
    quoted = {question: quotes(question, corpus) for question in ANSWERABLE}
    own = {
        q: sentences for q, sentences in quoted.items() if {language for language, _ in sentences} == {q.lang}
    }

    assert len(own) >= 10
    for question, sentences in own.items():
        text = " ".join(sentence for _, sentence in sentences)
        assert missing_groups(question.must_include, text) == [], question.id


def test_the_answer_to_another_question_is_rarely_right():
    passing = [
        (question.id, other.id)
        for question in ANSWERABLE
        for other in ANSWERABLE
        if other.lang == question.lang
        and not near_the_same(question, other)
        and not missing_groups(question.must_include, other.answer)
    ]

    assert len(passing) <= 0.05 * len(ANSWERABLE), passing
