"""Checks a question set against the articles it is about.

Repairs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.evaluation.corpus import Corpus, file_name
from app.evaluation.metrics.correctness import missing_groups
from app.evaluation.questions import Question


def problems(questions: Iterable[Question], corpus: Corpus) -> list[str]:
    """Return one sentence for everything that is wrong, an empty list for a sound set.

    Evidence is an exact substring of the named article (of any when none is named), what ``also``
    carries it one of any article and in other words; an answerable question has evidence, groups and
    a reference answer in which they hold; one that is not has none of them; ids are unique.
    """
    found: list[str] = []
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            found.append(f"{question.id}: the id is used twice")
        seen.add(question.id)
        labels = _answerable(question) if question.answerable else _unanswerable(question)
        found.extend(f"{question.id}: {problem}" for problem in (*labels, *_places(question, corpus)))
    return found


def _answerable(question: Question) -> Iterator[str]:
    if not question.evidence:
        yield "answerable, but without evidence"
    if not question.must_include:
        yield "answerable, but without must_include"
    if not question.answer.strip():
        yield "answerable, but without a reference answer"
    else:
        for group in missing_groups(question.must_include, question.answer):
            yield f"the reference answer has none of {', '.join(map(repr, group))}"


def _unanswerable(question: Question) -> Iterator[str]:
    if question.evidence:
        yield "not answerable, but with evidence"
    if question.must_include:
        yield "not answerable, but with must_include"


def _places(question: Question, corpus: Corpus) -> Iterator[str]:
    articles = tuple(corpus.articles.values())
    if question.article:
        articles = tuple(a for a in articles if file_name(a.source) == question.article)
        if not articles:
            yield f"there is no article called {question.article!r}"
            return
    for evidence in question.evidence:
        if not any(evidence in article.text for article in articles):
            yield f"the evidence {evidence!r} is in no article"
    yield from _stand_ins(question, corpus)


def _stand_ins(question: Question, corpus: Corpus) -> Iterator[str]:
    for text in (text for texts in question.also for text in texts):
        if not any(text in article.text for article in corpus.articles.values()):
            yield f"{text!r} under 'also' is in no article"
        if any(text in evidence or evidence in text for evidence in question.evidence):
            yield f"{text!r} under 'also' is the evidence itself"
