"""Measures how a store bears growth: the time of a question, memory and disk at one size after another.

Judges nothing that is found, and makes no articles; ``growth.py`` does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, zip_longest
from pathlib import Path
from typing import TypeVar

import psutil

from app.errors import BadInput
from app.evaluation.asking import Retrieve
from app.evaluation.benchmark import CountTokens, Split, as_articles, majority_language
from app.evaluation.growth import Growth
from app.evaluation.metrics.language import Detect
from app.evaluation.metrics.times import percentiles
from app.evaluation.squad import Squad
from ingest.article import Article
from vectorstore.hit import Vectors
from vectorstore.progress import Progress, unheard
from vectorstore.store import Embedder, Store

T = TypeVar("T")

NOTE = (
    "The first size is real text with real vectors, as far as the files go. What is added is real\n"
    "sentences recombined, with the vectors of real sentences turned at random: nothing of it is embedded.\n"
    "A question's time includes its embedding; each size is asked other questions: none is remembered."
)
WARMING = 5
"""Questions that are asked before the clock runs; the first also takes the statistics of the store."""
_COLUMNS = ("passages", "first ms", "p50 ms", "p95 ms", "of p50", "RSS MB", "disk B/passage", "added/s")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the language it is taken to be in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Size:
    """What was measured at one size.

    ``first_ms`` is the first question after the store has changed, ``growth`` the p50 as a multiple of
    the size before, ``added_per_s`` the passages stored a second without their embedding; None where
    there is nothing to compare or nothing was added.
    """

    passages: int
    articles: int
    languages: int
    questions: int
    first_ms: float
    query_ms_p50: float
    query_ms_p95: float
    growth: float | None
    rss_bytes: int
    disk_bytes: int
    added_per_s: float | None
    index_tokens_per_s: float
    """Of the real text, with all that storing takes; the same at every size."""

    def as_json(self) -> dict[str, float | None]:
        """Return the figures as a JSON object."""
        return asdict(self)


def material(files: Sequence[Squad], detect: Detect, split: Split) -> tuple[list[Article], list[Asked]]:
    """Return the paragraphs of all files as articles and their questions, the files in turn."""
    articles, questions = [], []
    for data in files:
        articles.append(as_articles(data, majority_language(data.paragraphs, detect), split))
        texts = [question.text for question in data.questions]
        language = majority_language(texts, detect)
        questions.append([Asked(text, language) for text in texts])
    return _in_turn(articles), _in_turn(questions)


def measure(
    folder: Path,
    real: Sequence[Article],
    questions: Sequence[Asked],
    sizes: Sequence[int],
    embedder: Embedder,
    count_tokens: CountTokens,
    retrieve_from: Callable[[Store], Retrieve],
    progress: Progress = unheard,
) -> Iterator[Size]:
    """Yield the figures of each of ``sizes`` (passages, rising) as a store in ``folder`` grows to it.

    ``questions`` are dealt out over the sizes.

    Raises:
        BadInput: there are fewer questions than sizes.
    """
    if len(questions) < len(sizes):
        raise BadInput(f"{len(questions)} questions are too few for {len(sizes)} sizes: each is asked others")
    real = real[: sizes[0]]
    began = time.perf_counter()
    with Store.open(folder, embedder) as store:
        list(store.index(real, progress))
        tokens_per_s = count_tokens([article.text for article in real]) / (time.perf_counter() - began)
        growth = Growth(_known(store, real), embedder.fingerprint)
    share = len(questions) // len(sizes)
    before: Size | None = None
    with Store.open(folder, growth) as store:
        retrieve = retrieve_from(store)
        for number, size in enumerate(sizes):
            added_per_s = _grow(store, growth, size, progress)
            asked = questions[number * share : (number + 1) * share]
            before = _measured(folder, store, retrieve, asked, before, added_per_s, tokens_per_s)
            yield before


def heading() -> str:
    """Return the first line of the table."""
    return "".join(f"{name:>15}" for name in _COLUMNS)


def line(size: Size) -> str:
    """Return a size's line of the table."""
    growth = "" if size.growth is None else f"x {size.growth:.2f}"
    added = "" if size.added_per_s is None else f"{size.added_per_s:,.0f}"
    cells = (
        f"{size.passages:,}",
        f"{size.first_ms:,.0f}",
        f"{size.query_ms_p50:,.1f}",
        f"{size.query_ms_p95:,.1f}",
        growth,
        f"{size.rss_bytes / 1e6:,.0f}",
        f"{size.disk_bytes / size.passages:,.0f}",
        added,
    )
    return "".join(f"{cell:>15}" for cell in cells)


def _grow(store: Store, growth: Growth, size: int, progress: Progress) -> float | None:
    """Add passages up to ``size``; return how many were added a second, None when none were."""
    begin = store.catalogue.counts().passages
    if begin >= size:
        return None
    began = time.perf_counter()
    done = begin
    for outcome in store.index(growth.articles(size - begin)):
        done += outcome.passages
        progress(f"growing to {size:,} passages", done - begin, size - begin)
    return (done - begin) / (time.perf_counter() - began)


def _measured(
    folder: Path,
    store: Store,
    retrieve: Retrieve,
    questions: Sequence[Asked],
    before: Size | None,
    added_per_s: float | None,
    tokens_per_s: float,
) -> Size:
    seconds = []
    for question in questions:
        began = time.perf_counter()
        retrieve(question.text, question.language)
        seconds.append(time.perf_counter() - began)
    times = percentiles(seconds[WARMING:] or seconds)
    p50, p95 = ((value or 0.0) * 1000 for value in (times["p50"], times["p95"]))
    counts = store.catalogue.counts()
    return Size(
        passages=counts.passages,
        articles=counts.articles,
        languages=len(store.catalogue.passages_by_language()),
        questions=len(questions),
        first_ms=seconds[0] * 1000,
        query_ms_p50=p50,
        query_ms_p95=p95,
        growth=None if before is None else p50 / before.query_ms_p50,
        rss_bytes=psutil.Process().memory_info().rss,
        disk_bytes=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()),
        added_per_s=added_per_s,
        index_tokens_per_s=tokens_per_s,
    )


def _known(store: Store, articles: Sequence[Article]) -> Mapping[str, Mapping[str, Vectors]]:
    """Return language to sentences, each on one line, with their vectors."""
    known: dict[str, dict[str, Vectors]] = {}
    for article in articles:
        vectors = store.catalogue.vectors.by_span(article.id)
        if vectors:
            texts = (" ".join(sentence.of(article.text).split()) for sentence in article.sentences)
            known.setdefault(article.language, {}).update(zip(texts, vectors[1], strict=True))
    return known


def _in_turn(rows: Sequence[Sequence[T]]) -> list[T]:
    return [item for item in chain.from_iterable(zip_longest(*rows)) if item is not None]
