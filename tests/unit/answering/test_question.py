"""Which questions may need the turns before them."""

import pytest

from app.answer import Turn
from app.answering.question import may_lean

HISTORY = (Turn("Who is Nikol Pashinyan?", "The prime minister of Armenia."),)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("And why?", "en"),
        ("And why does he say that the alliance did not protect his country?", "en"),
        ("Why does he say that the alliance did not protect his country?", "en"),
        ("In which year did she decide to freeze the membership of her country?", "en"),
        ("Did he say that the alliance would protect the country in a war?", "en"),
        ("How many times did they ask for the help of the alliance in vain?", "en"),
        ("Et pourquoi dit-il que l’alliance n’a pas protégé son pays ?", "fr"),
        ("Pourquoi dit-il que l’alliance n’a pas protégé le pays ?", "fr"),
        ("Pourquoi a-t-elle gelé sa participation à l’alliance en plein hiver ?", "fr"),
        ("Pourquoi est-ce qu’il dit que l’alliance n’a pas protégé le pays ?", "fr"),
        ("Pourquoi est-elle sortie de l’alliance au milieu de la guerre ?", "fr"),
        ("Veut-il que l’alliance protège son pays en cas de guerre ?", "fr"),
        ("Und warum sagt er, dass das Bündnis sein Land nicht geschützt hat?", "de"),
        ("Warum sagt er, dass das Bündnis sein Land nicht geschützt hat?", "de"),
        ("¿Y por qué dice que la alianza no protegió a su país?", "es"),
        ("¿Por qué dice él que la alianza no protegió a su país?", "es"),
        ("А почему он говорит, что союз не защитил его страну в войне?", "ru"),
        ("Почему он говорит, что союз совсем не защитил его страну в войне?", "ru"),
    ],
)
def test_a_question_that_is_short_or_clearly_goes_on_leans(question, language):
    assert may_lean(question, HISTORY, language)
    assert not may_lean(question, (), language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("E perché dice che l’alleanza non ha protetto il suo paese?", "it"),
        ("Why did the president say that he would leave the alliance soon?", "en"),
        ("Which countries say they will leave the alliance in the next year?", "en"),
        ("Why did the allies say that they would not help the country?", "en"),
        ("What does Tokayev think of the war that he calls a mistake?", "en"),
        ("Andrei Lugovoi said what about the war in the east this year?", "en"),
        ("Who said that he would leave the alliance in the next year?", "en"),
        ("Why did Armenia say they would leave the alliance in the next year?", "en"),
        ("Pourquoi le président dit-il que l’alliance n’a pas protégé le pays ?", "fr"),
        ("Pourquoi Macron dit-il que l’alliance n’a pas protégé le pays ?", "fr"),
        ("Moscou veut-elle que l’alliance protège les pays en cas de guerre ?", "fr"),
        ("Le président dit-il que l’alliance n’a pas protégé le pays ?", "fr"),
        ("Pourquoi faut-il que l’alliance protège les pays en cas de guerre ?", "fr"),
        ("Pourquoi est-ce qu’il y a une alliance entre les pays de la région ?", "fr"),
        ("Pourquoi y a-t-il une alliance entre les pays de la région ?", "fr"),
        ("Que se passe-t-il dans l’alliance depuis le début de la guerre ?", "fr"),
        ("Pourquoi est-il important de protéger les pays de la petite alliance ?", "fr"),
        ("De quoi s’agit-il dans le traité que les six pays ont signé ?", "fr"),
        ("Étienne a-t-il dit que l’alliance n’a pas protégé le pays ?", "fr"),
        ("Warum sagt der Präsident, dass er das Bündnis bald verlassen will?", "de"),
        ("Was wollen Sie über die Rolle des Bündnisses im Krieg wissen?", "de"),
        ("Unter welchen Bedingungen hat das Land das Bündnis im Krieg verlassen?", "de"),
        ("¿Por qué dice el presidente que ella no protegió a su país?", "es"),
        ("¿Yerevan por qué dice que la alianza no protegió a su país?", "es"),
        ("Почему президент говорит, что он не защитил свою страну в войне?", "ru"),
        ("Арменинан почему говорит, что союз совсем не защитил страну в войне?", "ru"),
        ("Какие страны считают, что они не должны помогать союзу в войне?", "ru"),
    ],
)
def test_a_longer_one_that_says_itself_who_it_is_about_does_not(question, language):
    assert not may_lean(question, HISTORY, language)
