"""What a refusal says about names and years that the evidence does not mention, and when it is silent."""

import re

import pytest

from app import wording
from app.premises import Unheld, remark, skeletons, unheld
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


def test_a_foreign_name_that_is_not_explained_keeps_it_silent():
    native = evidence("The summit met in Astana.")
    question = "What did Germany want from Astana?"
    assert unheld(question, "en", native) == (Unheld("Germany"),)
    assert unheld(question, "en", [*native, *evidence("Ce que l’Allemagne veut.", language="fr")]) == ()
    assert unheld(question, "en", [*native, *evidence("Ce que veut Astana.", language="fr")]) != ()


def test_nothing_is_said_without_evidence():
    assert remark("What did Germany want in 2021?", "en", ()) == ""


@pytest.mark.parametrize(
    "spellings",
    [
        ("Kyrgyzstan", "Kirghizistan", "Kirgisistan", "Киргизия", "Kirguistán"),
        ("Lukashenko", "Loukachenko", "Lukaschenko", "Лукашенко"),
        ("Kazakhstan", "Kasachstan", "Kazajistán", "Казахстан"),
        ("Uzbekistan", "Ouzbékistan", "Usbekistan", "Узбекистан"),
    ],
)
def test_spellings_of_a_name_begin_alike(spellings):
    beginnings = [{skeleton[:3] for skeleton in skeletons(name)} for name in spellings]
    assert set.intersection(*beginnings)
