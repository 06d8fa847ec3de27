"""What the page needs from the rest of the app; ``app.compose`` provides it, a test may provide less.

Describes only; builds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, runtime_checkable

from app.answer import Event, Turn
from app.checks.translation import Translated
from app.options import Options
from app.settings import Settings
from ingest.article import Article
from vectorstore.hit import ArticleCard


class ModelState(Protocol):
    """How the language model is: ``ready``, ``starting``, ``idle``, ``off`` or ``failed``."""

    @property
    def name(self) -> str | None:
        """Its name for people."""
        ...

    @property
    def state(self) -> str:
        """One word."""
        ...

    @property
    def detail(self) -> str:
        """Why, when it failed."""
        ...


class Desk(Protocol):
    """Asks, and looks articles up."""

    def ask(
        self, question: str, history: tuple[Turn, ...], stopped: Callable[[], bool], options: Options
    ) -> Iterator[Event]:
        """Answer ``question``, event by event, as ``options`` wish; ends early when ``stopped()`` is true."""
        ...

    def articles(self) -> Sequence[ArticleCard]:
        """Return the articles of the collection."""
        ...

    def article(self, article_id: str) -> Article | None:
        """Return an article, or None when it is not in the collection."""
        ...

    def model_state(self) -> ModelState:
        """Return how the language model is."""
        ...


@runtime_checkable
class Translator(Protocol):
    """What a desk may be besides: able to translate a sentence."""

    def translate(self, sentence: str, language: str) -> Translated | None:
        """Return ``sentence`` in the language with this code, or None when it cannot be done now."""
        ...


@runtime_checkable
class Switchable(Protocol):
    """What a desk may be besides: able to go on with another language model."""

    def answering_with(self, settings: Settings) -> Desk:
        """Return the same collection with the language model of these settings; the one before is ended."""
        ...
