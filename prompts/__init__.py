"""Prompt texts as files; ``load`` returns a text and the hash that reports quote. Calls no model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt text with ``{placeholders}`` and the first 12 hex digits of its SHA-256."""

    text: str
    hash: str


def load(name: str) -> Prompt:
    """Return the prompt in ``prompts/{name}.txt``.

    Raises:
        FileNotFoundError: no prompt has that name.
    """
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return Prompt(text, hashlib.sha256(text.encode()).hexdigest()[:12])
