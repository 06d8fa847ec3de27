"""What the empty page shows, as the JSON that ``assets/welcome.js`` draws.

Pure; knows the number of articles, not the articles.
"""

from __future__ import annotations

from typing import Any

from app.ui import strings
from app.ui.examples import EXAMPLES


def welcome_view(articles: int) -> dict[str, Any]:
    """Return the promise and the example questions; without articles, how to add some."""
    examples = [
        {
            "place": place,
            "language": example.language,
            "language_name": strings.language(example.language),
            "question": example.question,
        }
        for place, example in enumerate(EXAMPLES)
    ]
    return {
        "promise": strings.PROMISE,
        "detail": strings.PROMISE_DETAIL if articles else strings.NO_ARTICLES,
        "examples_title": strings.EXAMPLES_TITLE,
        "examples": examples if articles else [],
    }
