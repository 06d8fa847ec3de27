import random
from itertools import product

import pytest

from app.checks.agreement import (
    carriers,
    missing_names,
    missing_numbers,
    numbers,
    other_years,
    said_numbers,
    years,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 000 soldats", {"10000"}),
        ("10\u202f000 soldats", {"10000"}),
        ("10,000 soldiers", {"10000"}),
        ("10.000 Soldaten", {"10000"}),
        ("3,5 % puis 3.5 %", {"3.5"}),
        ("le 1er avril 2022", {"1", "2022", "2022-04-01"}),
        ("Eagle Partner-2023", {"2023"}),
        ("article 04", {"4"}),
        ("1,234.50 and 1.234,5 and 7 500,25", {"1234.5", "7500.25"}),
        ("፩ ² 3", {"2", "3"}),
        ("190 000² soldats le 24 février 2022.¹", {"190000", "24", "2022", "2022-02-24"}),
        ("aucun chiffre", set()),
    ],
)
def test_numbers_are_read_however_they_are_written(text, expected):
    assert numbers(text) == expected


def test_a_number_that_no_quote_holds_is_missing():
    assert missing_numbers("12 people were hurt in 2022", ["deux blessés en 2022"]) == {"12"}


def test_numbers_may_stand_in_different_quotes():
    assert missing_numbers("from 2021 to 2023", ["en 2021", "jusqu’en 2023"]) == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("deux blessés", {"2"}),
        ("am 6. November", {"6", "11-06"}),
        ("в апреле 2022 года", {"2022", "2022-04"}),
        ("néant", set()),
    ],
)
def test_small_numbers_are_said_in_words_and_months_are_no_numbers(text, said):
    assert said_numbers(text) == said


SAME = [
    ["30", "trente jours", "thirty days", "dreißig Tage", "treinta días", "тридцать дней"],
    ["22", "vingt-deux", "twenty-two", "zweiundzwanzig", "veintidós", "двадцать два"],
    ["71", "soixante et onze", "seventy-one", "einundsiebzig", "setenta y uno", "семьдесят один"],
    ["97", "quatre-vingt-dix-sept", "ninety-seven", "siebenundneunzig", "noventa y siete", "девяносто семь"],
    ["350", "trois cent cinquante", "three hundred and fifty", "dreihundertfünfzig", "trescientos cincuenta"],
    ["2,000", "2 000", "2.000", "2\u202f000", "deux mille", "zwei Tausend", "dos mil", "две тысячи"],
    ["100 000", "cent mille", "one hundred thousand", "hunderttausend", "cien mil", "сто тысяч"],
    [
        "2,700,000",
        "2,7 millions",
        "2.7 million",
        "2,7 Mio.",
        "2,7 millones",
        "2,7 миллиона",
        "2,7 млн",
        "2,7 Mt",
    ],
    ["89.4 billion", "89,4 milliards", "89,4 Mrd.", "89.400 millones", "89,4 mil millones", "89,4 млрд"],
    ["2 trillion", "2 Billionen", "2 billones", "2 трлн"],
    [
        "1.5 million",
        "un million et demi",
        "a million and a half",
        "one and a half million",
        "anderthalb Millionen",
        "eineinhalb Millionen",
        "un millón y medio",
        "полтора миллиона",
    ],
    ["3 500 000", "trois millions et demi", "dreieinhalb Millionen", "три с половиной миллиона"],
    ["500,000", "half a million", "un demi-million", "eine halbe Million", "medio millón"],
    ["15 %", "15 pour cent", "15 Prozent", "fifteen percent", "quince por ciento", "15 процентов"],
    ["deux tiers", "two thirds", "zwei Drittel", "dos tercios", "две трети"],
]
"""Each line says one number; no number of one line is in another."""


@pytest.mark.parametrize("line", SAME, ids=lambda line: line[0])
def test_a_number_agrees_with_itself_however_it_is_said(line):
    for statement, quote in product(line, repeat=2):
        assert missing_numbers(statement, [quote]) == set(), (statement, quote)


@pytest.mark.parametrize("line", SAME, ids=lambda line: line[0])
def test_a_number_agrees_with_no_other_however_it_is_said(line):
    others = [other[0] for other in SAME if other is not line]
    for statement, quote in product(line, others):
        assert missing_numbers(statement, [quote]), (statement, quote)


def test_digits_agree_whatever_separates_them_and_no_other_number_does():
    for number in random.Random(7).sample(range(1000, 10**7), 25):
        ways = [f"{number:,}".replace(",", sign) for sign in (",", ".", " ", "\u00a0", "\u202f", "’", "")]
        for statement, quote in product(ways, repeat=2):
            assert missing_numbers(statement, [quote]) == set()
        assert all(missing_numbers(way, [str(number + 1)]) for way in ways)


def test_a_scale_counts_and_shares_may_be_rounded():
    assert missing_numbers("89.4 million euros", ["89,4 milliards d’euros"]) == {"89400000"}
    assert missing_numbers("two thirds of them", ["67 % d’entre eux"]) == set()
    assert missing_numbers("the 20th century", ["le XXe siècle"]) == set()


def test_half_a_million_is_not_counted_on_from_the_year_before_it():
    assert missing_numbers("500 000 came", ["in 2022 half a million came, and two others"]) == set()


@pytest.mark.parametrize(
    "text", ["des milliers de soldats", "the second half", "two of them", "ein Drittel", "un nouveau million"]
)
def test_vague_and_small_words_are_not_held_against_a_statement(text):
    assert missing_numbers(text, [""]) <= {"1000000"}


@pytest.mark.parametrize(
    ("statement", "quotes", "missing"),
    [
        ("1 May 2022", ["1 April 2022"], {"2022-05-01"}),
        ("on 24 February", ["le 24 février 2022"], set()),
        ("on 24 February 2023", ["le 24 février 2022, puis en 2023"], {"2023-02-24"}),
        ("3 mai 2022", ["du 3 au 5 mai 2022"], set()),
        ("April 2022", ["au printemps 2022"], {"2022-04"}),
        ("in May 2022", ["en 2022", "le 3 mai"], set()),
        ("Article 5 may be invoked", ["l’article 5"], set()),
        ("4/1/2022", ["1er avril 2022"], set()),
        ("3 maisons", ["trois maisons"], set()),
    ],
)
def test_dates_agree_as_far_as_both_tell(statement, quotes, missing):
    assert missing_numbers(statement, quotes) == missing


NAMES = {
    4: ("April", "avril", "April", "abril", "апреля"),
    5: ("May", "mai", "Mai", "mayo", "мая"),
    8: ("August", "août", "August", "agosto", "августа"),
    12: ("December", "décembre", "Dezember", "diciembre", "декабря"),
}


def ways_to_say(year, month, day):
    english, french, german, spanish, russian = NAMES[month]
    ordinal = "1er" if day == 1 else str(day)
    return [
        f"{day} {english} {year}",
        f"{english} {day}, {year}",
        f"le {ordinal} {french} {year}",
        f"am {day}. {german} {year}",
        f"el {day} de {spanish} de {year}",
        f"{day} {russian} {year} года",
        f"{day:02}.{month:02}.{year}",
        f"{year}-{month:02}-{day:02}",
    ]


@pytest.mark.parametrize("month", NAMES)
def test_a_day_agrees_with_itself_in_every_language_and_with_no_other_day(month):
    for day in (1, 2, 11, 30):
        for statement, quote in product(ways_to_say(2022, month, day), repeat=2):
            assert missing_numbers(statement, [quote]) == set(), (statement, quote)
        for statement in ways_to_say(2022, month, day):
            assert missing_numbers(statement, [f"{day % 30 + 1}.{month:02}.2022"]), statement
            assert missing_numbers(statement, [f"{day:02}.{month % 12 + 1:02}.2022"]), statement
            assert missing_numbers(statement, [f"{day:02}.{month:02}.2021"]), statement


def test_a_statement_is_carried_by_the_texts_that_say_its_numbers():
    texts = ["Der Vertrag wurde 1992 unterzeichnet.", "Sans chiffre.", "Le 6 novembre 2023, 30 jours."]
    assert carriers("Signed in 1992.", texts, "", 3) == ([0], set())
    assert carriers("Thirty days from 6 November 2023.", texts, "", 3) == ([0, 2], set())
    assert carriers("In 1992, 30 days, 7 men.", texts, "", 3) == ([0, 2], {"7"})
    assert carriers("In 1992, 7 men.", texts, "7 men?", 1) == ([0], set())


def test_a_number_may_be_a_word_in_the_quote():
    assert missing_numbers("2 people were hurt", ["Deux personnes ont été blessées"]) == set()


def test_a_name_that_no_text_holds_is_missing_and_endings_do_not_matter():
    held = ["Le président kirghize Sadyr Japarov a reçu Vladimir Poutine à Bichkek."]
    assert missing_names("Il a reçu Poutine à Bichkek.", held, "fr") == set()
    assert missing_names("Il a reçu « Loukachenko » à Minsk.", held, "fr") == {"loukachenko", "minsk"}
    assert missing_names("Лукашенко принял Путина.", ["К Путину приехал Лукашенко."], "ru") == set()


def test_the_first_word_of_a_sentence_and_german_nouns_are_no_names():
    assert missing_names("Hier, la réponse. Demain, non.", [""], "fr") == set()
    assert missing_names("Das Treffen fand in Astana statt.", [""], "de") == set()


@pytest.mark.parametrize(
    ("question", "quote", "astray"),
    [
        ("Combien en 2024 ?", "Le commerce a atteint 89,4 milliards en 2023.", True),
        ("Combien en 2023 ?", "Après 70,2 milliards en 2022, 89,4 milliards en 2023.", False),
        ("Combien en 2023 ?", "Le commerce a atteint 89,4 milliards.", False),
        ("Combien ?", "Le commerce a atteint 89,4 milliards en 2023.", False),
    ],
)
def test_quotes_of_other_years_than_the_one_asked_about_go_astray(question, quote, astray):
    assert other_years(question, [quote]) is astray


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In 2022 300 men came, 2 000 in all, or 2,000, or 2.000.", {"2022"}),
        ("1 960 soldats sur 1.768 Kilometer, 1,600 metres", set()),
        ("2000 soldats, 1500 Soldaten, 2050 % et 1999,50 euros", set()),
        ("le 12.05.2022, puis (2023), 2024-2025", {"2022", "2023", "2024", "2025"}),
        ("en mai 2000", {"2000"}),
    ],
)
def test_years_are_no_amounts(text, told):
    assert years(text) == told


@pytest.mark.parametrize(
    "quote",
    [
        "The talks may go on in the coming days.",
        "Les forces de mai",
        "Майдан",
        "Во вторник говорили.",
        "Des soldats sont morts le 3 mai 2022.",
        "On 28 February 2025",
    ],
)
def test_a_month_or_a_word_like_a_number_says_none(quote):
    assert missing_numbers("They lasted 5 days.", [quote]) == {"5"}
    assert missing_numbers("They lasted 2 days.", [quote]) == {"2"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On Feb. 24, 2022, it began.", "Le 24 février 2022, elle commença."),
        ("bis Sept. 2023", "до сентября 2023"),
        ("am 24.2.22", "on 24 February 2022"),
        ("The budget is $30m.", "Le budget est de 30 millions de dollars."),
        ("30 M€", "30 million euros"),
        ("от 10 до 15 тысяч", "10,000 to 15,000"),
        ("2.000 a 2.500 millones", "de 2 à 2,5 milliards"),
        ("entre 2 et 3 millions", "between 2,000,000 and 3,000,000"),
        ("die 90er Jahre", "the 1990s"),
        ("les années 1990", "los años noventa"),
        ("в 90-е годы", "the nineties"),
        ("im Winter 2022/23", "durant l’hiver 2022-2023"),
        ("30 000 km²", "30 000 Quadratkilometer"),
        ("70 miles away", "70 Meilen weit"),
        ("tres cuartas partes", "75 %"),
        ("from 2 to 3 million", "von 2 auf 3 Millionen"),
        ("three to four thousand", "3.000 bis 4.000"),
        ("200 to 300", "zwei- bis dreihundert"),
        ("300 à 400", "trois à quatre cents"),
        ("between five and ten thousand", "entre 5 000 et 10 000"),
        ("from 120 million to 80 million", "de 120 à 80 millions"),
        ("from 120,000 to 80,000", "со 120 до 80 тысяч"),
        ("2½ million", "2,5 millions"),
        ("1¼ hours", "1,25 heure"),
        ("½ million", "un demi-million"),
    ],
)
def test_one_amount_or_time_is_written_in_many_ways(one, other):
    assert missing_numbers(one, [other]) == missing_numbers(other, [one]) == set()


@pytest.mark.parametrize(
    ("statement", "quote", "missing"),
    [
        ("It cost $30m.", "Il a coûté 30 dollars.", {"30000000"}),
        ("in the 1990s", "dans les années 80", {"1990"}),
        ("от 10 до 15 тысяч", "10 to 15 people", {"10000", "15000"}),
        ("In 2022 and 3 million later", "2022 et 3 millions", set()),
        ("from 2014 to 2016", "2014-06", {"2016"}),
        ("Десятки тысяч ушли.", "Tens of thousands left.", set()),
    ],
)
def test_an_amount_of_another_kind_is_another(statement, quote, missing):
    assert missing_numbers(statement, [quote]) == missing


@pytest.mark.parametrize(
    ("statement", "quote", "language"),
    [
        ("Проект финансирует Китай.", "Проект оплачен банками Китая.", "ru"),
        ("Le pacte lie la Russie.", "Les Russes ont signé.", "fr"),
        ("Le pacte lie Iran et Chine.", "Le pacte iranien et chinois.", "fr"),
        ("El pacto de Rusia", "Los rusos firmaron.", "es"),
    ],
)
def test_a_short_name_is_held_by_what_is_derived_from_it(statement, quote, language):
    assert missing_names(statement, [quote], language) == set()


def test_a_short_name_that_begins_otherwise_is_missing():
    assert missing_names("The pact binds Iraq.", ["Iran signed it."], "en") == {"iraq"}


def test_an_amount_is_not_the_year_of_another_question():
    assert not other_years("How many in January 2022?", ["Un peu plus de 2 000 militaires ont été déployés."])
    assert not other_years("How many in January 2022?", ["Etwa 2000 Soldaten wurden entsandt."])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2 soldiers", "двое солдат"),
        ("4 suspects", "четверо подозреваемых"),
        ("7 soldiers", "семерых солдат"),
        ("8 countries", "восемью странами"),
        ("500", "пятистами"),
        ("half a million", "полмиллиона"),
        ("a quarter of a million", "четверть миллиона"),
        ("250,000", "a quarter of a million"),
        ("un quart de million", "eine Viertelmillion"),
        ("0.5 percent", "ein halbes Prozent"),
        ("two dozen", "24"),
        ("6", "half a dozen"),
        ("trois dizaines", "три десятка"),
        ("a twenty-year sentence", "zwanzigjährige Haft"),
        ("a 30-year-old", "тридцатилетний"),
        ("a 3-day visit", "трёхдневный визит"),
        ("2.5 years", "deux ans et demi"),
        ("5½ sacks", "5 capturas y media"),
    ],
)
def test_numbers_are_read_in_groups_parts_and_compounds(one, other):
    assert missing_numbers(one, [other]) == missing_numbers(other, [one]) == set()


@pytest.mark.parametrize(
    "text", ["the third quarter", "in the second quarter", "the first third", "le troisième quart"]
)
def test_an_ordinal_counts_no_parts(text):
    assert not {number for number in said_numbers(text) if "/" in number}


@pytest.mark.parametrize(
    "text",
    [
        "hundreds of thousands of people",
        "des centaines de milliers de personnes",
        "Hunderte Millionen Euro",
        "сотни тысяч людей",
        "a few hundred thousand",
        "несколько сотен тысяч",
    ],
)
def test_hundreds_of_a_scale_are_no_number_unless_they_are_counted(text):
    assert missing_numbers(text, [""]) == set()
    assert missing_numbers("100 000 people", ["cent mille personnes"]) == set()
    assert missing_numbers("cent mille personnes", [text]) <= {"100000"}
    assert missing_numbers("двести тысяч", [text]) == {"200000"}


@pytest.mark.parametrize(
    ("statement", "quote", "missing"),
    [
        ("Trois soldats sont morts.", "Sept soldats sont morts.", {"3"}),
        ("Zwölf Kinder unter sechs Jahren", "zwölf Kinder unter fünf Jahren", {"6"}),
        ("le troisième président", "", set()),
        ("three quarters of them", "75 %", set()),
        ("one or two of them", "", set()),
        ("a dozen or so", "une dizaine", set()),
        ("un immeuble neuf", "", set()),
        ("ten years ago", "vor einem Jahrzehnt", set()),
    ],
)
def test_what_is_counted_in_words_is_held_against_a_statement_from_three_on(statement, quote, missing):
    assert missing_numbers(statement, [quote]) == missing


@pytest.mark.parametrize(
    ("word", "language", "value"),
    [
        ("Un soldat très jeune", "fr", "3"),
        ("Il tourne le dos", "fr", "2"),
        ("She once lived here", "en", "11"),
        ("to seize power", "en", "16"),
    ],
)
def test_a_word_of_another_language_counts_nothing(word, language, value):
    assert missing_numbers(f"{value} soldiers", [word], "en", language) == {value}
    assert missing_numbers(word, [""], language) == set()
    assert missing_numbers("tres soldados", ["3 soldiers"], "es", "en") == set()


def test_statement_and_texts_are_read_in_their_languages():
    carried = carriers("3 soldats sont morts.", ["Un soldat très jeune est mort."], "", 1, "fr", "fr")
    assert carried == ([0], {"3"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("au XIXe siècle", "in the 19th century"),
        ("le Xe siècle", "the 10th century"),
        ("en el siglo V", "im V. Jahrhundert"),
        ("ХХI век", "el siglo XXI"),
        ("World War II", "la Seconde Guerre mondiale"),
        ("Louis XIV", "Ludwig XIV."),
    ],
)
def test_a_roman_numeral_is_the_number_that_it_writes_and_no_other(one, other):
    assert missing_numbers(one, [other]) == missing_numbers(other, [one]) == set()
    assert missing_numbers(one, ["au XVIIIe siècle"])


def test_a_letter_that_counts_no_century_is_no_numeral():
    assert missing_numbers("I saw Malcolm X and V.", [""]) == set()
