"""The language models that Ibid can reach: its own process, an OpenAI-compatible service, another provider.

Writes nothing; ``generator`` does, with the chat model that it is given here.
"""

from __future__ import annotations

from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from app.generator import Generator, ModelState
from app.local_llm import LocalModel
from app.settings import Settings

AT_ONCE = 8
"""Short requests beside each other to a service made for many."""


def local_generator(name: str, model: LocalModel, context: int, timeout_s: float) -> Generator:
    """Return a generator on the local model, which starts when it is first asked."""

    def connect(**options: Any) -> BaseChatModel:
        return _chat_model(
            "openai:local",
            base_url=f"{model.address()}/v1",
            api_key="local",
            timeout=timeout_s,
            **options,
        )

    return Generator(name, connect, context, lambda: ModelState(name, model.state), model.confirm)


def remote_generator(settings: Settings) -> Generator:
    """Return a generator on the OpenAI-compatible endpoint or the provider that the settings name."""
    given: dict[str, Any] = {"timeout": settings.llm_timeout_s}
    if settings.llm_api_key is not None:
        given["api_key"] = settings.llm_api_key.get_secret_value()
    if settings.llm_base_url is not None:
        given = {"api_key": "none"} | given | {"base_url": settings.llm_base_url}
    model = settings.llm if settings.llm_base_url is None else f"openai:{settings.llm}"

    def connect(**options: Any) -> BaseChatModel:
        return _chat_model(model, **given, **options)

    return Generator(
        settings.llm,
        connect,
        settings.llm_context,
        lambda: ModelState(settings.llm, "ready"),
        at_once=AT_ONCE,
    )


def _chat_model(model: str, **options: Any) -> BaseChatModel:
    chat: BaseChatModel = init_chat_model(model, temperature=0, max_retries=2, **options)
    return chat
