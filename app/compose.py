"""Wires the parts to a working whole; the only place that does. Decides nothing itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from app.answer import Answer, Event, Finished, Turn
from app.answering import abstention
from app.ask import Asker
from app.checks.citations import Pointer
from app.checks.translation import Translated, Translation
from app.errors import ModelUnavailable, WeightsError
from app.library.intake import Intake
from app.library.library import Library
from app.llm.generator import Generator, ModelState
from app.llm.local import LocalModel
from app.llm.providers import local_generator, remote_generator
from app.options import NO_WISHES, Options
from app.settings import Settings
from app.weights.ready import resolve_embedding, resolve_llm
from ingest.article import Article
from ingest.language import detect
from vectorstore import embeddings, ray_embeddings
from vectorstore.embeddings import Reranker, SentenceEmbeddings
from vectorstore.hit import ArticleCard
from vectorstore.pair_reader import PairReader
from vectorstore.progress import Progress, unheard
from vectorstore.ray_embeddings import LOCAL, RayEmbeddings
from vectorstore.recipe import SHIPPED, Recipe
from vectorstore.retrieve import Retriever
from vectorstore.store import Embedder, Opening, Store

log = logging.getLogger(__name__)
E = TypeVar("E", bound=Embedder)

NO_MODEL = ModelState(None, "off")


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """What writes: a generator, the process behind it when it is local, or why there is none."""

    generator: Generator | None = None
    process: LocalModel | None = None
    absence: ModelState = NO_MODEL

    def close(self) -> None:
        """End the process behind it, where there is one."""
        if self.process is not None:
            self.process.close()


@dataclass(frozen=True, slots=True)
class Ibid:
    """An open store with everything that answers questions about it. Close it when done."""

    settings: Settings
    store: Store
    embedder: SentenceEmbeddings
    retriever: Retriever
    asker: Asker
    model: LanguageModel
    intake: Intake

    def ask(
        self,
        question: str,
        history: tuple[Turn, ...] = (),
        stopped: Callable[[], bool] = lambda: False,
        options: Options = NO_WISHES,
    ) -> Iterator[Event]:
        """Answer a question; see ``Asker.ask``."""
        return self.asker.ask(question, history, stopped, options)

    def answer(self, question: str, history: tuple[Turn, ...] = ()) -> Answer:
        """Return the whole answer at once."""
        for event in self.ask(question, history):
            if isinstance(event, Finished):
                return event.answer
        raise AssertionError("an answer ends with Finished")

    def quoting(self) -> Ibid:
        """Return the same collection as it answers without a language model; it is closed with this one."""
        asker = _asker(self.store, self.retriever, self.embedder, None)
        return replace(self, asker=asker, model=LanguageModel())

    def answering_with(self, settings: Settings) -> Ibid:
        """Return the same collection with the language model of ``settings``, ending this one's process.

        An answer under way may start that process again to come to its end; it ends with this one then.
        """
        model = language_model(settings)
        asker = _asker(self.store, self.retriever, self.embedder, model.generator)
        self.model.close()
        return replace(self, settings=settings, asker=asker, model=model)

    def articles(self) -> list[ArticleCard]:
        """Return the metadata of all articles."""
        return self.store.catalogue.cards()

    def article(self, article_id: str) -> Article | None:
        """Return one article whole, or None."""
        return self.store.catalogue.article(article_id)

    def translate(self, sentence: str, language: str) -> Translated | None:
        """Return a sentence of an article in ``language``, or None when no model does it faithfully now."""
        if self.model.generator is None:
            return None
        translation = Translation(self.model.generator.translate, sentence, detect(sentence), language)
        try:
            return translation.finish()
        except ModelUnavailable as error:
            log.warning("a quote is not translated: %s", error)
            return None

    def model_state(self) -> ModelState:
        """Return what the page says about the language model."""
        return self.model.generator.state() if self.model.generator else self.model.absence

    def close(self) -> None:
        """End the work on the library and the local model, and release the store."""
        self.intake.close()
        self.model.close()
        self.store.close()

    def __enter__(self) -> Ibid:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_ibid(settings: Settings, store_folder: Path | None = None) -> Ibid:
    """Open the collection with everything that answers; the language model starts when first needed.

    ``store_folder`` is used instead of the one in the data folder.

    Raises:
        StoreError: the store cannot be opened; its kin say why.
        WeightsError: the embedding model is not there.
    """
    folder = store_folder or settings.store
    store, embedder = _open_store(settings, folder, open_embeddings)
    model = language_model(settings)
    reranker = embeddings.load_reranker(settings.reranker) if settings.reranker else None
    retriever = retriever_over(store, embedder, reranker=reranker)
    asker = _asker(store, retriever, embedder, model.generator)
    return Ibid(settings, store, embedder, retriever, asker, model, Intake(Library(store, folder)))


def open_collection(
    settings: Settings, *, bulk: bool = False, reembed: bool = False, progress: Progress = unheard
) -> Store:
    """Open the collection alone, for adding and removing articles; raises as ``open_ibid`` does.

    ``bulk`` means that much is embedded: on the Ray cluster of the settings, if they name one.
    """
    load = _open_workers if bulk and settings.ray_address else open_embeddings
    return _open_store(settings, settings.store, load, reembed, progress)[0]


def open_embeddings(settings: Settings) -> SentenceEmbeddings:
    """Load the embedding model of the settings.

    Raises:
        WeightsError: the built-in model is not there.
        EmbeddingUnavailable: the model that the settings name cannot be loaded.
    """
    return embeddings.load(_embedding_model(settings), settings.embedding_precision)


def open_pair_reader(settings: Settings) -> tuple[SentenceEmbeddings, PairReader, str]:
    """Load the embedding model of the settings with a pair reader to train, and the digest of its weights.

    Raises:
        WeightsError: the built-in model is not there.
        EmbeddingUnavailable: the model that the settings name cannot be loaded.
    """
    return embeddings.load_to_train(_embedding_model(settings))


def _open_workers(settings: Settings) -> RayEmbeddings:
    model = _embedding_model(settings)
    return ray_embeddings.connect(settings.ray_address or LOCAL, model, settings.embedding_precision)


def _embedding_model(settings: Settings) -> str:
    """Return the folder of the embedding model, or its name where it is none of ours."""
    return str(resolve_embedding(settings) or settings.embedding_model)


def _open_store(
    settings: Settings,
    folder: Path,
    load: Callable[[Settings], E],
    reembed: bool = False,
    progress: Progress = unheard,
) -> tuple[Store, E]:
    """Open a store; Chroma is examined while the embedding model loads."""
    opening = Opening(folder, settings.chroma_url)
    try:
        embedder = load(settings)
        if reembed:
            opening.reembed(embedder, progress)
    except BaseException:
        opening.abandon()
        raise
    return Store(opening, embedder, progress), embedder


def retriever_over(
    store: Store, embedder: SentenceEmbeddings, recipe: Recipe = SHIPPED, reranker: Reranker | None = None
) -> Retriever:
    """Return what finds in a store, as ``recipe`` says."""
    return Retriever(store.catalogue, store.dense, store.words, embedder, reranker, recipe)


def pointer_of(embedder: SentenceEmbeddings) -> Pointer:
    """Return what points at evidence by the meaning that ``embedder`` reads, whatever the languages owe."""
    return Pointer(embedder.encode_query, embedder.encode_passages, embedder.closeness.of)


def _asker(
    store: Store, retriever: Retriever, embedder: SentenceEmbeddings, generator: Generator | None
) -> Asker:
    return Asker(
        retriever,
        store.catalogue.card,
        replace(pointer_of(embedder), neutral=retriever.neutral),
        generator,
        abstention.load(),
        embedder.fingerprint,
        embedder.answering,
    )


def language_model(settings: Settings) -> LanguageModel:
    """Return what writes, as the settings say; a local model starts when it is first needed."""
    if settings.llm == "none":
        return LanguageModel()
    try:
        file, name = resolve_llm(settings)
    except WeightsError as error:
        log.warning("answers will be quotes: %s", error)
        return LanguageModel(absence=ModelState(settings.llm, "failed", str(error)))
    if file is None or name is None:
        return LanguageModel(remote_generator(settings))
    process = LocalModel(file, settings.llm_threads, settings.llm_context)
    generator = local_generator(name, process, settings.llm_context, settings.llm_timeout_s)
    return LanguageModel(generator, process)
