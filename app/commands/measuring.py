"""``evaluate``, ``benchmark`` and ``scale``: the instruments, wired to the product's own parts."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from json import dumps
from pathlib import Path

from app.compose import Ibid, language_model, open_embeddings, open_ibid, retriever_over
from app.errors import BadInput
from app.evaluation import benchmark as squad_benchmark
from app.evaluation import gate, judge, pins, product, questions, report_file, runs, scaling, squad, terminal
from app.evaluation.asking import Retrieve
from app.evaluation.questions import Question
from app.evaluation.report import Report
from app.llm.generator import Generator
from app.progress import shown
from app.settings import Settings
from ingest.article import Article
from ingest.language import detect
from ingest.load import find, load
from ingest.sentences import split
from vectorstore.store import Store


def evaluate(options: argparse.Namespace, settings: Settings) -> int:
    """Ask a question set through the product and write the report.

    Status 1 when a question failed with an error, or with ``--gate`` when the report falls below.
    """
    if options.judge is not None and options.mode != "full":
        raise BadInput("--judge judges written answers: it needs --mode full")
    asked = _asked(options)
    with (
        collection(settings, options.corpus, options.mode) as ibid,
        _judge(settings, options.judge, ibid) as judging,
        shown("items") as progress,
    ):
        evaluation = product.prepare(ibid, asked, options.mode, options.workers)
        folder = options.report or runs.new_folder(
            settings.reports, options.mode, datetime.now(UTC), evaluation.key
        )
        report = evaluation.run(folder, partial(progress, "questions"))
        if judging is not None:
            report = judge.judged(report, judging.opinion, judging.name, partial(progress, "opinions"))
            report_file.write(report, folder)
    print(f"{terminal.as_text(report)}\n\nReport: {folder / 'report.html'}")
    return _verdict(report, options.gate)


def benchmark(options: argparse.Namespace, settings: Settings) -> int:
    """Measure retrieval alone, in a store that is thrown away."""
    embedder = open_embeddings(settings)
    with tempfile.TemporaryDirectory(prefix="ibid-") as folder, shown("items") as progress:
        store = Store.open(Path(folder), embedder)

        def index(articles: Sequence[Article]) -> Retrieve:
            list(store.index(articles, progress))
            return retriever_over(store, embedder).retrieve

        figures = squad_benchmark.run(
            options.contexts,
            index,
            embedder.count_tokens,
            detect,
            split,
            questions=options.questions,
            limit=options.limit,
            on_progress=partial(progress, "questions"),
        )
        store.close()
    print(dumps(figures) if options.json else squad_benchmark.as_text(figures))
    return 0


def scale(options: argparse.Namespace, settings: Settings) -> int:
    """Measure a store that is thrown away at one size after another; print each as soon as it is there."""
    articles, questions = scaling.material([squad.read(file) for file in options.files], detect, split)
    sizes = sorted(options.sizes)
    embedder = open_embeddings(settings)

    if not options.json:
        print(f"{scaling.NOTE}\n\n{scaling.heading()}", flush=True)
    with tempfile.TemporaryDirectory(prefix="ibid-") as folder, shown("items") as progress:
        for size in scaling.measure(
            Path(folder),
            articles,
            questions[: options.limit * len(sizes)],
            sizes,
            embedder,
            embedder.count_tokens,
            lambda grown: retriever_over(grown, embedder).retrieve,
            progress,
        ):
            print(dumps(size.as_json()) if options.json else scaling.line(size), flush=True)
    if not options.json:
        print(f"\nindex tokens/s of the real text: {size.index_tokens_per_s:,.0f}")
    return 0


@contextmanager
def collection(settings: Settings, corpus: Sequence[str] | None, mode: str) -> Iterator[Ibid]:
    """Open the person's own collection, or index ``corpus`` into a store that is thrown away.

    Only the mode ``full`` gets a language model.
    """
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


def _verdict(report: Report, gated: bool) -> int:
    failures = [
        f"{entry['id']} failed: {entry['answer']['error']}"
        for entry in report["questions"]
        if entry["answer"]["status"] == "failed"
    ]
    if gated:
        failures += gate.check(report, gate.read(gate.BASELINE))
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    if gated and not failures:
        print("The gate holds.")
    return 1 if failures else 0


def _asked(options: argparse.Namespace) -> tuple[Question, ...]:
    """Return the questions that the options name; with ``--gate`` alone those of the gate."""
    if options.gate and not (options.questions or options.split or options.limit):
        return pins.chosen(questions.read(product.FIXED), options.mode)
    return questions.read(options.questions or product.FIXED, options.split)[: options.limit]


@contextmanager
def _judge(settings: Settings, name: str | None, ibid: Ibid) -> Iterator[Generator | None]:
    """Open the model ``name`` (as the setting ``llm`` takes it) to judge; empty, the one that answers."""
    with ExitStack() as closing:
        model = ibid.model
        if name:
            model = language_model(settings.model_copy(update={"llm": name}))
            closing.callback(model.close)
        yield None if name is None else product.writer(model, "--judge")
