"""A desk with scripted answers over the fake shelf: the page can be tested, and seen, without a model."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from fake_shelf import BELGOROD, CORRIDOR, HOSTILE, citation_of, evidence_of, source_of

from app.answer import (
    Answer,
    Citation,
    Event,
    EvidenceFound,
    Finished,
    Models,
    Source,
    Stated,
    Statement,
    Status,
    Timings,
    Turn,
    Verdict,
    Written,
)
from app.checks.translation import Translated
from app.errors import IbidError
from app.options import NO_WISHES, Options
from ingest.article import Article
from vectorstore.hit import ArticleCard, Evidence


@dataclass(frozen=True, slots=True)
class Script:
    """One scripted answer."""

    stated: tuple[tuple[str, Verdict, tuple[Citation, ...]], ...]
    evidence: tuple[Evidence, ...]
    status: Status = "answered"
    language: str = "en"
    notice: str | None = None
    fault: str | None = None
    text: str = ""
    interrupted: bool = False
    draft: str | None = None
    """What its statements are doubtful translations of."""
    at_first: tuple[Evidence, ...] | None = None
    """What is found before the question is completed, as for a short follow-up."""


EVIDENCE = (
    evidence_of(BELGOROD, "Elle pose"),
    evidence_of(BELGOROD, "Le traité"),
    evidence_of(BELGOROD, "Mais le mécanisme"),
    evidence_of(BELGOROD, "Invoquer"),
    evidence_of(BELGOROD, "Aucun"),
    evidence_of(CORRIDOR, "Astana"),
)

ANSWERED = Script(
    (
        (
            "The CSTO did not act because Russia never asked it to: its mutual-defence clause only applies "
            "when a member requests help.",
            "supported",
            (citation_of(BELGOROD, "Mais le mécanisme"),),
        ),
        (
            "Invoking Article 4 would have meant admitting that the “special operation” was a war.",
            "supported",
            (citation_of(BELGOROD, "Invoquer"), citation_of(BELGOROD, "Le traité")),
        ),
        (
            "The other members were therefore never forced to refuse, though most were reluctant.",
            "partly supported",
            (citation_of(BELGOROD, "Aucun"),),
        ),
    ),
    EVIDENCE,
)
ANSWERED_FR = Script(
    (
        (
            "L’OTSC n’a pas été activée parce que la Russie ne l’a pas demandé après Belgorod.",
            "supported",
            (citation_of(BELGOROD, "Mais le mécanisme"),),
        ),
        (
            "L’invoquer aurait obligé le Kremlin à reconnaître qu’il menait une guerre.",
            "not checked",
            (citation_of(BELGOROD, "Invoquer"),),
        ),
        ("Certains observateurs y voient une faiblesse durable.", "unsupported", ()),
    ),
    EVIDENCE,
    language="fr",
)
REFUSED = Script(
    (),
    EVIDENCE[3:],
    status="refused",
    text="The articles do not say how many tanks Belgium sent to Armenia.",
)
QUOTED = Script(
    tuple(
        (item.text, "supported", (Citation(item.article_id, item.start, item.end, item.text),))
        for item in EVIDENCE[2:5]
    ),
    EVIDENCE,
    status="quoted",
    notice="The language model did not answer in time, so here are the sentences that fit the question best.",
)
TRANSLATED = Script(
    (
        (
            "Die OVKS griff nicht ein, weil Russland es nicht verlangt hat.",
            "partly supported",
            (citation_of(BELGOROD, "Mais le mécanisme"),),
        ),
    ),
    EVIDENCE,
    language="de",
    draft="La Russie ne l’a pas demandé.",
)
FAULT = Script((), EVIDENCE, fault="the store is in use by process 4211; stop it and ask again")
INJECTED = Script(
    (
        (
            "<img src=x onerror=alert('answer')> **bold** [link](javascript:alert(1)) :red[red]",
            "supported",
            (citation_of(HOSTILE, "An image"),),
        ),
    ),
    (evidence_of(HOSTILE, "An image"),),
    notice="<img src=x onerror=alert('notice')>",
)
FOLLOWING = Script(
    (
        (
            "Astana began to ship crude across the Caspian.",
            "supported",
            (citation_of(CORRIDOR, "Astana"),),
        ),
    ),
    (evidence_of(CORRIDOR, "Astana"), evidence_of(BELGOROD, "Le Kazakhstan")),
    at_first=EVIDENCE,
)
SCRIPTS = {
    "Why didn’t the CSTO activate after Belgorod?": ANSWERED,
    "Pourquoi l’OTSC n’a-t-elle pas réagi après Belgorod ?": ANSWERED_FR,
    "How many tanks did Belgium send to Armenia?": REFUSED,
    "What did Kazakhstan do?": QUOTED,
    "Warum griff die OVKS nach Belgorod nicht ein?": TRANSLATED,
    "And Astana?": FOLLOWING,
    "What went wrong?": FAULT,
    "<img src=x onerror=alert('question')>": INJECTED,
}


@dataclass(frozen=True, slots=True)
class FakeModelState:
    """A model state."""

    name: str | None = "Qwen 1.5B"
    state: str = "ready"
    detail: str = ""


@dataclass(slots=True)
class FakeDesk:
    """Plays ``scripts``, an unknown question like the first, pausing ``pace_s`` between events."""

    pace_s: float = 0.0
    scripts: dict[str, Script] = field(default_factory=lambda: dict(SCRIPTS))
    model: FakeModelState = FakeModelState()
    shelf: tuple[Article, ...] = (BELGOROD, CORRIDOR, HOSTILE)
    asked: list[tuple[str, tuple[Turn, ...]]] = field(default_factory=list)
    wishes: list[Options] = field(default_factory=list)

    def ask(
        self,
        question: str,
        history: tuple[Turn, ...] = (),
        stopped: Callable[[], bool] = lambda: False,
        options: Options = NO_WISHES,
    ) -> Iterator[Event]:
        """Play the script of ``question``."""
        self.asked.append((question, history))
        self.wishes.append(options)
        script = self.scripts.get(question, ANSWERED)
        known = tuple(source_of(article) for article in self.shelf)
        if script.at_first is not None:
            time.sleep(self.pace_s)
            yield EvidenceFound(script.at_first, known)
            time.sleep(8 * self.pace_s)
        time.sleep(self.pace_s)
        yield EvidenceFound(script.evidence, known)
        time.sleep(4 * self.pace_s)
        if script.fault:
            raise IbidError(script.fault)
        statements = []
        for text, verdict, citations in script.stated:
            for partial in _growing(text):
                if stopped():
                    return
                time.sleep(self.pace_s / 4)
                yield Written(partial)
            doubtful = script.draft is not None
            statements.append(Statement(text, verdict, citations, script.draft, doubtful))
            yield Stated(statements[-1])
        yield Finished(_answer(question, script, tuple(statements), known))

    def articles(self) -> list[ArticleCard]:
        """Return the shelf's cards."""
        return [
            ArticleCard(a.id, a.source, a.title, a.author, a.published, a.language, a.version, 1, len(a.text))
            for a in self.shelf
        ]

    def article(self, article_id: str) -> Article | None:
        """Return an article of the shelf."""
        return next((article for article in self.shelf if article.id == article_id), None)

    def translate(self, sentence: str, language: str) -> Translated | None:
        """Return the sentence with the language before it."""
        time.sleep(4 * self.pace_s)
        return Translated(f"[{language}] {sentence}")

    def model_state(self) -> FakeModelState:
        """Return the model state that was given."""
        return self.model


def _growing(text: str) -> Iterator[str]:
    words = text.split(" ")
    for end in range(1, len(words)):
        yield " ".join(words[:end])


def _answer(
    question: str, script: Script, statements: tuple[Statement, ...], known: tuple[Source, ...]
) -> Answer:
    found = {item.article_id for item in script.evidence}
    found |= {citation.article_id for statement in statements for citation in statement.citations}
    return Answer(
        question=question,
        language=script.language,
        status=script.status,
        statements=statements,
        text=script.text or " ".join(statement.text for statement in statements),
        sources=tuple(source for source in known if source.article_id in found),
        retrieved=(),
        timings=Timings(0.1, 0.5, 2.0),
        models=Models("e5", "qwen"),
        notice=script.notice,
        interrupted=script.interrupted,
    )
