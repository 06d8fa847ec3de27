"""``ablate``: retrieval with one part after another left out, in a store that is thrown away."""

from __future__ import annotations

import argparse
import tempfile
from json import dumps
from pathlib import Path

from app.compose import open_embeddings, retriever_over
from app.errors import BadInput
from app.evaluation import ablation, benchmark, product, questions
from app.evaluation.ablation import Figures, Trial
from app.evaluation.corpus import Corpus
from app.evaluation.report import means
from app.evaluation.run import Conditions, Evaluation
from app.progress import shown
from app.settings import Settings
from ingest.language import detect
from ingest.load import find, load
from ingest.sentences import split
from vectorstore.embeddings import SentenceEmbeddings
from vectorstore.progress import Progress
from vectorstore.recipe import Recipe
from vectorstore.store import Store

_PASSAGES = ("recall@1", "recall@5", "ndcg@10")
_SENTENCES = ("passages_recall@5", "sentences_recall@1", "sentences_recall@5", "sentences_recall@20")


def ablate(options: argparse.Namespace, settings: Settings) -> int:
    """Print the figures of retrieval as it ships, then those of each variant as soon as they are there."""
    if (options.contexts is None) == (options.corpus is None):
        raise BadInput("name what to search: --corpus with articles, or --contexts with a SQuAD file")
    measure = _on_squad if options.contexts else _on_question_set
    embedder = open_embeddings(settings)
    with (
        tempfile.TemporaryDirectory(prefix="ibid-") as folder,
        shown("items") as progress,
        Store.open(Path(folder), embedder) as store,
    ):
        whole: Figures = {}
        for row in ablation.run(measure(options, embedder, store, progress)):
            if not whole and not options.json:
                print(ablation.heading(row.figures))
            whole = whole or row.figures
            print(dumps(row.as_json()) if options.json else row.as_text(whole), flush=True)
    return 0


def _on_squad(
    options: argparse.Namespace, embedder: SentenceEmbeddings, store: Store, progress: Progress
) -> Trial:
    given = benchmark.material(
        options.contexts, detect, split, questions=options.questions, limit=options.limit
    )
    list(store.index(given.articles, progress))

    def trial(recipe: Recipe) -> Figures:
        figures = benchmark.ask(given, retriever_over(store, embedder, recipe).retrieve)
        return {name: figures[name] for name in _PASSAGES}

    return trial


def _on_question_set(
    options: argparse.Namespace, embedder: SentenceEmbeddings, store: Store, progress: Progress
) -> Trial:
    asked = questions.read(options.questions or product.FIXED)[: options.limit]
    if not any(question.evidence for question in asked):
        raise BadInput("none of the questions has evidence that could be found")
    corpus = Corpus.of(load(path) for path in find(options.corpus))
    list(store.index(list(corpus.articles.values()), progress))

    def trial(recipe: Recipe) -> Figures:
        with tempfile.TemporaryDirectory(prefix="ibid-") as folder:
            retrieve = retriever_over(store, embedder, recipe).retrieve
            conditions = Conditions("retrieval")
            report = Evaluation(asked, corpus, conditions, detect, retrieve=retrieve).run(Path(folder))
        found = means(report["summary"])
        return {name: value for name in _SENTENCES if (value := found[name]) is not None}

    return trial
