"""What a person prefers of the interface, kept in the data folder.

Holds nothing that answers depend on; ``app.settings`` does.
"""

from __future__ import annotations

import json
from pathlib import Path

from app.words import LANGUAGES, Language, preferred

NAME = "interface.json"


def language(home: Path, locale: str | None) -> Language:
    """Return the chosen language of the interface, or the one that fits the browser's locale."""
    try:
        kept = json.loads((home / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return preferred(locale)
    wanted = kept.get("language") if isinstance(kept, dict) else None
    return next((code for code in LANGUAGES if code == wanted), preferred(locale))


def choose_language(home: Path, chosen: Language) -> None:
    """Keep the language of the interface.

    Raises:
        OSError: the data folder cannot be written.
    """
    home.mkdir(parents=True, exist_ok=True)
    (home / NAME).write_text(json.dumps({"language": chosen}) + "\n", encoding="utf-8")
