"""Evaluates an open collection: hands its parts to ``run``, for the command line and the page alike.

Opens and indexes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.answer import Answer
from app.compose import Ibid
from app.evaluation import run
from app.evaluation.asking import OnProgress
from app.evaluation.errors import EmptyCollection
from app.evaluation.questions import Question
from app.evaluation.report import Mode, Report
from ingest.language import detect

FIXED = Path(__file__).parent / "data" / "fixed.jsonl"
"""The question set about the articles that ship."""
REMOTE_WORKERS = 4
"""Questions at a time where a service answers; the local model takes one."""
_SHAPING = ("embedding_precision", "llm_context")
"""Settings that shape an answer, beside the models."""


def evaluate(
    ibid: Ibid,
    asked: Sequence[Question],
    mode: Mode,
    folder: Path,
    *,
    workers: int | None = None,
    on_progress: OnProgress = lambda done, total: None,
) -> Report:
    """Ask ``asked`` of the collection and return the report, which is also written to ``folder``.

    ``workers`` is at most what the model service takes, which is also the default.

    Raises:
        EmptyCollection: the collection has no article.
    """
    chosen = ibid if mode == "full" else ibid.quoting()
    articles = [article for card in chosen.articles() if (article := chosen.article(card.id))]
    if not articles:
        raise EmptyCollection("the collection has no article to ask about; index some first")

    def ask(question: Question) -> Answer:
        return chosen.answer(question.question, question.history)

    generator = chosen.model.generator
    return run.run(
        asked,
        articles,
        run.Conditions(
            mode,
            {name: getattr(chosen.settings, name) for name in _SHAPING},
            _models(chosen),
            generator.prompt_hashes if generator else {},
        ),
        folder,
        detect,
        ask=ask,
        retrieve=chosen.retriever.retrieve,
        workers=allowed_workers(chosen, workers),
        on_progress=on_progress,
    )


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
