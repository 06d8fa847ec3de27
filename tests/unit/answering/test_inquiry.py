import pytest

from app import wording
from app.answer import Citation, Models, Statement
from app.answering.inquiry import Inquiry
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
    found = Retrieved((), READ)
    return Inquiry(question, NO_WISHES, question, "en", found, (), 0.0, read=READ)


def test_a_sentence_of_an_article_is_in_the_article_s_language(inquiry):
    quoted = Statement(GERMAN, "supported", (Citation("b", 0, len(GERMAN), GERMAN),))
    assert inquiry.language_of(quoted) == "de"


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("Erevan gèle tout.", "fr"),
        ("Erevan gèle depuis longtemps sa participation à toutes les réunions de l’alliance.", "fr"),
        ("Yerevan has long frozen its part in all the meetings of the alliance.", "en"),
        ("Yerevan froze it.", "fr"),
    ],
)
def test_what_the_model_writes_is_in_the_language_it_reads_unless_a_long_sentence_shows_the_question_s(
    inquiry, written, language
):
    assert inquiry.language_of(Statement(written, "supported", ())) == language


def test_a_statement_is_said_in_its_own_words_or_in_translation(inquiry):
    inquiry.statements = [Statement("Baku bought gas.", "supported", (), GERMAN)]
    assert inquiry.says(Statement(GERMAN, "supported", ()))
    assert not inquiry.says(Statement("Baku sold gas.", "supported", ()))


def test_what_is_left_open_is_said_beside_an_answer_and_not_beside_a_refusal(inquiry):
    inquiry.unanswered = ["And what did it cost ?", "who paid?"]
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
    inquiry.language = language
    shown = inquiry.answer("refused", models, None).text
    inquiry.retrieved = Retrieved((), ())
    nothing = inquiry.answer("refused", models, None).text
    assert shown.startswith(wording.say("refused", language))
    assert nothing == wording.say("nothing near", language) != shown


def test_what_slips_into_another_script_strays_and_a_sentence_of_the_article_never_does(inquiry):
    assert inquiry.strays(Statement("Erevan gèle 天 tout.", "supported", ()))
    assert not inquiry.strays(Statement("Erevan gèle tout.", "supported", ()))
    quoted = Statement(GERMAN, "supported", (Citation("b", 0, len(GERMAN), GERMAN),))
    assert not inquiry.strays(quoted)
