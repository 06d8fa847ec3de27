"""What a refusal says about names and years that the evidence does not mention, and when it is silent."""

import re

import pytest

from app import wording
from app.answering.premises import Unheld, remark, unheld
from vectorstore.hit import Evidence


def evidence(*texts: str, language: str = "en") -> list[Evidence]:
    """Return sentences, the nearest first."""
    return [
        Evidence("a", 0, len(text), text, "", language, 0.9 - 0.1 * place) for place, text in enumerate(texts)
    ]


BORDER = evidence(
    "In September 2022 the army of Kyrgyzstan fought the Tajik one near Batken.", "It was quiet in Kherson."
)


def test_a_name_that_is_not_there_is_told_with_the_one_of_its_kind_that_is():
    question = "Why did Kazakhstan send troops to Kherson?"
    assert unheld(question, "en", BORDER) == (Unheld("Kazakhstan", "Kyrgyzstan"),)
    assert remark(question, "en", BORDER) == "The nearest of them speaks of Kyrgyzstan, not of Kazakhstan."


def test_a_name_of_another_kind_does_not_stand_in_its_place():
    assert unheld("What did Finland say?", "en", BORDER) == (Unheld("Finland"),)
    assert remark("Qu’a dit la Finlande ?", "fr", evidence("Le traité de Minsk.", language="fr")) == (
        "Non mentionné dans ces passages\u00a0: Finlande."
    )


@pytest.mark.parametrize("language", ["fr", "de", "es", "ru"])
def test_names_stand_where_no_article_case_or_elision_is_needed(language):
    told = wording.say("another", language).format(asked="Arménie", instead="Kirghizistan")
    assert re.search(r": Kirghizistan,( \w+)+ Arménie\.$", told.replace("\u00a0", " "))


def test_a_year_that_is_not_there_is_told_in_any_language():
    assert unheld("Was geschah im September 2021?", "de", BORDER) == (Unheld("2021", "2022"),)
    assert unheld("Что было в 2021 и 2022 годах?", "ru", BORDER) == (Unheld("2021"),)
    assert remark("¿Qué pasó en 2019 y 2021?", "es", BORDER) == "En estos pasajes no se menciona: 2019, 2021."


@pytest.mark.parametrize(
    ("question", "language", "text", "written_in"),
    [
        ("What did Belarus want?", "en", "La Biélorussie a refusé.", "fr"),
        ("Was wollte Weißrussland?", "de", "La Biélorussie a refusé.", "fr"),
        ("What did Germany want?", "en", "Pour sa part, l’Allemagne a refusé.", "fr"),
        ("Чего хотела Киргизия?", "ru", "La position du Kirghizistan a changé.", "fr"),
        ("Que veut le Kirghizistan ?", "fr", "Aujourd’hui le Kirghizstan refuse.", "fr"),
        ("Why did the Russian army leave?", "en", "Then the army of Russia left.", "en"),
        ("What did Lukashenko say?", "en", "Hier, Loukachenko a parlé.", "fr"),
        ("When did the CSTO act?", "en", "The alliance did not act.", "en"),
        ("Was sagte der Minister in Finnland?", "de", "Der Minister schwieg.", "de"),
        ("Who left in May?", "en", "Nobody left.", "en"),
        ("Who paid 40 dollars?", "en", "Nobody paid.", "en"),
    ],
)
def test_it_is_silent_where_a_name_may_be_there_in_other_words(question, language, text, written_in):
    assert unheld(question, language, evidence(text, language=written_in)) == ()


@pytest.mark.parametrize(
    ("question", "language", "text"),
    [
        ("What did the United States promise Armenia?", "en", "The US promised Armenia aid."),
        ("What did the United States promise?", "en", "Then the U.S. promised aid."),
        ("What did the European Union promise?", "en", "The EU promised aid."),
        ("What did the Collective Security Treaty Organization do?", "en", "The CSTO did nothing."),
        ("What did the Organization for Security and Co-operation in Europe do?", "en", "The OSCE left."),
        ("¿Qué prometió la Unión Europea?", "es", "La UE prometió ayuda."),
        ("¿Qué prometieron los Estados Unidos?", "es", "EE. UU. prometió ayuda."),
        ("¿Qué prometieron los Estados Unidos?", "es", "Los EE.UU. prometieron ayuda."),
        ("Qu’a promis l’Union européenne ?", "fr", "L’UE a promis une aide."),
        ("Qu’a promis l’Organisation du traité de sécurité collective ?", "fr", "L’OTSC n’a rien promis."),
        ("Qu’ont fait les États-Unis ?", "fr", "Puis les USA ont agi."),
        ("Что обещал Европейский союз Армении?", "ru", "ЕС обещал Армении помощь."),
        ("Что сделала Организация Договора о коллективной безопасности?", "ru", "ОДКБ не помогла."),
    ],
)
def test_a_name_whose_acronym_is_there_is_no_missing_one(question, language, text):
    assert unheld(question, language, evidence(text)) == ()
    assert unheld(question, language, evidence(text, language=language)) == ()


def test_the_acronym_may_be_that_of_another_language():
    abroad = [*evidence("There was no war."), *evidence("Puis l’OTSC a tardé.", language="fr")]
    assert unheld("What did the Collective Security Treaty Organization do?", "en", abroad) == ()
    assert unheld("What did the European Union do?", "en", abroad) == (Unheld("European Union"),)


@pytest.mark.parametrize(
    ("question", "language", "text", "missing"),
    [
        ("What did the United States say?", "en", "The CSTO was calm.", "United States"),
        ("What did the United Nations say?", "en", "The US was calm.", "United Nations"),
        ("Why did Serbia try to wait?", "en", "The CSTO was calm.", "Serbia"),
        ("Why did Finland leave the European Union?", "en", "The EU was calm.", "Finland"),
        ("Qu’a dit l’Union européenne ?", "fr", "Puis l’OTSC a tardé.", "Union européenne"),
        ("Que doit l’Ukraine encore payer ?", "fr", "Puis l’UE a tardé.", "Ukraine"),
        ("Что сказал Европейский союз?", "ru", "ОДКБ молчала.", "Европейский союз"),
    ],
)
def test_another_acronym_does_not_stand_for_a_name(question, language, text, missing):
    assert unheld(question, language, evidence(text, language=language)) == (Unheld(missing),)


@pytest.mark.parametrize("name", ["Thomas de Waal", "Ursula von der Leyen", "Luiz Lula da Silva"])
def test_a_name_with_particles_is_one(name):
    question = f"What does {name} say?"
    assert unheld(question, "en", evidence(f"Then {name.split(' ', 1)[1]} spoke.")) == ()
    assert unheld(question, "en", evidence("Minsk was calm.")) == (Unheld(name),)


def test_a_particle_that_is_a_word_of_the_language_parts_two_names():
    text = evidence("La décision de Poutine a surpris.", language="fr")
    assert unheld("Que pense Macron de Poutine ?", "fr", text) == (Unheld("Macron"),)


def test_a_foreign_name_that_is_not_explained_keeps_it_silent():
    native = evidence("The summit met in Astana.")
    question = "What did Germany want from Astana?"
    assert unheld(question, "en", native) == (Unheld("Germany"),)
    assert unheld(question, "en", [*native, *evidence("Ce que l’Allemagne veut.", language="fr")]) == ()
    assert unheld(question, "en", [*native, *evidence("Ce que veut Astana.", language="fr")]) != ()


def test_nothing_is_said_without_evidence():
    assert remark("What did Germany want in 2021?", "en", ()) == ""


@pytest.mark.parametrize(
    ("question", "language", "text"),
    [
        ("Que pense Rahmon ?", "fr", "Hier, le président Rakhmon a parlé."),
        ("Que pense Rakhmon ?", "fr", "Hier, le président Rahmon a parlé."),
        ("Que pense Japarov ?", "fr", "Hier, Sadyr Djaparov a parlé."),
        ("Que pense Djaparov ?", "fr", "Hier, Sadyr Japarov a parlé."),
        ("Que dit-on à Jalal-Abad ?", "fr", "Puis à Djalalabad, tout est calme."),
        ("Что думает Джапаров?", "ru", "Вчера Жапаров молчал."),
    ],
)
def test_a_man_is_not_said_to_be_another_because_he_is_spelled_otherwise(question, language, text):
    assert unheld(question, language, evidence(text, language=language)) == ()


def test_what_may_be_another_spelling_does_not_stand_in_the_place_of_a_name():
    assert unheld("What happened in Homel?", "en", evidence("Then Gomel was quiet.")) == (Unheld("Homel"),)


def test_no_common_word_stands_for_a_country():
    text = evidence("The question of the army of Kyrgyzstan is open.")
    assert unheld("Why did Kazakhstan leave?", "en", text) == (Unheld("Kazakhstan", "Kyrgyzstan"),)
