"""The language models that Ibid can reach: its own process, an OpenAI-compatible service, another provider.

Writes nothing; ``generator`` does, with the chat model that it is given here.
"""

from __future__ import annotations

import re
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from app.errors import ModelUnavailable
from app.llm.generator import Generator, ModelState
from app.llm.local import LocalModel
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

    service = _Service(settings.llm)
    return Generator(
        settings.llm,
        connect,
        settings.llm_context,
        service.state,
        service.answered,
        service.failed,
        at_once=AT_ONCE,
    )


class _Service:
    """How a service was when it was last asked; ``ready`` before that."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._problem = ""

    def state(self) -> ModelState:
        return ModelState(self._model, "failed" if self._problem else "ready", self._problem)

    def answered(self) -> None:
        self._problem = ""

    def failed(self, problem: str) -> None:
        self._problem = problem


def _chat_model(model: str, **options: Any) -> BaseChatModel:
    """Return the chat model.

    Raises:
        ModelUnavailable: the package of its provider is not installed.
    """
    try:
        chat: BaseChatModel = init_chat_model(model, temperature=0, max_retries=2, **options)
    except ImportError as error:
        found = re.search(r"pip install [\w-]+", str(error))
        remedy = found.group() if found else error
        raise ModelUnavailable(
            f"the model {model} needs a package that is not installed: {remedy}"
        ) from error
    return chat
