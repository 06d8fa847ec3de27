"""Words are compared without case, accents, elisions and endings."""

from __future__ import annotations

import pytest

from vectorstore.tokens import LONGEST, folded, forms, stems


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Élysée", "elysee"),
        ("ЕЩЁ", "еще"),
        ("Straße", "strasse"),
        ("Kırgızistan", "kırgızistan"),
        ("대한", "대한"),
    ],
)
def test_folding_takes_case_and_accents(written: str, expected: str) -> None:
    assert folded(written) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’OTSC", ["otsc"]),
        ("Qu'est-ce", ["est", "ce"]),
        ("jusqu’à Moscou", ["a", "moscou"]),
        ("aujourd'hui", ["aujourd", "hui"]),
        ("Russia’s allies", ["russia", "allies"]),
        ("6 novembre 2023", ["6", "novembre", "2023"]),
        ("En 2022¹², Moscou.³", ["en", "2022", "moscou"]),
        ("3 km², 5 m³ de CO₂", ["3", "km2", "5", "m3", "de", "co2"]),
        ("«\xa0Belgorod\xa0»", ["belgorod"]),
        ("co\N{SOFT HYPHEN}opération", ["cooperation"]),
        ('") OR NEAR(*', ["or", "near"]),
        ("", []),
    ],
)
def test_forms_are_words_without_elisions(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "les alliés", "les alliées"),
        ("en", "activated allies", "activate ally"),
        ("de", "die Verbündeten", "die Verbündete"),
        ("es", "los aliados", "los aliado"),
        ("ru", "союзников", "союзники"),
    ],
)
def test_endings_do_not_matter_within_a_language(language: str, one: str, other: str) -> None:
    assert stems(one, language) == stems(other, language)


def test_a_language_without_a_stemmer_is_compared_word_for_word() -> None:
    assert stems("Союзников", "uk") == forms("Союзников")


def test_a_run_that_is_no_word_is_cut() -> None:
    assert forms("x" * 10_000) == ["x" * LONGEST]
