"""Folding and whole-word matching: the rules that decide whether an answer is right."""

from __future__ import annotations

import pytest

from app.evaluation.folding import fold, occurs, words


@pytest.mark.parametrize(
    ("alternative", "text"),
    [
        ("Bélarus", "BELARUS, a little in spite of itself"),
        ("l'Arménie", "C’est l’Arménie."),
        ("вооружённые", "вооруженные силы"),
        ("6 November", "It was published on 6\u00a0November 2023."),
        ("November 6", "on November 6, 2023"),
        ("1000", "about 1 000 people"),
        ("1,000", "about 1.000 people"),
        ("1,000", "about 1\u202f000 people"),
        ("4.5", "etwa 4,5 Prozent"),
        ("2023", "am 6.11.2023"),
        ("Eagle Partner", "« Eagle Partner-2023 »"),
        ("Iran", "un appui iranien"),
        ("Грузи", "через Грузию"),
        ("Straße", "die STRASSE"),
        ("%", "12 % of them"),
    ],
)
def test_an_alternative_is_found(alternative, text):
    assert occurs(alternative, text)


@pytest.mark.parametrize(
    ("alternative", "text"),
    [
        ("4", "in 2014"),
        ("4", "4,5 %"),
        ("100", "100 000 soldiers"),
        ("art", "article"),
        ("no", "North"),
        ("iran", "Tirana"),
        ("US", "aus"),
        ("not activate", "activate not"),
        ("North Korea", "North America and Korea"),
    ],
)
def test_a_part_of_a_word_or_number_is_not_enough(alternative, text):
    assert not occurs(alternative, text)


def test_words_keep_the_parts_of_a_date_apart_and_numbers_whole():
    assert words("Le 6.11.2023 : 12 345,6 t, C5+1") == [
        "le",
        "6",
        "11",
        "2023",
        "12345.6",
        "t",
        "c",
        "5",
        "1",
    ]


def test_fold_leaves_no_case_accent_or_typography():
    assert fold("L’Été\u00a0où") == "l'ete ou"
