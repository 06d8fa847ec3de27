"""The state of index and model in a few quiet lines.

Asks nobody; it words what it is given.
"""

from __future__ import annotations

from app.ui import strings
from app.ui.desk import ModelState


def status_lines(articles: int, model: ModelState) -> tuple[str, ...]:
    """Return for example ``12 articles``, ``qwen2.5-coder-1.5b ready``, and why when a model failed."""
    lines = (strings.count(articles, "article"), strings.model_state(model.name, model.state))
    return (*lines, strings.sentence(model.detail)) if model.state == "failed" and model.detail else lines
