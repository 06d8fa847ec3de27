"""Questions that the empty page offers, one in each language, on the articles that ship.

They are ordinary questions: nothing else in the project knows them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A question a person may click. ``language`` is an ISO 639-1 code."""

    language: str
    question: str


EXAMPLES = (
    Example("en", "Why didn’t the CSTO activate after Belgorod?"),
    Example("fr", "Pourquoi l’Arménie prend-elle ses distances avec Moscou ?"),
    Example("de", "Wie exportiert Kasachstan sein Öl an Russland vorbei?"),
    Example("es", "¿Por qué se enfrentaron Kirguistán y Tayikistán?"),
    Example("ru", "Что Китай строит в Центральной Азии?"),
)
