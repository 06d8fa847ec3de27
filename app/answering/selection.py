"""What is asked and found, what the model is given to read of it, and what decided.

Chooses nothing; ``selector`` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.answering.instructions import without_instructions
from app.answering.shortlist import closest, nearest
from vectorstore.hit import Evidence, Retrieved


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is understood by itself, or one of the things that it asks for, and what was found."""

    question: str
    language: str
    retrieved: Retrieved

    @property
    def near(self) -> tuple[Evidence, ...]:
        """The evidence that may answer; the dateline alone where that is what answers."""
        found = self.retrieved
        return closest(without_instructions((found.dateline,) if found.dateline else found.evidence))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model is given at once: a question, and the sentences to answer it from."""

    question: str
    evidence: tuple[Evidence, ...]
    due: tuple[Evidence, ...] = ()
    """Sentences of it that an answer in parts has to tell."""
    parts: tuple[str, ...] = ()
    """What the question asks for, where that is several things."""

    @property
    def nearest(self) -> Evidence:
        """The sentence that most likely answers."""
        return nearest(self.evidence)

    @property
    def language(self) -> str:
        """The language that the model writes in: that of the evidence nearest to the question.

        Small models read one language and write another badly: they leave words untranslated and answer
        from the wrong sentence. So they write in the language they read, where the checks are surest
        too, and translate what was found to be carried.
        """
        return self.nearest.language


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely the collection answers: a calibrated probability, and the signals it was computed from."""

    confidence: float
    signals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Selection:
    """What an answer is written from, one reading after the other; none when it is a refusal."""

    readings: tuple[Reading, ...] = ()
    unanswered: tuple[str, ...] = ()
    """Parts of the question that nothing was found to answer, where another part is answered."""
    chance: Chance | None = None
    """None where no model judged."""
    sure: bool = False
    """Whether even a careful person would be answered."""
