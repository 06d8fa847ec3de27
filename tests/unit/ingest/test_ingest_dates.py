"""Dates in five languages: read and written."""

from __future__ import annotations

import pytest

from ingest.dates import find, parse, spoken


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2023-11-06", "en"),
        ("2023-11-06T08:00:00+01:00", "fr"),
        ("2023/11/06", "fr"),
        ("6 novembre 2023", "fr"),
        ("6 nov. 2023", "fr"),
        ("06/11/2023", "fr"),
        ("November 6, 2023", "en"),
        ("Nov. 6, 2023", "en"),
        ("6 November 2023", "en"),
        ("6th of November 2023", "en"),
        ("6. November 2023", "de"),
        ("06.11.2023", "de"),
        ("6 de noviembre de 2023", "es"),
        ("6 de noviembre del 2023", "es"),
        ("6 ноября 2023", "ru"),
        ("6 ноября 2023 года", "ru"),
        ("6\u00a0ноября 2023 г.", "ru"),
    ],
)
def test_one_date_in_many_forms(text: str, language: str) -> None:
    assert parse(text, language) == "2023-11-06"


def test_the_first_of_a_month_in_french() -> None:
    assert parse("1er avril 2022", "fr") == "2022-04-01"
    assert spoken("2022-04-01", "fr") == "1er avril 2022"


def test_day_and_month_are_ambiguous_in_english_unless_one_is_large() -> None:
    ambiguous = find("06/11/2023", "en")
    assert ambiguous is not None
    assert ambiguous.iso is None
    assert parse("25/11/2023", "en") == parse("11/25/2023", "en") == "2023-11-25"


@pytest.mark.parametrize(
    "text",
    ["31 février 2023", "2023-13-01", "12 hommes 2023", "en 2023", "1.5.2", "0/0/2023", "version 12.10.2"],
)
def test_what_is_no_date(text: str) -> None:
    assert parse(text, "fr") is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "6 novembre 2023"),
        ("en", "6 November 2023"),
        ("de", "6. November 2023"),
        ("es", "6 de noviembre de 2023"),
        ("ru", "6 ноября 2023 года"),
        ("pl", "6 November 2023"),
    ],
)
def test_dates_are_spoken_in_the_language_and_read_back(language: str, expected: str) -> None:
    assert spoken("2023-11-06", language) == expected
    assert parse(expected, language) == "2023-11-06"
