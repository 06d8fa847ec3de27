"""The path of a question with every part but the path itself replaced by a few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from app.answer import Answer, Event, Finished
from app.answering.abstention import Abstention
from app.ask import Asker
from app.checks.citations import Pointer
from app.checks.translation import Piece
from app.errors import ModelUnavailable
from app.llm.generator import ModelState
from vectorstore.closeness import Scale
from vectorstore.hit import ArticleCard, Evidence, Hit, Retrieved

TEXT = "Les alliés n’ont pas activé l’article 4. La Biélorussie a prêté son sol. Le fret a atteint 2,7 Mt."
SENTENCES = [sentence.strip() + "." for sentence in TEXT.split(". ")[:2]] + ["Le fret a atteint 2,7 Mt."]
CARD = ArticleCard("a1", "/articles/a.md", "Le silence", "Élise M.", "2022-05-24", "fr", "v1", 1, len(TEXT))


def evidence() -> tuple[Evidence, ...]:
    return tuple(
        Evidence("a1", TEXT.index(s), TEXT.index(s) + len(s), s, "", "fr", 0.9 - 0.02 * n)
        for n, s in enumerate(SENTENCES)
    )


def bag_of_letters(text: str) -> np.ndarray:
    counts = np.array([text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz0123456789"])
    return (counts / max(np.linalg.norm(counts), 1e-9)).astype(np.float32)


@dataclass
class FakeRetriever:
    found: tuple[Evidence, ...] = field(default_factory=evidence)
    asked: list[str] = field(default_factory=list)
    within: list[frozenset[str] | None] = field(default_factory=list)

    def retrieve(
        self, question: str, language: str, sentences: int = 8, articles: frozenset[str] | None = None
    ) -> Retrieved:
        self.asked.append(question)
        self.within.append(articles)
        return Retrieved((Hit("a1-v1-0", "a1", 0, len(TEXT), 1.0),) if self.found else (), self.found)


@dataclass
class FakeGenerator:
    pieces: tuple[str, ...] = (SENTENCES[0] + " ", SENTENCES[1])
    odds: float | None = -0.5
    """What it thinks of every sentence; below even, so that all are judged and read."""
    breaks_after: int | None = None
    english: dict[str, str] = field(default_factory=dict)
    logprobs: tuple[float, ...] = ()
    judged: list[str] = field(default_factory=list)
    completed: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    name: str = "fake"
    prompt_hashes: dict[str, str] = field(default_factory=lambda: {"write": "0"})

    def state(self) -> ModelState:
        return ModelState(self.name, "ready")

    def relevance(self, question, sentences) -> Iterator[float | None]:
        for sentence in sentences:
            self.judged.append(sentence)
            yield self.odds

    def standalone(self, question, history) -> str:
        self.completed.append(question)
        return "Quand la Biélorussie a-t-elle prêté son sol ?"

    def translate(self, sentence, source, language, kept=()) -> Iterator[Piece]:
        assert (source, language) == ("fr", "en")
        yield Piece(self.english[sentence], self.logprobs)

    def write(self, question, language, evidence) -> Iterator[str]:
        self.read = [item.text for item in evidence]
        for number, piece in enumerate(self.pieces):
            if number == self.breaks_after:
                raise ModelUnavailable("gone")
            yield piece


def asker(
    generator: FakeGenerator | None,
    retriever: FakeRetriever | None = None,
    answering: Callable[[str, Sequence[str]], list[float] | None] = lambda question, sentences: None,
) -> Asker:
    return Asker(
        retriever or FakeRetriever(),
        {"a1": CARD}.get,
        Pointer(
            bag_of_letters,
            lambda texts: np.stack([bag_of_letters(text) for text in texts]),
            Scale(0.76, 0.84).of,
        ),
        generator,
        Abstention({"relevance": 1.0}, 0.0, 0.5),
        "fake-embedding",
        answering,
    )


def events(
    generator: FakeGenerator | None, question: str = "Pourquoi ce silence ?", **options
) -> list[Event]:
    return list(asker(generator, options.pop("retriever", None)).ask(question, **options))


def answer(generator: FakeGenerator | None, **options) -> Answer:
    last = events(generator, **options)[-1]
    assert isinstance(last, Finished)
    return last.answer
