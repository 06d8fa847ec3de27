import pytest

from app.answering.parts import MOST, parts_of


@pytest.mark.parametrize(
    ("language", "first", "joint", "second"),
    [
        ("en", "What did the port lose in May", ", and ", "what did it win back?"),
        ("en", "In which year did the mill close", " and ", "who bought it?"),
        ("en", "What was sold", ", and ", "what did it cost?"),
        ("en", "Who signed the treaty", " and ", "when did it end?"),
        ("en", "Who signed the treaty", "? ", "When did it end?"),
        ("en", "Who signed the treaty", "? And ", "why did it end?"),
        ("fr", "À qui le port a-t-il été vendu", ", et ", "à quel prix ?"),
        ("fr", "Qu’a dit la ministre hier", ", et ", "qu’a répondu le maire ?"),
        ("de", "Was verlor der Hafen im Mai", " und ", "wer hat ihn gekauft?"),
        ("es", "¿Qué perdió el puerto en mayo", " y ", "quién lo compró?"),
        ("es", "¿Qué perdió el puerto en mayo", " e ", "¿por qué lo vendieron?"),
        ("ru", "Что потерял порт в мае", ", и ", "кто его купил?"),
        ("ru", "Кто купил порт", ", а ", "кто его продал?"),
    ],
)
def test_a_question_that_asks_twice_has_two_parts(language, first, joint, second):
    assert parts_of(first + joint + second, language) == (first + (" ?" if language == "fr" else "?"), second)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Why did the mill close?"),
        ("en", "In which year and in which city did the mill close?"),
        ("en", "How many sick and how many dead were in the city?"),
        ("fr", "À quel prix et à quelle date le port a-t-il été vendu ?"),
        ("de", "Wie viele Schiffe und wie viele Häuser sanken?"),
        ("ru", "В каком году и в каком городе закрыли завод?"),
        ("en", "Who and what closed the mill?"),
        ("en", "When and where did the port open?"),
        ("en", "What is said of the mayor who sold the port and who fled?"),
        ("en", "What did France and Germany sell?"),
        ("en", "the port of Poti and what it costs"),
        ("fr", "Pourquoi dit-il que le port ferme et que la ville perd ?"),
        ("fr", "Comment expliquer l’écart entre ce que dit la ville et ce qu’elle fait ?"),
        ("fr", "Que dit l’auteur de ce que veut la ville, et ce qui la retient ?"),
        ("fr", "Que vendent le port et la ville ?"),
        ("de", "Wann und wo fand das Treffen statt?"),
        ("es", "¿Por qué cerró el puerto y la fábrica?"),
        ("ru", "Почему закрыли порт и завод?"),
        ("it", "Chi ha firmato il trattato e quando è finito?"),
    ],
)
def test_a_question_that_asks_once_is_its_only_part(language, question):
    assert parts_of(question, language) == (question,)


def test_there_is_an_end_to_parts():
    question = "Who built the mill, and when did it open, and who bought it, and why did it close?"
    assert parts_of(question, "en") == (
        "Who built the mill?",
        "when did it open?",
        "who bought it, and why did it close?",
    )
    assert MOST == 3
