import pytest

from app.agreement import missing_numbers, numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 000 soldats", {"10000"}),
        ("10\u202f000 soldats", {"10000"}),
        ("10,000 soldiers", {"10000"}),
        ("10.000 Soldaten", {"10000"}),
        ("3,5 % puis 3.5 %", {"3.5"}),
        ("le 1er avril 2022", {"1", "2022"}),
        ("Eagle Partner-2023", {"2023"}),
        ("article 04", {"4"}),
        ("aucun chiffre", set()),
    ],
)
def test_numbers_are_read_however_they_are_written(text, expected):
    assert numbers(text) == expected


def test_a_number_that_no_quote_holds_is_missing():
    assert missing_numbers("12 people were hurt in 2022", ["deux blessés en 2022"]) == {"12"}


def test_numbers_may_stand_in_different_quotes():
    assert missing_numbers("from 2021 to 2023", ["en 2021", "jusqu’en 2023"]) == set()
