"""Shows what each part of retrieval gives: the same questions of the same store, one part left out at a time.

Opens no store; a ``Trial`` measures one recipe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from vectorstore.recipe import SHIPPED, Recipe

Figures = dict[str, float]
"""By name; more is better."""
Trial = Callable[[Recipe], Figures]

WHOLE = "everything"
VARIANTS: dict[str, Recipe] = {
    WHOLE: SHIPPED,
    "without words": replace(SHIPPED, stems=0, spelling=0),
    "without stems": replace(SHIPPED, stems=0),
    "without spelling": replace(SHIPPED, spelling=0),
    "without a passage's best sentence": replace(SHIPPED, best_sentence=0),
    "without a sentence's passage": replace(SHIPPED, passage=0),
    "without a sentence's context": replace(SHIPPED, context=0),
    "sentences by themselves": replace(SHIPPED, passage=0, context=0),
    "acronyms like other words": replace(SHIPPED, bare=0),
    "vectors with their languages": replace(SHIPPED, neutral=False),
    "languages searched together": replace(SHIPPED, apart=False),
    "languages together, vectors with them": replace(SHIPPED, neutral=False, apart=False),
    "near-duplicates kept": replace(SHIPPED, same=2.0),
    "one article may give all": replace(SHIPPED, article_share=1.0),
    "meaning of passages alone": Recipe(
        bare=0, stems=0, spelling=0, best_sentence=0, passage=1, context=0, neutral=False, apart=False
    ),
}
"""What is left out, by name; the first is the recipe that ships."""
_WIDTH = max(map(len, VARIANTS))


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one variant."""

    variant: str
    figures: Figures

    def as_json(self) -> dict[str, str | float]:
        """Return the row as a JSON object."""
        return {"variant": self.variant, **self.figures}

    def as_text(self, whole: Figures) -> str:
        """Return the row for a terminal: each figure, and how far it is from that of ``whole``."""
        cells = (f"{value:.3f} {value - whole[name]:+.3f}" for name, value in self.figures.items())
        return f"{self.variant:<{_WIDTH}}" + "".join(
            f"{cell:>{_column(name)}}" for name, cell in zip(self.figures, cells, strict=True)
        )


def heading(figures: Figures) -> str:
    """Return the names of the figures above their columns."""
    return " " * _WIDTH + "".join(f"{name:>{_column(name)}}" for name in figures)


def run(trial: Trial) -> Iterator[Row]:
    """Yield the figures of each variant as soon as they are there."""
    for variant, recipe in VARIANTS.items():
        yield Row(variant, trial(recipe))


def _column(name: str) -> int:
    return max(len(name), len("0.000 +0.000")) + 3
