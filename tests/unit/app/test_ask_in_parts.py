"""A question that asks for several things."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fake_path import SENTENCES, FakeGenerator, FakeRetriever, answer, events

from app.answer import EvidenceFound
from vectorstore.hit import Retrieved


@dataclass
class InParts(FakeRetriever):
    """Finds the first sentence for the first part of a question, and the last one for the other."""

    def retrieve(self, question, language, sentences=8, articles=None) -> Retrieved:
        whole = super().retrieve(question, language, sentences, articles)
        if question.startswith("Qui") and "fret" not in question:
            return replace(whole, evidence=whole.evidence[:1])
        return (
            whole if "Qui" in question and articles is None else replace(whole, evidence=whole.evidence[2:])
        )


def test_a_question_that_asks_twice_is_answered_twice_even_when_the_model_tells_one_part():
    generator = FakeGenerator(pieces=(SENTENCES[0],), odds=0.5)
    question = "Qui n’a pas activé l’article 4, et quel fret a été atteint ?"
    made = answer(generator, question=question, retriever=InParts())
    assert generator.read == [SENTENCES[0], SENTENCES[2]]
    assert [statement.citations[0].quote for statement in made.statements] == [SENTENCES[0], SENTENCES[2]]
    assert made.notice is None


def test_what_the_model_tells_of_both_parts_is_not_told_again():
    generator = FakeGenerator(pieces=(SENTENCES[0] + " ", SENTENCES[2]), odds=0.5)
    question = "Qui n’a pas activé l’article 4, et quel fret a été atteint ?"
    made = answer(generator, question=question, retriever=InParts())
    assert [statement.text for statement in made.statements] == [SENTENCES[0], SENTENCES[2]]


def test_the_evidence_of_a_question_that_asks_twice_is_that_of_both_parts_each_once():
    question = "Qui n’a pas activé l’article 4, et quel fret a été atteint ?"
    found, *_ = events(FakeGenerator(), question=question, retriever=InParts())
    assert isinstance(found, EvidenceFound)
    assert [item.text for item in found.evidence] == SENTENCES
