"""The state of index and model in a quiet line or two.

Asks nobody; it words what it is given.
"""

from __future__ import annotations

from app.ui import strings
from app.ui.desk import ModelState


def status_lines(articles: int, model: ModelState) -> tuple[str, ...]:
    """Return for example ``12 articles · Qwen 1.5B ready``; a second line says why a model failed."""
    state = f"{strings.count(articles, 'article')} · {strings.model_state(model.name, model.state)}"
    return (state, strings.sentence(model.detail)) if model.state == "failed" and model.detail else (state,)
