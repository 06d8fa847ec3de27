import pytest

from app.answer import Citation, Statement
from app.inquiry import Inquiry
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
    return Inquiry(question, NO_WISHES, question, "en", Retrieved((), READ), READ, (), 0.0, 0.0)


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
