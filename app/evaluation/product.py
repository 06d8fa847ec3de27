"""Makes an open collection an evaluation to ``run``, for the command line and the page alike.

Opens and indexes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.answer import Answer
from app.compose import Ibid, LanguageModel
from app.errors import BadInput, ModelUnavailable
from app.evaluation.corpus import Corpus
from app.evaluation.errors import EmptyCollection
from app.evaluation.questions import Question
from app.evaluation.report import Mode
from app.evaluation.run import Conditions, Evaluation
from app.llm.generator import Generator
from ingest.language import detect

FIXED = Path(__file__).parent / "data" / "fixed.jsonl"
"""The question set about the articles that ship."""
REMOTE_WORKERS = 4
"""Questions at a time where a service answers; the local model takes one."""
_SHAPING = ("embedding_precision", "llm_context")
"""Settings that shape an answer, beside the models."""


def prepare(ibid: Ibid, asked: Sequence[Question], mode: Mode, workers: int | None = None) -> Evaluation:
    """Return the evaluation of a collection, ready to run.

    ``workers`` is at most what the model service takes, which is also the default.

    Raises:
        EmptyCollection: the collection has no article.
        BadInput, ModelUnavailable: the mode full is to be measured without a language model.
    """
    chosen = ibid if mode == "full" else ibid.quoting()
    if mode == "full":
        writer(ibid.model, "the mode full (--mode quotes goes without)")
    articles = [article for card in chosen.articles() if (article := chosen.article(card.id))]
    if not articles:
        raise EmptyCollection("the collection has no article to ask about; index some first")

    def ask(question: Question) -> Answer:
        answer = chosen.answer(question.question, question.history)
        if mode == "full" and answer.status == "quoted":
            raise ModelUnavailable("the language model was gone, and the answer only quotes")
        return answer

    return Evaluation(
        asked,
        Corpus.of(articles),
        _conditions(chosen, mode),
        detect,
        ask,
        chosen.retriever.retrieve,
        allowed_workers(chosen, workers),
    )


def writer(model: LanguageModel, wanting: str) -> Generator:
    """Return what writes, for ``wanting``, which begins the complaint.

    Raises:
        BadInput: the settings want no language model.
        ModelUnavailable: it is missing.
    """
    if model.generator is not None:
        return model.generator
    if model.absence.detail:
        raise ModelUnavailable(f"{wanting} needs a language model: {model.absence.detail}")
    raise BadInput(f"{wanting} needs a language model, and the setting llm is none")


def _conditions(ibid: Ibid, mode: Mode) -> Conditions:
    generator = ibid.model.generator
    settings = {name: getattr(ibid.settings, name) for name in _SHAPING}
    return Conditions(mode, settings, _models(ibid), generator.prompt_hashes if generator else {})


def _models(ibid: Ibid) -> dict[str, str | None]:
    """Name what shapes an answer; a reranker only where one is set, as few have one."""
    generator, reranker = ibid.model.generator, ibid.settings.reranker
    models = {"embedding": ibid.embedder.fingerprint, "llm": generator.name if generator else None}
    return models | ({"reranker": reranker} if reranker else {})


def allowed_workers(ibid: Ibid, wanted: int | None = None) -> int:
    """Return how many questions to ask at a time: one of a local model, and one without any by default."""
    if ibid.model.process is not None:
        return 1
    return wanted or (REMOTE_WORKERS if ibid.model.generator else 1)
