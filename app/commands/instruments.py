"""``contradiction``, ``translations`` and ``train-pairs``: instruments for one part, with its model."""

from __future__ import annotations

import argparse
from contextlib import closing
from functools import partial

import torch

from app.compose import language_model, open_embeddings, open_pair_reader, pointer_of
from app.evaluation import contradiction as contradicting
from app.evaluation import squad
from app.evaluation import train_pairs as training
from app.evaluation import translations as translating
from app.evaluation.product import writer
from app.progress import shown
from app.settings import Settings
from app.wording import LANGUAGES
from ingest.language import detect
from vectorstore.pair_reader import FILE


def contradiction(options: argparse.Namespace, settings: Settings) -> int:
    """Print how well the checks of a statement tell contradictions from compatible pairs."""
    pairs = contradicting.read(options.file, partial(detect, allowed=LANGUAGES))
    checks = contradicting.checks(pointer_of(open_embeddings(settings)))
    figures = {name: contradicting.measure(pairs, check) for name, check in checks.items()}
    print(contradicting.as_text(figures, len(pairs)))
    return 0


def translations(options: argparse.Namespace, settings: Settings) -> int:
    """Print how the translations of the language model compare with a person's.

    Raises:
        BadInput: the settings want no language model.
        ModelUnavailable: it is not there.
    """
    files = squad.read(options.one), squad.read(options.other)
    samples = translating.samples(*files, options.count, options.seed)
    with closing(language_model(settings)) as model, shown("items") as progress:
        made = translating.measure(samples, writer(model, "translating").translate, progress)
    print(translating.as_text(made))
    return 0


def train_pairs(options: argparse.Namespace, settings: Settings) -> int:
    """Train the pair reader on files in SQuAD format, and write the file that the embedding model reads."""
    files = training.crossed([squad.read(file) for file in options.files])
    torch.manual_seed(training.SEED)
    embedder, reader, base = open_pair_reader(settings)
    taught = [example for file in files for example in training.examples(file, embedder)]
    print(f"{len(taught)} questions", flush=True)
    untrained = {name: parameter.detach().clone() for name, parameter in reader.own().items()}
    training.train(reader, taught, options.steps)
    reader.save(options.to or FILE, untrained, base)
    return 0
