"""The language of articles and of short questions."""

from __future__ import annotations

import pytest

from ingest.language import KNOWN, detect, known

FIVE = ("fr", "en", "de", "es", "ru")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("why didn't CSTO activate after Belgorod?", "en"),
        ("Pourquoi l'OTSC n'a-t-elle pas réagi ?", "fr"),
        ("Warum griff die OVKS nicht ein?", "de"),
        ("¿Por qué no actuó la OTSC?", "es"),
        ("¿Qué le reprochaba Armenia a la OTSC?", "es"),
        ("Que le reprochaba Armenia a la OTSC", "es"),
        ("Почему ОДКБ не вмешалась?", "ru"),
        ("Qui ?", "fr"),
        ("Who wrote it?", "en"),
        ("and Kazakhstan?", "en"),
        ("und Kasachstan?", "de"),
        ("y Kazajistán?", "es"),
        ("Кто автор?", "ru"),
        ("le rôle de la Chine", "fr"),
        ("La ministre de la justice", "fr"),
        ("batailles rangées près du fleuve", "fr"),
        ("aliados de Putin", "es"),
        ("die Haltung Kasachstans", "de"),
    ],
)
def test_questions_are_recognised_among_five_languages(question: str, language: str) -> None:
    assert detect(question, FIVE) == language


@pytest.mark.parametrize("expected", FIVE)
def test_a_name_alone_is_in_the_language_that_is_expected(expected: str) -> None:
    assert detect("Belgorod", FIVE, expected) == expected
    assert detect("2024?", FIVE, expected) == expected
    assert detect("Pourquoi Belgorod ?", FIVE, expected) == "fr"
    assert detect("L’alliance est restée sourde à ses demandes répétées.", FIVE, expected) == "fr"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "L’Armenia ha sospeso la sua partecipazione all’organizzazione e nessuno ne è rimasto sorpreso.",
            "it",
        ),
        ("Armenia zawiesiła udział w organizacji i nikt nie był tym zaskoczony, nawet w Moskwie.", "pl"),
        ("Вірменія призупинила участь в організації, і це нікого не здивувало, навіть у Москві.", "uk"),
        ("Հայաստանը սառեցրեց իր մասնակցությունը կազմակերպությանը։", "hy"),
    ],
)
def test_articles_are_recognised_in_further_languages(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "123 !", "— … —"])
def test_a_text_without_letters_is_in_the_first_language(text: str) -> None:
    assert detect(text, ("de", "fr")) == "de"


@pytest.mark.parametrize("allowed", [(), ("fr", "xx")])
def test_only_known_languages_can_be_asked_for(allowed: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="languages must be among"):
        detect("bonjour", allowed)


def test_language_tags_are_reduced_to_known_codes() -> None:
    assert [known(tag) for tag in ("fr-FR", "EN_us", "de", "tlh", "", None)] == [
        "fr",
        "en",
        "de",
        None,
        None,
        None,
    ]
    assert set(FIVE) <= set(KNOWN)
