import pytest

from app.answer import Citation, Statement
from app.answering.inquiry import Inquiry
from app.answering.selection import Asked, Reading
from app.answering.writing import language_of, strays
from app.options import NO_WISHES
from vectorstore.hit import Evidence, Retrieved

GERMAN = "Baku kaufte Gas."
READING = Reading(
    "What did they do?",
    (
        Evidence("a", 0, 9, "Erevan a gelé sa participation.", "", "fr", 0.9),
        Evidence("b", 0, len(GERMAN), GERMAN, "", "de", 0.8),
    ),
)


@pytest.fixture
def inquiry() -> Inquiry:
    asked = Asked(READING.question, "en", Retrieved((), READING.evidence))
    return Inquiry(READING.question, NO_WISHES, asked, (), 0.0)


def test_a_sentence_of_an_article_is_in_the_article_s_language():
    quoted = Statement(GERMAN, "supported", (Citation("b", 0, len(GERMAN), GERMAN),))
    assert language_of(quoted, READING, "en") == "de"


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
    written, language
):
    assert language_of(Statement(written, "supported", ()), READING, "en") == language


def test_what_slips_into_another_script_strays_and_a_sentence_of_the_article_never_does(inquiry):
    assert strays(Statement("Erevan gèle 天 tout.", "supported", ()), READING, inquiry)
    assert not strays(Statement("Erevan gèle tout.", "supported", ()), READING, inquiry)
    quoted = Statement(GERMAN, "supported", (Citation("b", 0, len(GERMAN), GERMAN),))
    assert not strays(quoted, READING, inquiry)
