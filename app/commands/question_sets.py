"""``left-out`` and ``validate``: question sets made of other data, and checked against their articles."""

from __future__ import annotations

import argparse
import shlex

from app.evaluation import left_out as leaving_out
from app.evaluation import questions, squad
from app.evaluation import validate as validating
from app.evaluation.corpus import Corpus
from app.settings import Settings
from ingest.language import detect
from ingest.load import find, load


def left_out(options: argparse.Namespace, settings: Settings) -> int:
    """Write articles and a question set, some of whose questions have no answer in them."""
    data = squad.read(options.contexts)
    if options.questions is not None:
        data = data.asked_in(squad.read(options.questions))
    texts, made = leaving_out.make(data, options.count, options.seed, detect)
    leaving_out.write(options.to, texts, made)
    asked, articles = (shlex.quote(str(options.to / name)) for name in ("questions.jsonl", "articles"))
    print(f"{len(texts)} articles, {len(made)} questions. Now:")
    print(f"python -m app.cli evaluate --questions {asked} --corpus {articles}")
    return 0


def validate(options: argparse.Namespace, settings: Settings) -> int:
    """Print what is wrong with a question set about these articles; status 1 when anything is."""
    asked = questions.read(options.questions)
    corpus = Corpus.of(load(path) for path in find(options.corpus))
    problems = validating.problems(asked, corpus)
    print("\n".join(problems) or f"{len(asked)} questions, nothing wrong")
    return 1 if problems else 0
