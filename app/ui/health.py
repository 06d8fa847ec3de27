"""How everything is, as labelled lines: models, index, versions, folder.

Pure; names no secret, as it is given none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from app.settings import Settings
from app.ui.desk import ModelState
from app.words import Words
from vectorstore.hit import ArticleCard

PACKAGES = ("ibid", "streamlit", "chromadb", "sentence-transformers", "torch", "langchain", "xllamacpp")
"""Whose versions are shown."""


def facts(
    settings: Settings,
    cards: Sequence[ArticleCard] | None,
    model: ModelState | None,
    versions: Mapping[str, str],
    words: Words,
) -> tuple[tuple[str, str], ...]:
    """Return label and value, line by line; ``cards`` and ``model`` are None while the collection opens."""
    return (
        (words.model, _model(settings, model, words)),
        (words.embedding, f"{settings.embedding_model} ({settings.embedding_precision})"),
        (words.index, _index(cards, words)),
        (words.folder, str(settings.home)),
        (words.versions, ", ".join(f"{name} {version}" for name, version in versions.items())),
    )


def _model(settings: Settings, model: ModelState | None, words: Words) -> str:
    if model is None:
        return words.facts_later
    state = words.model_state(model.name, model.state)
    where = urlsplit(settings.llm_base_url).hostname if settings.llm_base_url else None
    return f"{state} ({where})" if where else state


def _index(cards: Sequence[ArticleCard] | None, words: Words) -> str:
    if cards is None:
        return words.facts_later
    return words.index_state.format(
        articles=words.count(len(cards), words.articles),
        passages=words.number(sum(card.passages for card in cards)),
        characters=words.number(sum(card.characters for card in cards)),
    )
