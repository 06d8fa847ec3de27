"""The state of index and model in a few quiet lines.

Asks nobody; it words what it is given.
"""

from __future__ import annotations

from app.ui.desk import ModelState
from app.words import Words


def status_lines(articles: int, model: ModelState, words: Words) -> tuple[str, ...]:
    """Return for example ``12 articles``, ``qwen2.5-coder-1.5b ready``, and why when a model failed."""
    lines = (words.count(articles, words.articles), words.model_state(model.name, model.state))
    return (*lines, words.sentence(model.detail)) if model.state == "failed" and model.detail else lines
