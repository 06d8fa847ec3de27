from dataclasses import replace

import pytest

from app import wording
from app.answer import Models, Statement
from app.answering.inquiry import Inquiry
from app.answering.selection import Asked, Selection
from app.options import NO_WISHES
from vectorstore.hit import Evidence, Retrieved

GERMAN = "Baku kaufte Gas."
READ = (
    Evidence("a", 0, 9, "Erevan a gelé sa participation.", "", "fr", 0.9),
    Evidence("b", 0, len(GERMAN), GERMAN, "", "de", 0.8),
)


@pytest.fixture
def inquiry() -> Inquiry:
    question = "What did they do?"
    return Inquiry(question, NO_WISHES, Asked(question, "en", Retrieved((), READ)), (), 0.0)


def test_a_statement_is_said_in_its_own_words_or_in_translation(inquiry):
    inquiry.statements = [Statement("Baku bought gas.", "supported", (), GERMAN)]
    assert inquiry.says(Statement(GERMAN, "supported", ()))
    assert not inquiry.says(Statement("Baku sold gas.", "supported", ()))


def test_what_is_left_open_is_said_beside_an_answer_and_not_beside_a_refusal(inquiry):
    inquiry.selection = Selection(unanswered=("And what did it cost ?", "who paid?"))
    models = Models("embedding", "model")
    answered = inquiry.answer("answered", models, None)
    assert answered.notice == (
        "The articles do not answer this part: “And what did it cost”. "
        "The articles do not answer this part: “who paid”."
    )
    assert inquiry.answer("refused", models, None).notice is None
    assert inquiry.answer("answered", models, "stopped").notice == "Stopped."


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_a_refusal_promises_no_passages_where_there_are_none(inquiry, language):
    models = Models("embedding", "model")
    inquiry.whole = replace(inquiry.whole, language=language)
    shown = inquiry.answer("refused", models, None).text
    inquiry.whole = replace(inquiry.whole, retrieved=Retrieved((), ()))
    nothing = inquiry.answer("refused", models, None).text
    assert shown.startswith(wording.say("refused", language))
    assert nothing == wording.say("nothing near", language) != shown
