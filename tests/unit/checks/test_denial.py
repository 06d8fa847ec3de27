import pytest

from app.checks.denial import negated, turned


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
        ("The ally failed to come.", "en", True),
        ("It brought nothing but trouble.", "en", False),
        ("Il n’a plus que deux chars.", "fr", False),
        ("Il n’a plus de chars.", "fr", True),
        ("Elle ne fait rien d’autre que parler.", "fr", False),
        ("Sie lehnen den Plan ab.", "de", True),
        ("Er brachte nichts als Ärger.", "de", False),
        ("Денег не хватает.", "ru", False),
        ("Солдат пропал без вести.", "ru", False),
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


@pytest.mark.parametrize(
    ("one", "language", "other", "other_language"),
    [
        ("Il est né à Londres.", "fr", "He was born in London.", "en"),
        ("N. Pachinian fait un premier pas.", "fr", "N. Pashinyan takes a first step.", "en"),
        ("Il agit avant que la guerre n’éclate.", "fr", "He acts before the war breaks out.", "en"),
        ("On craint que la Russie n'attaque.", "fr", "One fears that Russia attacks.", "en"),
        ("On craint que Minsk ne vienne pas.", "fr", "One fears that Minsk will not come.", "en"),
        ("Elle est plus riche qu’on ne le croit.", "fr", "It is richer than believed.", "en"),
        ("Minsk dit qu’elle ne peut venir.", "fr", "Minsk says that it can't come.", "en"),
        ("Pas moins de 20 morts, rien qu’en mai.", "fr", "At least 20 dead in May alone.", "en"),
        ("No obstante, cayó un 12 %.", "es", "Nevertheless, it fell by 12 %.", "en"),
        ("It is the No. 1 partner.", "en", "Es el primer socio.", "es"),
        ("It will not take effect until 2025.", "en", "Es tritt erst 2025 in Kraft.", "de"),
        ("Il a refusé de commenter.", "fr", "He declined to comment.", "en"),
        ("Moskau lehnt das ab.", "de", "Москва отвергает это.", "ru"),
        ("Moscú lo niega.", "es", "Moscow denies it.", "en"),
    ],
)
def test_what_people_translate_freely_is_not_turned(one, language, other, other_language):
    assert not turned(one, language, other, other_language)


def test_a_denial_is_turned_where_only_one_side_has_it_and_both_languages_are_known():
    assert turned("Sie geht nicht.", "de", "Она ушла.", "ru")
    assert not turned("Sie geht nicht.", "de", "Она не ушла.", "ru")
    assert not turned("Non parte.", "it", "It does not leave.", "en")
