"""A desk with two small articles and scripted answers: the page can be tested, and seen, without a model."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

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
from app.errors import IbidError
from app.options import NO_WISHES, Options
from app.translation import Translated
from app.ui.examples import FOLDER
from ingest.article import Article, Passage, Sentence, SentenceKind, Span
from vectorstore.hit import ArticleCard, Evidence


def build_article(
    article_id: str,
    language: str,
    title: str,
    author: str | None,
    published: str | None,
    dateline: str,
    body: tuple[str | tuple[str, ...], ...],
) -> Article:
    """Return an article; in ``body`` a string is a heading and a tuple a paragraph's sentences."""
    text = ""
    sentences: list[Sentence] = []
    headings: list[Span] = []

    def add(part: str, kind: SentenceKind | None) -> None:
        nonlocal text
        start = len(text)
        text += part
        if kind is None:
            headings.append(Span(start, len(text)))
        else:
            sentences.append(Sentence(start, len(text), passage=0, kind=kind))

    add(title, "title")
    text += "\n"
    add(dateline, "dateline")
    for block in body:
        text += "\n\n"
        if isinstance(block, str):
            add(block, None)
            continue
        for number, sentence in enumerate(block):
            text += " " if number else ""
            add(sentence, "body")
    return Article(
        id=article_id,
        source=str(FOLDER / f"{article_id}.md"),
        text=text,
        title=title,
        author=author,
        published=published,
        language=language,
        headings=tuple(headings),
        sentences=tuple(sentences),
        passages=(Passage(0, len(text)),),
        version="0" * 64,
    )


BELGOROD = build_article(
    "belgorod",
    "fr",
    "Belgorod, ou le silence d’une alliance",
    "Hélène Marchetti",
    "2023-11-06",
    "Publié le 6 novembre 2023 par Hélène Marchetti",
    (
        (
            "Au matin du 1er avril 2022, deux hélicoptères frappent un dépôt de carburant à Belgorod, à "
            "une trentaine de kilomètres de la frontière ukrainienne.",
            "L’attaque, que Kiev n’a pas revendiquée, est la première de ce genre sur le sol russe depuis "
            "le début de l’invasion.",
            "Elle pose aussitôt une question que Moscou n’avait pas envie d’entendre : que font ses alliés ?",
        ),
        "Un article 4 qui n’oblige personne",
        (
            "Le traité de Tachkent prévoit qu’une agression contre un membre de l’OTSC soit considérée "
            "comme une agression contre tous.",
            "Mais le mécanisme suppose qu’un État le demande, et la Russie ne l’a pas demandé après "
            "Belgorod.",
            "Invoquer l’article 4 aurait obligé le Kremlin à reconnaître qu’il menait une guerre, et non une "
            "« opération spéciale ».",
        ),
        (
            "Le Kazakhstan, qui avait reçu l’aide de l’organisation en janvier 2022, a fait savoir qu’il "
            "n’enverrait pas de soldats en Ukraine.",
            "L’Arménie, elle, attendait encore une réponse à sa propre demande, déposée en mai 2021 après "
            "les incursions azerbaïdjanaises.",
            "Aucun des cinq partenaires n’a donc eu à dire non : personne ne leur avait rien demandé.",
        ),
        "Une alliance à sens unique",
        (
            "L’OTSC n’est intervenue qu’une seule fois en vingt ans, pour quelques jours, à Almaty.",
            "Les diplomates d’Asie centrale y voient moins un bouclier qu’une assurance contre les foules.",
            "« On ne quitte pas une alliance pareille, on l’oublie », résume un ancien ministre arménien.",
        ),
        (
            "Depuis, Erevan a gelé sa participation, et les exercices communs se tiennent sans elle.",
            "À Astana, la formule officielle reste celle d’une politique étrangère « à plusieurs vecteurs ».",
            "À Bichkek et à Douchanbé, les deux armées qui devaient s’exercer ensemble se sont tiré dessus "
            "en septembre 2022.",
        ),
        (
            "Minsk est le seul membre à avoir prêté son territoire à l’offensive russe.",
            "Encore s’est-il gardé d’y engager ses propres troupes.",
        ),
    ),
)

CORRIDOR = build_article(
    "corridor",
    "en",
    "The corridor that goes around Russia",
    None,
    "2023-09-14",
    "14 September 2023",
    (
        (
            "Kazakhstan sends four fifths of its oil through a pipeline that ends in Novorossiysk, a "
            "Russian port.",
            "In the summer of 2022 that pipeline was halted four times, for reasons that ranged from mines "
            "to paperwork.",
            "Astana drew its own conclusion and began to ship crude across the Caspian to Baku.",
        ),
        (
            "The volumes are small: 1.5 million tonnes a year against 55 million by the northern route.",
            "Yet every tonne that crosses the Caspian is a tonne for which nobody has to ask Moscow.",
        ),
    ),
)

HOSTILE = build_article(
    "hostile",
    "en",
    "<b>Bold</b> & [link](https://example.org)",
    "<script>alert('author')</script>",
    "2024-01-01",
    "<script>alert('dateline')</script>",
    (("An image <img src=x onerror=alert('text')>, :red[colour], $x$ and <script>alert(1)</script>.",),),
)


def evidence_of(article: Article, opening: str) -> Evidence:
    """Return the sentence of ``article`` that begins with ``opening``, as evidence."""
    sentence = next(s for s in article.sentences if s.of(article.text).startswith(opening))
    return Evidence(
        article.id, sentence.start, sentence.end, sentence.of(article.text), "", article.language, 0.87
    )


def citation_of(article: Article, opening: str) -> Citation:
    """Return the sentence of ``article`` that begins with ``opening``, as a citation."""
    found = evidence_of(article, opening)
    return Citation(found.article_id, found.start, found.end, found.text)


def source_of(article: Article) -> Source:
    """Return an article's description."""
    return Source(
        article.id,
        article.title,
        article.author,
        article.published,
        article.language,
        article.source,
        article.version,
    )


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
SCRIPTS = {
    "Why didn’t the CSTO activate after Belgorod?": ANSWERED,
    "Pourquoi l’OTSC n’a-t-elle pas réagi après Belgorod ?": ANSWERED_FR,
    "How many tanks did Belgium send to Armenia?": REFUSED,
    "What did Kazakhstan do?": QUOTED,
    "Warum griff die OVKS nach Belgorod nicht ein?": TRANSLATED,
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
    cited = {citation.article_id for statement in statements for citation in statement.citations}
    return Answer(
        question=question,
        language=script.language,
        status=script.status,
        statements=statements,
        text=script.text or " ".join(statement.text for statement in statements),
        sources=tuple(source for source in known if source.article_id in cited),
        retrieved=(),
        timings=Timings(0.1, 0.5, 2.0),
        models=Models("e5", "qwen"),
        notice=script.notice,
        interrupted=script.interrupted,
    )
