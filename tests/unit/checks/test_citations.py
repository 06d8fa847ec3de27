from dataclasses import replace

import numpy as np
import pytest

from app.answer import Citation, Statement
from app.checks.citations import Pointer, marked_text, quote_statements
from vectorstore.closeness import Scale
from vectorstore.hit import Evidence


def item(text: str, similarity: float) -> Evidence:
    return Evidence("a", 0, len(text), text, "", "fr", similarity)


def test_quotes_are_the_most_similar_sentences_in_the_order_of_the_evidence():
    evidence = [item("un", 0.8), item("deux", 0.7), item("trois", 0.9)]
    assert [statement.text for statement in quote_statements(evidence, 2)] == ["un", "trois"]


def test_a_mark_is_the_number_of_its_citation_and_repeats_with_it():
    one, two = Citation("a", 0, 2, "un"), Citation("a", 3, 7, "deux")
    statements = [
        Statement("First.", "supported", (one, two)),
        Statement("Second.", "unsupported", ()),
        Statement("Third.", "supported", (two,)),
    ]
    assert marked_text(statements) == "First. [1] [2] Second. Third. [2]"


SCALE = Scale(0.7, 0.8)
ALIKE = Pointer(lambda _: np.array([1.0]), lambda texts: np.ones((len(texts), 1)), SCALE.of)
TREATY = "L’Arménie ne peut quitter l’organisation en 2023."


def pointed(sentence: str):
    return ALIKE.over("Que peut Erevan ?", [item(TREATY, 0.9)])(sentence)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Elle ne peut quitter l’organisation en 2023.", "supported"),
        ("L’organisation ne peut quitter Erevan et l’Arménie.", "supported"),
        ("L’Arménie peut quitter l’organisation en 2023.", "partly supported"),
        ("L’Arménie pense à l’organisation.", "supported"),
        ("L’organisation quitte le Kazakhstan en 2023.", "partly supported"),
        ("Les jardiniers d’Erevan aiment certainement les rosiers grimpants.", "unsupported"),
    ],
)
def test_a_verdict_weighs_words_and_names(sentence, verdict):
    assert pointed(sentence).verdict == verdict


def test_a_statement_with_another_number_gives_way_to_its_sentence():
    statement = pointed("L’Arménie ne peut quitter l’organisation en 2024.")
    assert (statement.text, statement.verdict) == (TREATY, "supported")
    assert [citation.quote for citation in statement.citations] == [TREATY]


def test_a_small_number_in_words_is_no_other_and_a_little_word_counts_nothing():
    point = ALIKE.over("Qui est mort ?", [item("Un soldat très jeune est mort.", 0.9)])
    assert point("Un soldat est mort.").text == "Un soldat est mort."
    assert point("Trois soldats sont morts, jeunes.").text == "Un soldat très jeune est mort."


def test_the_year_asked_about_may_be_told_by_the_sentence_right_before():
    before = replace(item("Le 19 septembre 2023, Bakou attaqua.", 0.8), start=0, end=36)
    fled = replace(
        item("Cent mille Arméniens fuirent, et la république cessa en 2024.", 0.9), start=37, end=97
    )
    apart = replace(fled, start=60, end=120)
    question = "Combien d’Arméniens fuirent en 2023 ?"
    told = fled.text
    best_last = Pointer(lambda _: np.array([1.0]), lambda texts: np.array([[0.9], [1.0]]), SCALE.of)
    assert best_last.over(question, [before, fled])(told).verdict == "supported"
    assert best_last.over(question, [before, apart])(told).verdict == "unsupported"
    leaning = replace(apart, before=before)
    assert best_last.over(question, [before, leaning])(told).verdict == "supported"


def test_each_part_of_a_question_may_be_of_a_year_of_its_own():
    parts = ("Que dit le traité de 2021 ?", "que peut Erevan ?")
    question = "Que dit le traité de 2021, et que peut Erevan ?"
    assert ALIKE.over(question, [item(TREATY, 0.9)])(TREATY).verdict == "unsupported"
    assert ALIKE.over(question, [item(TREATY, 0.9)], parts)(TREATY).verdict == "supported"


def test_a_denial_that_the_sentence_does_not_make_is_doubted():
    point = ALIKE.over("Que dit Erevan ?", [item("Erevan a signé le traité.", 0.9)])
    assert point("Erevan a signé le traité.").verdict == "supported"
    assert point("Erevan n’a pas signé le traité.").verdict == "partly supported"


def test_a_denial_that_only_a_clause_of_the_sentence_makes_is_not_dropped():
    told = (
        "Lauterbach rechnet nicht mit einer neuen Impfpflicht, hält sie aber für denkbar, bereitet sie vor."
    )
    german = replace(item(told, 0.9), language="de")
    point = ALIKE.over("Womit rechnet der Minister?", [german])
    assert point("Lauterbach rechnet mit einer neuen Impfpflicht.").verdict == "partly supported"
    assert point("Lauterbach hält die Impfpflicht für denkbar.").verdict == "supported"


def test_a_statement_is_pointed_at_what_is_nearest_whatever_the_languages():
    found = [item(TREATY, 0.9), replace(item("Armenia signed nothing.", 0.9), language="en")]
    meaning_and_language = np.array([[1.5, 0.0], [0.2, 1.5]])
    reads = (lambda _: np.array([0.6, 0.8]), lambda _: meaning_and_language)
    apart = Pointer(*reads, SCALE.of, lambda vectors, _: vectors * [1.0, 0.0])
    assert Pointer(*reads, SCALE.of).over("Why?", found)("Armenia stays.").citations[0].quote == found[1].text
    assert apart.over("Why?", found)("Armenia stays.").citations[0].quote == found[0].text


def test_names_are_not_compared_across_languages():
    assert pointed("The organisation stays with Yerevan in 2023.").verdict == "supported"


def test_a_number_that_only_the_question_tells_leaves_a_doubt():
    told = item("Des soldats sont morts à Batken.", 0.9)
    point = ALIKE.over("Pourquoi 500 soldats sont-ils morts à Batken en 2022 ?", [told])
    assert point("500 soldats sont morts à Batken.").verdict == "partly supported"
    assert point("Des soldats sont morts à Batken en 2022.").verdict == "supported"
