"""Trains what ranks sentences by reading them with the question, on files in SQuAD format.

Takes every question whose answer stands in one sentence of its paragraph, and teaches that sentence to score
above others that look like it and do not say the answer. Keeps no text. Takes half an hour on two cores;
measures nothing: ``evaluate`` does.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import torch

from app.errors import BadInput
from app.evaluation.benchmark import majority_language
from app.evaluation.left_out import on_one_line, only_sentence
from app.evaluation.squad import Squad
from ingest.language import detect
from ingest.sentences import split
from vectorstore.embeddings import SentenceEmbeddings
from vectorstore.padding import longest_first
from vectorstore.pair_reader import PairReader

QUESTIONS = 8
"""Questions in a step, each with its answer and ``OTHERS`` sentences."""
OTHERS = 4
NEAR = 4
"""One of the others is among so many nearest ones, the rest among ``CANDIDATES``."""
CANDIDATES = 12
RATE, SCORE_RATE = 2e-4, 2e-3
WARMING = 60
SEED = 0
_TOLD = 50


@dataclass(frozen=True, slots=True)
class Example:
    """A question, the sentence that answers it, and others that are near and do not, nearest first."""

    question: str
    answer: str
    others: tuple[str, ...]


def crossed(files: Sequence[Squad]) -> list[Squad]:
    """Return the files, and each with the wording that another gives the questions of the same ids."""
    return [*files, *(one.asked_in(other) for one, other in permutations(files, 2) if _shares(one, other))]


def examples(data: Squad, embedder: SentenceEmbeddings) -> Iterator[Example]:
    """Yield an example for each question of ``data`` whose answer stands in a single sentence."""
    language = majority_language(data.paragraphs, detect)
    texts = [on_one_line(paragraph) for paragraph in data.paragraphs]
    parts = [[span.of(text) for span in split(text, language)] for text in texts]
    sentences = [sentence for own in parts for sentence in own]
    paragraph_of = np.repeat(np.arange(len(texts)), [len(own) for own in parts])
    rows, around = embedder.encode_passages(sentences), embedder.encode_passages(texts)
    for asked in data.questions:
        answer = only_sentence(data, asked, language)
        if answer is None:
            continue
        vector = embedder.encode_query(asked.text)
        near = np.argsort(-(rows @ vector + (around @ vector)[paragraph_of]))[: 2 * CANDIDATES]
        said = asked.answers[0].casefold()
        others = [sentences[place] for place in near if said not in sentences[place].casefold()]
        if len(others) >= CANDIDATES:
            yield Example(asked.text, answer, tuple(others[:CANDIDATES]))


def train(reader: PairReader, taught: Sequence[Example], steps: int) -> None:
    """Turn the reader's own layers to telling answers from what is near them, for ``steps`` steps.

    Raises:
        BadInput: the examples are too few for a single step.
    """
    if len(taught) < QUESTIONS:
        raise BadInput(
            f"training needs {QUESTIONS} questions that a single sentence answers, not {len(taught)}"
        )
    draw = random.Random(SEED)
    own = list(reader.own().values())
    scoring = list(reader.score.parameters())
    layers = [parameter for parameter in own if all(parameter is not score for score in scoring)]
    reader.requires_grad_(False)
    for parameter in own:
        parameter.requires_grad = True
    optimiser = torch.optim.AdamW([{"params": layers}, {"params": scoring}], weight_decay=0.01)
    began, smooth = time.perf_counter(), 0.0
    order: list[Example] = []
    for step in range(1, steps + 1):
        pace = min(1, step / WARMING) * (1 - step / steps)
        for group, rate in zip(optimiser.param_groups, (RATE, SCORE_RATE), strict=True):
            group["lr"] = pace * rate
        if len(order) < QUESTIONS:
            order = draw.sample(list(taught), len(taught))
        batch = [order.pop() for _ in range(QUESTIONS)]
        scores = _scores(reader, [_drawn(example, draw) for example in batch])
        loss = torch.nn.functional.cross_entropy(scores, torch.zeros(len(batch), dtype=torch.long))
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(own, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        first = float((scores.argmax(1) == 0).float().mean())
        smooth += (first - smooth) / min(step, _TOLD)
        if step % _TOLD == 0:
            minutes = (time.perf_counter() - began) / 60
            print(f"{step} of {steps}: answer first in {smooth:.2f}, {minutes:.0f} min", file=sys.stderr)


def _drawn(example: Example, draw: random.Random) -> list[tuple[str, str]]:
    """Return pairs of the question: its answer first, then one of the nearest others and some more."""
    others = [draw.choice(example.others[:NEAR]), *draw.sample(example.others, OTHERS - 1)]
    return [(example.question, sentence) for sentence in (example.answer, *others)]


def _scores(reader: PairReader, drawn: Sequence[list[tuple[str, str]]]) -> torch.Tensor:
    """Return the scores ``(questions, 1 + OTHERS)``; pairs of like length are read together."""
    pairs = [pair for own in drawn for pair in own]
    scores = torch.empty(len(pairs))
    for places in longest_first([question + sentence for question, sentence in pairs], QUESTIONS):
        questions, sentences = zip(*(pairs[place] for place in places), strict=True)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores[places] = reader(list(questions), list(sentences)).float()
    return scores.view(len(drawn), -1)


def _shares(one: Squad, other: Squad) -> bool:
    return bool({question.id for question in one.questions} & {question.id for question in other.questions})
