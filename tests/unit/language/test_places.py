import pytest

from app.language.places import glossary, swapped


@pytest.mark.parametrize(
    ("text", "source", "language", "names"),
    [
        ("La Biélorussie.", "fr", "de", {"Biélorussie": "Belarus"}),
        ("Aux États-Unis.", "fr", "de", {"États-Unis": "Vereinigte Staaten"}),
        ("Samarcanda y Taskent.", "es", "de", {"Samarcanda": "Samarkand", "Taskent": "Taschkent"}),
        ("Kasachstans Gas", "de", "en", {"Kasachstans": "Kazakhstan"}),
        ("In den Vereinigten Staaten.", "de", "en", {"Vereinigten Staaten": "United States"}),
        ("В Соединенных Штатах.", "ru", "fr", {"Соединенных Штатах": "États-Unis"}),
        ("С Великобританией.", "ru", "en", {"Великобританией": "United Kingdom"}),
        ("У Китая.", "ru", "en", {"Китая": "China"}),
        ("La Réunion est une île.", "fr", "en", {"La Réunion": "Réunion"}),
        ("La Paz y Los Ángeles", "es", "ru", {"La Paz": "Ла-Пас", "Los Ángeles": "Лос-Анджелес"}),
        ("Le Caire, Cap-Vert", "fr", "en", {"Le Caire": "Cairo", "Cap-Vert": "Cape Verde"}),
        (
            "L’Île de Man, les États-unis",
            "fr",
            "en",
            {"Île de Man": "Isle of Man", "États-unis": "United States"},
        ),
    ],
)
def test_places_are_known_by_their_names_in_any_case(text, source, language, names):
    assert glossary(text, source, language) == names


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Maurice Leroy est venu.", "fr"),
        ("Para ganar, Gran parte. Mali.", "es"),
        ("Того же мнения Малая страна на Ближнем Востоке.", "ru"),
        ("chaque chinois, une porcelaine de chine", "fr"),
        ("Minsk, Berlin", "de"),
        ("La réunion du Conseil a eu lieu jeudi.", "fr"),
        ("", "en"),
    ],
)
def test_what_is_no_place_or_is_called_the_same_needs_no_name(text, source):
    assert glossary(text, source, "en" if source != "en" else "fr") == {}


@pytest.mark.parametrize(("named", "place"), [("Нигера", "Niger"), ("Нигерии", "Nigeria")])
def test_of_two_names_that_fit_the_one_counts_that_is_changed_least(named, place):
    assert glossary(f"Президент {named} приехал.", "ru", "en") == {named: place}


@pytest.mark.parametrize("text", ["La paz llegó.", "Los ángeles cantan.", "El salvador llegó."])
def test_an_article_and_a_common_noun_are_no_place(text):
    assert glossary(text, "es", "ru") == {}


def test_of_two_places_that_begin_alike_the_longer_name_counts():
    assert glossary("Nigeria, Niger", "de", "ru") == {"Nigeria": "Нигерия", "Niger": "Нигер"}


@pytest.mark.parametrize(
    ("original", "source", "translation", "language", "lost"),
    [
        ("The line from China.", "en", "Линия из России.", "ru", {"Китай"}),
        ("The line from China.", "en", "Линия из Китая.", "ru", set()),
        ("Chinese trains.", "en", "Поезда из Китая.", "ru", set()),
        ("La Chine paie.", "fr", "Die chinesische Seite zahlt an Moskau.", "de", set()),
        ("Le ministre turc est venu.", "fr", "The minister of Turkey came.", "en", set()),
        ("Géorgie et Turquie", "fr", "Гергиям и Турция", "ru", set()),
        ("The army of Niger fired.", "en", "L’armée du Nigeria a tiré.", "fr", {"Niger"}),
        ("Austria paid.", "en", "Australien zahlte.", "de", {"Österreich"}),
        ("South Korea fired.", "en", "La Corée du Nord a tiré.", "fr", {"Corée du Sud"}),
        ("Turkey paid.", "en", "La Syrie a payé.", "fr", {"Turquie"}),
    ],
)
def test_a_place_is_swapped_where_one_is_lost_and_another_named(
    original, source, translation, language, lost
):
    assert swapped(original, source, translation, language) == lost


@pytest.mark.parametrize(
    ("language", "name"), [("uk", "Вірменія"), ("zh", "亚美尼亚"), ("an", None), ("xx", None)]
)
def test_any_language_that_an_article_may_be_in_is_taken(language, name):
    assert glossary("Armenia left.", "en", language).get("Armenia") == name
    assert glossary("Armenia 4 亚美尼亚", language, "fr").keys() <= {"Armenia"}
    assert swapped("Armenia left.", "en", "4", language) == set()
