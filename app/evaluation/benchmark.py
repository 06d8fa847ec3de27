"""Measures retrieval on a file in SQuAD format: every paragraph a passage, every question's gold its own.

Builds no store: what indexes and retrieves is a parameter.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.evaluation import squad
from app.evaluation.asking import Retrieve
from app.evaluation.intervals import interval
from app.evaluation.metrics.language import Detect
from app.evaluation.metrics.ranking import ranking
from app.evaluation.metrics.times import percentiles
from app.evaluation.squad import Squad, SquadQuestion
from app.evaluation.untitled import untitled
from app.wording import LANGUAGES
from ingest.article import Article, Passage, Sentence, Span

Figures = dict[str, Any]
"""One JSON object: means by name, ``intervals`` by name, counts, languages and times."""
Index = Callable[[Sequence[Article]], Retrieve]
"""Stores articles; returns what finds at least 20 hits, best first, where there are as many."""
CountTokens = Callable[[Sequence[str]], int]
Split = Callable[[str, str], Iterable[Span]]
"""Takes a text and its language; returns its sentences."""

FIGURES = ("recall@1", "recall@5", "recall@20", "mrr@10", "ndcg@10")
_LANGUAGE_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Material:
    """Paragraphs as articles, the questions asked about them, and the language of most of each."""

    articles: list[Article]
    asked: tuple[SquadQuestion, ...]
    context_language: str
    question_language: str


def material(
    contexts: Path, detect: Detect, split: Split, *, questions: Path | None = None, limit: int | None = None
) -> Material:
    """Return the paragraphs of ``contexts`` and what is asked about them.

    With ``questions`` the questions come from that file, by the same ids. ``limit`` shortens the
    questions, never the paragraphs.

    Raises:
        BenchmarkFileError: a file is not in SQuAD format, or the two share no id.
    """
    data = squad.read(contexts)
    if questions is not None:
        data = data.asked_in(squad.read(questions))
    language = majority_language(data.paragraphs, detect)
    asked = data.questions[:limit]
    asked_in = majority_language([question.text for question in asked], detect)
    return Material(as_articles(data, language, split), asked, language, asked_in)


def ask(
    given: Material, retrieve: Retrieve, on_progress: Callable[[int, int], None] = lambda done, total: None
) -> Figures:
    """Ask, and return the figures of what was found and the times of a question."""
    ranked, seconds = {}, []
    for done, question in enumerate(given.asked, start=1):
        began = time.perf_counter()
        found = retrieve(question.text, given.question_language)
        seconds.append(time.perf_counter() - began)
        ranked[question.id] = [hit.article_id for hit in found.hits]
        on_progress(done, len(given.asked))
    figures = score(ranked, {question.id: given.articles[question.paragraph].id for question in given.asked})
    times = percentiles(seconds)
    return figures | {"query_ms_p50": _ms(times["p50"]), "query_ms_p95": _ms(times["p95"])}


def run(
    contexts: Path,
    index: Index,
    count_tokens: CountTokens,
    detect: Detect,
    split: Split,
    *,
    questions: Path | None = None,
    limit: int | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Figures:
    """Index the paragraphs of ``contexts``, ask, and return the figures; see ``material``.

    Models must be loaded before: ``index`` is timed as a whole.

    Raises:
        BenchmarkFileError: a file is not in SQuAD format, or the two share no id.
    """
    given = material(contexts, detect, split, questions=questions, limit=limit)
    began = time.perf_counter()
    retrieve = index(given.articles)
    index_s = time.perf_counter() - began
    figures = ask(given, retrieve, on_progress)
    tokens = count_tokens([article.text for article in given.articles])
    return figures | {
        "passages": len(given.articles),
        "questions": len(given.asked),
        "context_language": given.context_language,
        "question_language": given.question_language,
        "index_tokens": tokens,
        "index_s": index_s,
        "index_tokens_per_s": tokens / index_s,
    }


def score(ranked: dict[str, list[str]], gold: dict[str, str]) -> Figures:
    """Return the mean of each figure over the questions of ``gold``, and its 95 % interval.

    ``ranked`` maps a question to article ids, best first; ``gold`` to the id of its paragraph.
    """
    scores = ranking({question: {article} for question, article in gold.items()}, ranked)
    columns = {name: [row[name] for row in scores.values()] for name in FIGURES}
    means: Figures = {name: sum(values) / len(values) for name, values in columns.items()}
    return means | {"intervals": {name: interval(values) for name, values in columns.items()}}


def as_articles(data: Squad, language: str, split: Split) -> list[Article]:
    """Return one article for each paragraph, in order: no title, and a single passage.

    Without a title nothing but the paragraph can be found.
    """
    return [
        _article(f"squad:{data.name}#{number}", text, language, split)
        for number, text in enumerate(data.paragraphs)
    ]


def majority_language(texts: Sequence[str], detect: Detect) -> str:
    """Return the language of most of the first 200 ``texts``."""
    codes = [detect(text, LANGUAGES) for text in texts[:_LANGUAGE_SAMPLE]]
    return max(LANGUAGES, key=codes.count)


def as_text(figures: Figures) -> str:
    """Return the figures as a table for a terminal."""
    lines = []
    for name in FIGURES:
        bounds = figures["intervals"][name]
        span = f"   95 %: {bounds[0]:.3f} to {bounds[1]:.3f}" if bounds else ""
        lines.append(f"{name:<18}{figures[name]:>10.3f}{span}")
    lines += [
        f"{'passages':<18}{figures['passages']:>10,}   {figures['context_language']}",
        f"{'questions':<18}{figures['questions']:>10,}   {figures['question_language']}",
        f"{'index tokens/s':<18}{figures['index_tokens_per_s']:>10,.0f}",
        f"{'query ms p50':<18}{figures['query_ms_p50']:>10.1f}",
        f"{'query ms p95':<18}{figures['query_ms_p95']:>10.1f}",
    ]
    return "\n".join(lines)


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000


def _article(source: str, text: str, language: str, split: Split) -> Article:
    sentences = tuple(Sentence(span.start, span.end, passage=0) for span in split(text, language))
    whole = (Sentence(0, len(text), passage=0),)
    return untitled(source, text, language, sentences or whole, (Passage(0, len(text)),))
