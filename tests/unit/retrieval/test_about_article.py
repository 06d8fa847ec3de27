from dataclasses import replace

import pytest

from vectorstore.about_article import dateline_answers, title_answers
from vectorstore.hit import ArticleCard

CARD = ArticleCard("a", "/a.txt", "Roses", "Ada Lum", "2024-05-01", "en", "1", 1, 900)
ANONYMOUS, UNDATED = replace(CARD, author=None), replace(CARD, published=None)

ABOUT_THE_AUTHOR = [
    "Who wrote this article?",
    "Which journalist wrote the piece about roses?",
    "Qui a écrit l’article sur les roses ?",
    "De qui est cette chronique ?",
    "Wer hat den Artikel über Rosen geschrieben?",
    "Von wem stammt der Beitrag?",
    "¿Quién firma el artículo sobre las rosas?",
    "Кто автор статьи о розах?",
]
ABOUT_THE_DATE = [
    "When was this article published?",
    "What is the date of the article on roses?",
    "De quand date l’analyse d’Ada Lum ?",
    "Quand l’article a-t-il paru ?",
    "Wann ist der Beitrag über Rosen erschienen?",
    "¿Cuándo se publicó el artículo?",
    "Когда была опубликована эта статья?",
]


@pytest.mark.parametrize("question", ABOUT_THE_AUTHOR)
def test_the_dateline_says_who_wrote_an_article_if_it_names_somebody(question):
    assert dateline_answers(question, CARD)
    assert dateline_answers(question, UNDATED)
    assert not dateline_answers(question, ANONYMOUS)


@pytest.mark.parametrize("question", ABOUT_THE_DATE)
def test_the_dateline_says_when_an_article_appeared_if_it_has_a_date(question):
    assert dateline_answers(question, CARD)
    assert dateline_answers(question, ANONYMOUS)
    assert not dateline_answers(question, UNDATED)


def test_both_are_wanted_when_both_are_asked():
    question = "¿Quién firma el artículo sobre las rosas y cuándo salió?"
    assert dateline_answers(question, CARD)
    assert not dateline_answers(question, UNDATED)


@pytest.mark.parametrize(
    "question",
    [
        "According to the author of the article, when was the garden written off?",
        "Selon l’auteur de l’article, quand la paix a-t-elle été signée ?",
        "Who wrote the letter to the minister?",
        "When was article 4 of the treaty written?",
        "What does the article say about roses?",
        "When was the treaty signed?",
    ],
)
def test_what_an_article_tells_is_not_a_question_about_the_article(question):
    assert not dateline_answers(question, CARD)


@pytest.mark.parametrize(
    "question",
    [
        "What is the title of the article by Ada Lum?",
        "Quel est le titre de l’article sur les roses ?",
        "Wie lautet der Titel des Artikels über Rosen?",
        "¿Cómo se titula el artículo sobre las rosas?",
        "Как называется статья о розах?",
    ],
)
def test_what_an_article_is_called_is_asked_in_five_languages(question):
    assert title_answers(question)


def test_most_questions_ask_for_no_title():
    assert not title_answers("Why did the garden close?")
    assert not title_answers("Qui a fermé le jardin ?")
