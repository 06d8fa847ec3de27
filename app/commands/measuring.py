"""``evaluate`` and ``benchmark``: the instruments, wired to the product's own parts."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.answer import Answer
from app.compose import Ibid, open_embeddings, open_ibid
from app.evaluation import benchmark as squad_benchmark
from app.evaluation import questions, run
from app.evaluation.asking import Ask, Retrieve
from app.evaluation.questions import Question
from app.progress import shown
from app.settings import Settings
from ingest.article import Article
from ingest.language import detect
from ingest.load import find, load
from ingest.sentences import split
from vectorstore.retrieve import Retriever
from vectorstore.store import Store

FIXED = Path(__file__).parents[1] / "evaluation" / "data" / "fixed.jsonl"
SHAPING = ("embedding_precision", "llm_context")
"""Settings that shape an answer, beside the models."""


def evaluate(options: argparse.Namespace, settings: Settings) -> int:
    """Ask a question set through the product and write the report."""
    asked = questions.read(options.questions or FIXED, options.split)[: options.limit]
    with _collection(settings, options.corpus, options.mode) as ibid, shown("items") as progress:
        report = run.run(
            asked,
            [article for card in ibid.articles() if (article := ibid.article(card.id))],
            run.Conditions(
                options.mode,
                {name: getattr(settings, name) for name in SHAPING},
                {
                    "embedding": ibid.embedder.fingerprint,
                    "llm": ibid.model.generator.name if ibid.model.generator else None,
                },
                ibid.model.generator.prompt_hashes if ibid.model.generator else {},
            ),
            options.report,
            detect,
            ask=_asker(ibid),
            retrieve=ibid.retriever.retrieve,
            on_progress=lambda done, total: progress("questions", done, total),
        )
    print(json.dumps(report["summary"], ensure_ascii=False, indent=2))
    print(f"\nReport: {options.report / 'report.html'}")
    return 0


def benchmark(options: argparse.Namespace, settings: Settings) -> int:
    """Measure retrieval alone, in a store that is thrown away."""
    embedder = open_embeddings(settings)
    with tempfile.TemporaryDirectory(prefix="ibid-") as folder, shown("items") as progress:
        store = Store.open(Path(folder), embedder)

        def index(articles: Sequence[Article]) -> Retrieve:
            list(store.index(articles, progress))
            return Retriever(store.catalogue, store.dense, store.words, embedder).retrieve

        figures = squad_benchmark.run(
            options.contexts,
            index,
            embedder.count_tokens,
            detect,
            split,
            questions=options.questions,
            limit=options.limit,
            on_progress=lambda done, total: progress("questions", done, total),
        )
        store.close()
    print(json.dumps(figures) if options.json else squad_benchmark.as_text(figures))
    return 0


def _asker(ibid: Ibid) -> Ask:
    def ask(question: Question) -> Answer:
        return ibid.answer(question.question, question.history)

    return ask


@contextmanager
def _collection(settings: Settings, corpus: list[str] | None, mode: str) -> Iterator[Ibid]:
    """Open the person's own collection, or index ``corpus`` into a store that is thrown away."""
    if mode != "full":
        settings = settings.model_copy(update={"llm": "none", "llm_base_url": None})
    if corpus is None:
        with open_ibid(settings) as ibid:
            yield ibid
        return
    articles = [load(path) for path in find(corpus)]
    with (
        tempfile.TemporaryDirectory(prefix="ibid-") as folder,
        open_ibid(settings, store_folder=Path(folder)) as ibid,
    ):
        list(ibid.store.index(articles))
        yield ibid
