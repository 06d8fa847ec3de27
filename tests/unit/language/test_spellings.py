"""Which spellings are one name, and which names stay two."""

import pytest

from app.language.spellings import beginnings, holds, skeletons


@pytest.mark.parametrize(
    "spellings",
    [
        ("Kyrgyzstan", "Kirghizistan", "Kirgisistan", "Киргизия", "Kirguistán"),
        ("Lukashenko", "Loukachenko", "Lukaschenko", "Лукашенко"),
        ("Kazakhstan", "Kasachstan", "Kazajistán", "Казахстан"),
        ("Japarov", "Djaparov", "Джапаров", "Жапаров", "Zhaparov", "Dschaparow"),
        ("Jalal", "Djalal", "Джалал"),
        ("Rahmon", "Rakhmon", "Рахмон"),
        ("Azerbaijan", "Azerbaïdjan", "Азербайджан", "Aserbaidschan"),
        ("Uzbekistan", "Ouzbékistan", "Usbekistan", "Узбекистан"),
    ],
)
def test_spellings_of_a_name_begin_alike(spellings):
    beginnings = [{skeleton[:3] for skeleton in skeletons(name)} for name in spellings]
    assert set.intersection(*beginnings)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kazakhstan", "Kyrgyzstan"),
        ("Kherson", "here in Russia"),
        ("Rahmon", "Raisi"),
        ("Japarov", "Jeenbekov"),
        ("Tajikistan", "Turkmenistan"),
    ],
)
def test_another_name_is_not_held_for_one(name, text):
    assert not holds(beginnings([text]), name)
    assert holds(beginnings([text, name]), name)
