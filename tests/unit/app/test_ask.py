"""The path of a question from evidence to answer, refusal or quotes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from fake_path import SENTENCES, TEXT, FakeGenerator, FakeRetriever, answer, asker, events

from app.answer import Event, EvidenceFound, Finished, Stated, Turn, Written
from app.answering.question import MAX_CHARACTERS
from app.errors import QuestionError
from app.options import Options
from vectorstore.hit import Evidence


def test_evidence_comes_first_then_the_writing_then_statements_and_the_answer_last():
    kinds = [type(event) for event in events(FakeGenerator())]
    assert kinds[0] is EvidenceFound
    assert kinds[-1] is Finished
    assert kinds.index(Written) < kinds.index(Stated)
    assert kinds.count(Stated) == 2


def test_every_quote_is_the_slice_that_its_offsets_name():
    made = answer(FakeGenerator())
    citations = [citation for statement in made.statements for citation in statement.citations]
    assert citations
    assert all(citation.quote == TEXT[citation.start : citation.end] for citation in citations)


def test_each_statement_points_at_the_sentence_that_carries_it():
    made = answer(FakeGenerator())
    assert [statement.citations[0].quote for statement in made.statements] == SENTENCES[:2]
    assert made.text == f"{SENTENCES[0]} [1] {SENTENCES[1]} [2]"


def test_without_a_model_the_answer_is_quotes_that_say_so():
    made = answer(None)
    assert made.status == "quoted"
    assert [statement.text for statement in made.statements] == SENTENCES
    assert made.notice is not None
    assert "mot" in made.notice
    assert made.models.llm is None


def test_a_model_that_does_not_answer_leaves_quotes():
    made = answer(FakeGenerator(breaks_after=0))
    assert made.status == "quoted"
    assert made.statements


def test_a_model_that_breaks_off_leaves_what_it_wrote_marked_interrupted():
    made = answer(FakeGenerator(pieces=(SENTENCES[0] + " La Bié", "lorussie"), breaks_after=1))
    assert made.status == "answered"
    assert made.interrupted
    assert made.statements[0].text == SENTENCES[0]
    assert made.notice is not None


def test_a_doubtful_question_is_refused_in_the_asker_s_language_with_the_passages():
    made = answer(FakeGenerator(odds=-5.0))
    assert made.status == "refused"
    assert made.statements == ()
    assert "ne répondent pas" in made.text
    assert made.retrieved
    assert made.confidence == pytest.approx(3 * math.exp(-5) / (1 + 3 * math.exp(-5)))


def test_nothing_found_is_refused_without_asking_the_model():
    assert answer(FakeGenerator(odds=8.0), retriever=FakeRetriever(())).status == "refused"


def test_invented_numbers_give_way_to_the_sentence_they_were_made_of_once():
    made = answer(FakeGenerator(pieces=("Le fret a atteint 999 Mt. ", "Le fret a atteint 888 Mt.")))
    assert [statement.text for statement in made.statements] == [SENTENCES[2]]
    assert [citation.quote for citation in made.statements[0].citations] == [SENTENCES[2]]


def test_an_answer_made_up_of_other_words_is_refused():
    invented = "Les jardiniers préfèrent certainement quelques rosiers grimpants ailleurs."
    assert answer(FakeGenerator(pieces=(invented,), odds=0.0)).status == "refused"


def test_an_answer_that_only_says_the_question_again_is_refused():
    generator = FakeGenerator(pieces=("Les alliés ont activé les alliés.",), odds=0.0)
    assert answer(generator, question="Qui a activé les alliés ?").status == "refused"


def test_a_sentence_that_begins_with_the_question_gives_way_to_the_one_that_carries_it():
    question = "Pourquoi les alliés se taisent-ils ?"
    repeating = FakeGenerator(pieces=("Pourquoi les alliés se taisent-ils, l’article 4 n’a pas été activé.",))
    assert [statement.text for statement in answer(repeating, question=question).statements] == SENTENCES[:1]


def test_the_nearest_sentence_stands_in_for_what_was_made_up_where_there_surely_is_an_answer():
    invented = "Les jardiniers préfèrent certainement quelques rosiers grimpants ailleurs."
    made = answer(FakeGenerator(pieces=(invented,), odds=2.0))
    assert [statement.text for statement in made.statements] == SENTENCES[:1]


def test_what_tells_of_another_year_than_the_one_asked_about_is_no_answer():
    told = "Le fret a atteint 2,7 Mt en 2021."
    only = (Evidence("a1", 0, len(told), told, "", "fr", 0.9),)
    made = answer(
        FakeGenerator(pieces=(told,)), question="Quel fret en 2023 ?", retriever=FakeRetriever(only)
    )
    assert made.status == "refused"


def test_a_number_is_cited_where_it_stands():
    made = answer(FakeGenerator(pieces=("Le fret a atteint 2,7 Mt.",)))
    assert [citation.quote for citation in made.statements[0].citations] == [SENTENCES[2]]


def test_stopping_keeps_what_is_written():
    written: list[Event] = []
    for event in asker(FakeGenerator()).ask("Pourquoi ?", stopped=lambda: len(written) > 1):
        written.append(event)
    assert isinstance(written[-1], Finished)
    assert written[-1].answer.interrupted


def test_a_short_follow_up_is_completed_and_the_answer_keeps_the_person_s_words():
    retriever = FakeRetriever()
    history = (Turn("Qui a prêté son sol ?", "La Biélorussie."),)
    made = answer(FakeGenerator(), question="Et quand ?", history=history, retriever=retriever)
    assert retriever.asked[-1] == "Quand la Biélorussie a-t-elle prêté son sol ?"
    assert made.question == "Et quand ?"


def test_evidence_of_a_follow_up_does_not_wait_until_the_model_has_completed_it():
    retriever, generator = FakeRetriever(), FakeGenerator()
    history = (Turn("Qui a prêté son sol ?", "La Biélorussie."),)
    coming = asker(generator, retriever).ask("Et quand ?", history)
    assert isinstance(next(coming), EvidenceFound)
    assert retriever.asked == ["Qui a prêté son sol ? Et quand ?"]
    assert not generator.completed
    rest = list(coming)
    assert [type(event) for event in rest].count(EvidenceFound) == 1
    assert retriever.asked[1:] == ["Quand la Biélorussie a-t-elle prêté son sol ?"]
    assert isinstance(rest[-1], Finished)
    assert rest[-1].answer.timings.retrieval_s <= rest[-1].answer.timings.total_s


def test_a_follow_up_without_a_model_is_asked_as_it_stands():
    retriever = FakeRetriever()
    answer(None, question="Et quand ?", history=(Turn("Qui ?", "Lui."),), retriever=retriever)
    assert retriever.asked == ["Et quand ?"]


def test_a_question_that_stands_by_itself_is_left_alone():
    retriever = FakeRetriever()
    question = "Pourquoi le Kazakhstan n’a-t-il pas reconnu les républiques de Donetsk et de Louhansk ?"
    answer(FakeGenerator(), question=question, history=(Turn("Qui ?", "Lui."),), retriever=retriever)
    assert retriever.asked == [question]


def test_what_answers_when_it_is_read_with_the_question_is_written_from_first():
    generator, asked = FakeGenerator(), []

    def answering(question: str, sentences: Sequence[str]) -> list[float]:
        asked.append((question, list(sentences)))
        return [12.0 * (sentence == SENTENCES[1]) for sentence in sentences]

    made = list(asker(generator, answering=answering).ask("Qui a prêté son sol ?"))
    assert asked == [("Qui a prêté son sol ?", SENTENCES)]
    assert generator.judged[0] == SENTENCES[1]
    assert generator.read == [SENTENCES[1]]
    assert isinstance(made[-1], Finished)


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_a_name_is_answered_in_the_language_of_the_page_or_of_what_was_asked_before(language):
    page = Options(quotes_only=True, language=language)
    before = (Turn({"en": "Who?", "fr": "Qui ?", "de": "Wer?", "es": "¿Quién?"}[language], "Belgorod."),)
    assert answer(None, question="Belgorod", options=page).language == language
    assert (
        answer(None, question="Belgorod", options=replace(page, language="ru"), history=before).language
        == language
    )
    assert answer(None, question="Где Белгород?", options=page, history=before).language == "ru"


def test_an_endpoint_that_tells_no_probabilities_is_let_speak():
    made = answer(FakeGenerator(odds=None))
    assert made.status == "answered"
    assert made.confidence is None


@pytest.mark.parametrize("question", ["", "   ", "?!", "a" * (MAX_CHARACTERS + 1), "x" * 200_000])
def test_what_is_no_question_is_refused_in_words(question):
    with pytest.raises(QuestionError):
        events(FakeGenerator(), question)


def test_the_json_of_an_answer_is_the_contract():
    document = answer(FakeGenerator()).as_json()
    assert {
        "question", "language", "status", "statements", "text", "sources", "retrieved", "timings", "models",
    } <= document.keys()  # fmt: skip
    assert document["sources"][0] == {
        "article_id": "a1", "title": "Le silence", "author": "Élise M.", "published": "2022-05-24",
        "language": "fr", "path": "/articles/a.md",
        "version": "v1",
    }  # fmt: skip
    assert document["retrieved"] == [{"article_id": "a1", "start": 0, "end": len(TEXT), "score": 1.0}]
    assert document["statements"][0].keys() == {"text", "verdict", "citations", "draft", "doubtful"}
