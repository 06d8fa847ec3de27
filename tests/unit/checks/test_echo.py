import pytest

from app.checks.echo import asks_again, echoes


@pytest.mark.parametrize(
    ("statement", "question", "language"),
    [
        ("A drought led to a drought in the south.", "What led to a drought in the south?", "en"),
        (
            "Le corridor sépare les deux hommes.",
            "Sur ce corridor, qu'est-ce qui sépare les deux hommes ?",
            "fr",
        ),
        ("Les murs sont couverts de murs.", "De quoi sont couverts les murs ?", "fr"),
        ("El puente fue construido antes del puente.", "¿Quién construyó antes el puente?", "es"),
        ("Мост построил мост.", "Кто построил мост?", "ru"),
        ("Die Brücke ersetzt die Brücke.", "Was ersetzt die Brücke?", "de"),
        ("The mill may close.", "When may the mill close?", "en"),
        ("The Mill closed.", "Why did the mill close?", "en"),
        ("The country exports what it has got.", "What does the country export?", "en"),
        ("Le pays exporte ce qu’il a.", "Qu’exporte le pays ?", "fr"),
        ("Das Land exportiert es nun.", "Was exportiert das Land?", "de"),
        ("El puente ya se ha construido así.", "¿Por qué se construyó el puente?", "es"),
        ("Это был тот мост.", "Почему это мост?", "ru"),
        ("A soldier died.", "Why did the soldier die?", "en"),
        ("Un soldat est mort.", "Pourquoi le soldat est-il mort ?", "fr"),
    ],
)
def test_what_only_says_the_question_again_is_an_echo(statement, question, language):
    assert echoes(statement, question, language)


@pytest.mark.parametrize(
    ("statement", "question", "language"),
    [
        ("Heavy rain led to it.", "What led to the flood?", "en"),
        ("Six towns lie in the valley.", "How many towns lie in the valley?", "en"),
        ("La vallée compte six villes.", "Combien de villes compte la vallée ?", "fr"),
        ("The mill closed in May.", "When did the mill close?", "en"),
        ("Le moulin a fermé en mai.", "Quand le moulin a-t-il fermé ?", "fr"),
        ("Мельница закрыта в мае.", "Когда закрыта мельница?", "ru"),
        ("The mill was sold to Wu.", "To whom was the mill sold?", "en"),
        ("Le moulin est à Pau.", "Où est le moulin ?", "fr"),
        ("It employs 12 people.", "How many people does it employ?", "en"),
        ("The UN wrote the report.", "Who wrote the report?", "en"),
        ("The country exports oil.", "What does the country export?", "en"),
        ("Le pays exporte de l’or.", "Qu’exporte le pays ?", "fr"),
        ("Le pays exporte du blé.", "Qu’est-ce que le pays exporte ?", "fr"),
        ("El país exporta gas.", "¿Qué exporta el país?", "es"),
        ("Страна экспортирует газ.", "Что экспортирует страна?", "ru"),
        ("Le moulin se trouve au sud.", "Où se trouve le moulin ?", "fr"),
        ("Мельница находится на юге.", "Где находится мельница?", "ru"),
        ("The flag is red.", "What colour is the flag?", "en"),
        ("Die Flagge ist rot.", "Welche Farbe hat die Flagge?", "de"),
        ("All countries support the treaty.", "Which countries support the treaty?", "en"),
        ("Todos los países apoyan el tratado.", "¿Qué países apoyan el tratado?", "es"),
        ("Alle Länder unterstützen den Vertrag.", "Welche Länder unterstützen den Vertrag?", "de"),
        ("Обе страны поддерживают договор.", "Какие страны поддерживают договор?", "ru"),
        ("La guerre a duré un an.", "Combien de temps a duré la guerre ?", "fr"),
        ("One soldier died.", "How many soldiers died?", "en"),
        ("Un soldat est mort.", "Combien de soldats sont morts ?", "fr"),
        ("Ein Soldat starb.", "Wie viele Soldaten starben?", "de"),
        ("Murió un soldado.", "¿Cuántos soldados murieron?", "es"),
        ("The village was not flooded.", "Why was the village flooded?", "en"),
        ("The village was flooded.", "Was the village, which lies low, flooded?", "en"),
        ("The village was flooded.", "What was flooded, the village or the town?", "en"),
        ("Le village a été inondé.", "Est-ce que le village, qui est bas, a été inondé ?", "fr"),
        ("Le village a été inondé.", "Le village, qui est bas, a-t-il été inondé ?", "fr"),
    ],
)
def test_what_tells_chooses_affirms_or_denies_is_no_echo(statement, question, language):
    assert not echoes(statement, question, language)


def test_nothing_is_an_echo_in_a_language_whose_questions_are_unknown():
    assert not echoes("Il ponte è il ponte.", "Che cosa è il ponte?", "it")


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        ("Pourquoi l’usine a-t-elle fermé, parce que l’eau manquait.", "Pourquoi l'usine a-t-elle fermé ?"),
        ("The answer to why the mill closed is the river.", "why the mill closed"),
    ],
)
def test_a_sentence_with_the_whole_question_in_it_asks_again(statement, question):
    assert asks_again(statement, question)


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        ("The mill closed because the river fell.", "Why did the mill close?"),
        ("The mill of Ardon closed.", "mill Ardon"),
        ("The mill of Ardon closed in May.", "Mill of Ardon?"),
        ("Whyever did the mill close?", "ever did the mill close"),
    ],
)
def test_a_sentence_that_shares_words_or_has_the_names_searched_for_does_not(statement, question):
    assert not asks_again(statement, question)
