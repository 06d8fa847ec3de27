"""A small world to evaluate: two articles, a question set, and an answerer that does everything right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.answer import Answer, Citation, Models, Source, Statement, Timings
from app.evaluation.corpus import Corpus
from app.evaluation.gold import locate
from app.evaluation.questions import Question
from app.evaluation.report import Report
from app.evaluation.run import Evaluation
from ingest.article import Article, Passage, Sentence
from vectorstore.hit import Evidence, Hit, Retrieved

BRIDGE = [
    "Le pont de Valmont",
    "Le pont de Valmont a été ouvert en 1931.",
    "L’ingénieur Paul Arnoux en a dessiné les plans.",
    "Il mesure 412 mètres de long.",
    "En 1987, une crue a emporté deux piles.",
    "La réparation a coûté 9 millions de francs.",
    "Le maire avait promis « une route plus sûre » aux habitants.",
    "Les camions n’y passent plus depuis cette date.",
]
HARBOUR = [
    "Der Hafen von Lindau",
    "Der Hafen von Lindau wurde 1856 fertig.",
    "Der Leuchtturm ist 33 Meter hoch.",
    "Die Fähre nach Konstanz fährt jede Stunde.",
    "Im Winter ruht der Verkehr wegen des Nebels.",
    "Der Bürgermeister Karl Brandt will das ändern.",
]
REFUSALS = {
    "en": "The articles do not answer this question.",
    "fr": "Les articles ne répondent pas à cette question.",
    "de": "Die Artikel beantworten diese Frage nicht.",
}
_LITTLE_WORDS = {
    "en": {"the", "was", "is", "it", "because", "of", "to", "he", "do", "not"},
    "fr": {"le", "la", "les", "une", "il", "en", "de", "ne", "par", "pas"},
    "de": {"der", "die", "das", "und", "er", "ist", "weil", "von", "nicht", "im"},
}


def article(name: str, language: str, sentences: Sequence[str]) -> Article:
    """Return an article of ``sentences``: the title, then passages of two sentences each."""
    title, *body = sentences
    text, spans = title, [Sentence(0, len(title), 0, "title")]
    for index, sentence in enumerate(body):
        text += "\n" if index % 2 == 0 else " "
        spans.append(Sentence(len(text), len(text) + len(sentence), 1 + index // 2))
        text += sentence
    passages = tuple(
        Passage(
            min(s.start for s in spans if s.passage == number),
            max(s.end for s in spans if s.passage == number),
        )
        for number in range(spans[-1].passage + 1)
    )
    return Article(
        id=f"id-{name}",
        source=f"/somewhere/{name}.txt",
        text=text,
        title=title,
        author=None,
        published=None,
        language=language,
        headings=(),
        sentences=tuple(spans),
        passages=passages,
        version=f"version of {name}",
    )


def asked(
    id: str,
    question: str,
    answer: str = "",
    evidence: Sequence[str] = (),
    must: Sequence[Sequence[str]] = (),
    kind: str = "fact",
) -> Question:
    """Return a question whose language is the first part of its id, answerable when it has evidence."""
    groups = tuple(tuple(group) for group in must)
    return Question(id, id[:2], question, bool(evidence), tuple(evidence), groups, answer, kind=kind)


QUESTIONS = (
    asked(
        "en-1",
        "When was the Valmont bridge opened?",
        "It was opened in 1931.",
        ["a été ouvert en 1931"],
        [["1931"]],
    ),
    asked("en-2", "How long is the bridge?", "It is 412 metres long.", ["412 mètres"], [["412"]]),
    asked(
        "fr-1", "Qui a dessiné le pont ?", "Il a été dessiné par Paul Arnoux.", ["Paul Arnoux"], [["Arnoux"]]
    ),
    asked(
        "fr-2",
        "Combien a coûté la réparation ?",
        "La réparation a coûté 9 millions.",
        ["9 millions"],
        [["9 millions"]],
    ),
    asked(
        "de-1",
        "Wann wurde der Hafen fertig?",
        "Der Hafen ist seit 1856 fertig.",
        ["wurde 1856 fertig"],
        [["1856"]],
    ),
    asked(
        "de-2",
        "Warum ruht der Verkehr im Winter?",
        "Er ruht im Winter, weil Nebel herrscht.",
        ["wegen des Nebels"],
        [["Nebel"]],
        "why",
    ),
    asked("en-3", "Who painted the bridge?", kind="near miss"),
    asked("en-4", "What is the capital of Peru?", kind="off topic"),
    asked("fr-3", "Pourquoi le pont a-t-il été vendu ?", kind="false premise"),
    asked("de-3", "Wie viele Boote liegen im Hafen?", kind="near miss"),
)


@dataclass(frozen=True)
class World:
    """Articles, questions, and answers that are right about them."""

    articles: tuple[Article, ...]
    questions: tuple[Question, ...] = QUESTIONS

    def article_of(self, language: str) -> Article:
        return next(a for a in self.articles if a.language == language)

    def answer(self, question: Question) -> Answer:
        """Return the reference with a citation of each gold sentence; a refusal when there is no answer."""
        citations = tuple(self._cite(item.places[0]) for item in locate(question, Corpus.of(self.articles)))
        statements = (Statement(question.answer, "supported", citations),) if question.answerable else ()
        text = f"{question.answer} [1]" if question.answerable else REFUSALS[question.lang]
        return Answer(
            question=question.question,
            language=question.lang,
            status="answered" if question.answerable else "refused",
            statements=statements,
            text=text,
            sources=tuple(Source(a.id, a.title, None, None, a.language, a.source) for a in self.articles),
            retrieved=self.retrieve(question.question, question.lang).hits,
            timings=Timings(0.1, 1.0 if question.answerable else None, 2.0),
            models=Models("embedding", "llm", {"answer": "abc"}),
            confidence=0.9 if question.answerable else 0.2,
        )

    def retrieve(self, question: str, language: str) -> Retrieved:
        """Return the gold sentences and passages first, then all others of the article."""
        known = next((q for q in self.questions if q.question == question), None)
        gold = [item.places[0] for item in locate(known, Corpus.of(self.articles))] if known else []
        spans = [(a, s) for a in self.articles for s in a.sentences]
        spans.sort(key=lambda pair: not any(g.overlaps(pair[0].id, pair[1].start, pair[1].end) for g in gold))
        evidence = tuple(
            Evidence(a.id, s.start, s.end, s.of(a.text), "", a.language, 1 - rank / 100)
            for rank, (a, s) in enumerate(spans[:6])
        )
        passages = dict.fromkeys((a.id, a.passages[s.passage]) for a, s in spans)
        hits = tuple(
            Hit(f"{i}-{p.start}", i, p.start, p.end, 1 - rank / 100) for rank, (i, p) in enumerate(passages)
        )
        return Retrieved(hits, evidence)

    def other_sentence(self, citation: Citation) -> Citation:
        """Return a citation of the article's next sentence but one, quoted exactly."""
        text = next(a for a in self.articles if a.id == citation.article_id)
        starts = [s.start for s in text.sentences]
        number = (starts.index(citation.start) + 2) % len(starts)
        sentence = text.sentences[number]
        return Citation(text.id, sentence.start, sentence.end, sentence.of(text.text))

    def without(self, language: str) -> World:
        return replace(self, articles=tuple(a for a in self.articles if a.language != language))

    def _cite(self, place) -> Citation:
        text = next(a for a in self.articles if a.id == place.article_id)
        sentence = next(s for s in text.sentences if place.overlaps(text.id, s.start, s.end))
        return Citation(text.id, sentence.start, sentence.end, sentence.of(text.text))


def detect(text: str, allowed: Sequence[str]) -> str:
    """Return the language with most little words in ``text``; enough for this world."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    return max(allowed, key=lambda code: sum(word in _LITTLE_WORDS.get(code, ()) for word in found))


def make_world() -> World:
    """Return the world of two articles."""
    return World((article("pont.fr", "fr", BRIDGE), article("hafen.de", "de", HARBOUR)))


def run(
    questions, articles, conditions, folder, detect, on_progress=lambda done, total: None, **more
) -> Report:
    """Evaluate ``articles`` with what ``more`` gives an evaluation."""
    evaluation = Evaluation(questions, Corpus.of(articles), conditions, detect, **more)
    return evaluation.run(folder, on_progress)
