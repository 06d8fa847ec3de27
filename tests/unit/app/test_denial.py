import pytest

from app.denial import negated, turned


@pytest.mark.parametrize(
    ("text", "language", "denies"),
    [
        ("L’Arménie ne peut quitter l’organisation.", "fr", True),
        ("L’Arménie peut quitter l’organisation.", "fr", False),
        ("Minsk ne se battrait que si un soldat venait.", "fr", False),
        ("Il ne pense pas que Minsk se battrait.", "fr", True),
        ("Erevan ne peut quitter cette organisation dont il dit qu’elle l’aide.", "fr", True),
        ("M. Loukachenko a refusé.", "fr", True),
        ("It didn't. It could not.", "en", True),
        ("It didn’t move.", "en", True),
        ("Minsk refuses to fight.", "en", True),
        ("Minsk would only fight if a soldier came.", "en", False),
        ("Она не вышла.", "ru", True),
        ("Лукашенко отказался воевать.", "ru", True),
        ("Sie trat keinem Bund bei, ohne Zögern.", "de", True),
        ("Er weigerte sich.", "de", True),
        ("No salió.", "es", True),
        ("Se negó a salir.", "es", True),
        ("Negoció la salida.", "es", False),
        ("No salió.", "fi", False),
        ("She can't stay, they hadn’t known.", "en", True),
        ("He won the election.", "en", False),
        ("It was not only late.", "en", False),
        ("No doubt it was late.", "en", False),
        ("Ce fut non seulement tard, mais sans doute vain.", "fr", False),
        ("Elle est plus seule que jamais.", "fr", False),
        ("Il n’est plus seul.", "fr", True),
        ("Le n° 5, dans le Pas-de-Calais.", "fr", False),
        ("Er ist noch im Amt.", "de", False),
        ("Weder er noch sie kam.", "de", True),
        ("Niemand kam.", "de", True),
        ("Sin embargo, salió.", "es", False),
        ("Salió sin embajador.", "es", True),
        ("Тем не менее он вышел.", "ru", False),
        ("Он не только вышел.", "ru", False),
    ],
)
def test_denials_are_known_by_their_words(text, language, denies):
    assert negated(text, language) is denies


def test_a_denial_is_turned_where_only_one_side_has_it_and_both_languages_are_known():
    assert turned("Sie geht nicht.", "de", "Она ушла.", "ru")
    assert not turned("Sie geht nicht.", "de", "Она не ушла.", "ru")
    assert not turned("Non parte.", "it", "It does not leave.", "en")
