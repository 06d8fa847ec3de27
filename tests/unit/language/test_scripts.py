import pytest

from app.language.scripts import mended, strange


@pytest.mark.parametrize(
    ("language", "text", "original"),
    [
        ("ru", "ОДКБ и CSTO согласны, 2ª группа.", "The CSTO agrees, 2nd group."),
        ("ru", "CSTO ничего не сделала.", "Die OVKS tat nichts."),
        ("en", "The paper Правда wrote it.", "Газета «Правда» написала это."),
        ("de", "Straße, Çankaya und Gümrü.", "Streets, Çankaya and Gyumri."),
        ("es", "La 1ª y el 2º, 5 µm.", "Le premier et le second, 5 µm."),
        ("ja", "トルコの新しい鉄道。", "A new railway of Turkey."),
    ],
)
def test_letters_of_the_language_and_of_what_it_says_belong(language, text, original):
    assert strange(text, original, language) == set()


@pytest.mark.parametrize(
    ("language", "text", "original", "words"),
    [
        ("ru", "может 有一天 стать", "may one day become", {"有一天"}),
        ("ru", "ОСCE отказалась", "The OSCE refused", {"ОСCE"}),
        ("de", "ein Kоntinent", "a continent", {"Kоntinent"}),
        ("fr", "la Москва de demain", "the Moscow of tomorrow", {"Москва"}),
    ],
)
def test_letters_of_neither_and_words_of_two_scripts_do_not(language, text, original, words):
    assert strange(text, original, language) == words


@pytest.mark.parametrize(
    ("text", "original", "shown"),
    [
        ("в Torugарт и Jalал-Абад", "at Torugart and Jalal-Abad", "в Torugart и Jalal-Абад"),
        ("Они fledили.", "They escaped.", "Они fledили."),
        ("ОСCE отказалась", "The OSCE refused", "ОСCE отказалась"),
        ("CSTO и Правда", "The CSTO", "CSTO и Правда"),
    ],
)
def test_a_word_begun_as_in_the_original_is_the_one_there(text, original, shown):
    assert mended(text, original) == shown
