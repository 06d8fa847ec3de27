"""What is written in one language and told in another."""

from __future__ import annotations

from fake_path import SENTENCES, FakeGenerator, answer, events

from app.answer import Written

ENGLISH = {SENTENCES[0]: "The allies did not activate article 4.", SENTENCES[1]: "Belarus lent its soil."}


def test_the_model_writes_in_the_language_it_reads_and_each_carried_sentence_is_translated():
    made = answer(FakeGenerator(english=ENGLISH), question="Why this silence?")
    assert [statement.text for statement in made.statements] == list(ENGLISH.values())
    assert [statement.draft for statement in made.statements] == SENTENCES[:2]
    assert [statement.citations[0].quote for statement in made.statements] == SENTENCES[:2]


def test_a_person_sees_the_translation_being_written_and_not_the_draft():
    shown = [
        event.partial
        for event in events(FakeGenerator(english=ENGLISH), question="Why this silence?")
        if isinstance(event, Written)
    ]
    assert shown == list(ENGLISH.values())


def test_a_translation_that_changes_a_number_is_not_taken():
    wrong = ENGLISH | {SENTENCES[0]: "The allies did not activate article 5."}
    made = answer(FakeGenerator(english=wrong), question="Why this silence?")
    assert [statement.text for statement in made.statements] == [SENTENCES[0], ENGLISH[SENTENCES[1]]]


def test_a_translation_that_loses_a_denial_is_carried_in_part():
    turned = ENGLISH | {SENTENCES[0]: "The allies activated article 4."}
    right, wrong = (
        answer(FakeGenerator(english=english), question="Why this silence?").statements[0]
        for english in (ENGLISH, turned)
    )
    assert (right.verdict, wrong.verdict) == ("supported", "partly supported")


def test_a_translation_that_the_model_is_unsure_of_is_carried_in_part_and_says_so():
    sure, unsure = (
        answer(FakeGenerator(english=ENGLISH, logprobs=logprobs), question="Why this silence?").statements[0]
        for logprobs in ((-0.1,), (-1.0,))
    )
    assert (sure.verdict, sure.doubtful) == ("supported", False)
    assert (unsure.verdict, unsure.doubtful) == ("partly supported", True)


def test_what_the_model_wrote_in_another_language_than_it_reads_gives_way_to_its_sentence():
    written = "The allies did not want to activate article 4 of it."
    made = answer(FakeGenerator(pieces=(written,), english=ENGLISH), question="Why this silence?")
    (statement,) = made.statements
    assert (statement.text, statement.draft) == (ENGLISH[SENTENCES[0]], SENTENCES[0])
    assert [citation.quote for citation in statement.citations] == [SENTENCES[0]]


def test_a_sentence_that_nothing_carries_is_withheld():
    invented = "Les jardiniers préfèrent certainement quelques rosiers grimpants ailleurs."
    made = answer(FakeGenerator(pieces=(SENTENCES[0] + " ", invented)))
    assert [statement.text for statement in made.statements] == SENTENCES[:1]
