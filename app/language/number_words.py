"""The words of numbers in five languages, folded: of values below a thousand, of groups, of powers of ten.

Puts no words together; ``spoken_numbers`` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_CARDINALS = """
1 one un une ein eine eins uno una один одна
2 two deux zwei dos два две двух двум двумя двое двоих
3 three trois drei tres три трех трем тремя трое троих
4 four quatre vier cuatro четыре четырех четырем четырьмя четверо четверых
5 five cinq funf cinco пять пяти пятью пятеро пятерых
6 six sechs seis шесть шести шестью шестеро шестерых
7 seven sept sieben siete семь семи семью семеро семерых
8 eight huit acht ocho восемь восьми восемью восьмью
9 nine neuf neun nueve девять девяти девятью
10 ten dix zehn diez десять десяти десятью
11 eleven onze elf once одиннадцать одиннадцати одиннадцатью
12 twelve douze zwolf doce двенадцать двенадцати двенадцатью
13 thirteen treize dreizehn* trece тринадцат*
14 fourteen quatorze vierzehn* catorce четырнадцат*
15 fifteen quinze funfzehn* quince пятнадцат*
16 sixteen seize sechzehn* dieciseis шестнадцат*
17 seventeen siebzehn* diecisiete семнадцат*
18 eighteen achtzehn* dieciocho восемнадцат*
19 nineteen neunzehn* diecinueve девятнадцат*
20 twenties twenty vingt vingts zwanzig* veinte двадцат*
21 veintiun veintiuno veintiuna
22 veintidos
23 veintitres
24 veinticuatro
25 veinticinco
26 veintiseis
27 veintisiete
28 veintiocho
29 veintinueve
30 thirties thirty trente dreissig* treinta тридцат*
40 forties forty quarante vierzig* cuarenta сорок сорока
50 fifties fifty cinquante funfzig* cincuenta пятьдесят пятидесят* пятьюдесятью
60 sixties sixty soixante sechzig* sesenta шестьдесят шестидесят*
70 seventies seventy siebzig* setenta septante семьдесят семидесят*
80 eighties eighty achtzig* ochenta huitante quatrevingt восемьдесят восьмидесят*
90 nineties ninety neunzig* noventa nonante девяност*
100 cien ciento сто ста
200 doscientos doscientas двести двухсот двумястами
300 trescientos trescientas триста трехсот
400 cuatrocientos cuatrocientas четыреста четырехсот
500 quinientos quinientas пятьсот пятисот пятьюстами пятистами
600 seiscientos seiscientas шестьсот шестисот
700 setecientos setecientas семьсот семисот
800 ochocientos ochocientas восемьсот восьмисот
900 novecientos novecientas девятьсот девятисот
"""
"""A value and the words that count with it, folded; ``*`` stands for endings of up to four letters."""
_ORDINALS = """
1 первы* перва* перво* first premier premiere erste* primer primero primera
2 second seconde deuxieme zweite* segundo segunda второ* втора* втору* вторы*
3 third troisieme dritte* tercer tercero tercera трети* треть*
4 fourth quatrieme vierte* cuarto cuarta четверты* четверто* четверта* четверту*
5 fifth cinquieme funfte* quinto quinta пяты* пято* пята*
6 sixth sixieme sechste* sexto sexta шесты* шесто* шеста*
7 seventh septieme siebte* septimo septima седьм*
8 eighth huitieme achte* octavo octava восьмо* восьмы* восьма*
9 ninth neuvieme neunte* noveno novena девяты* девято*
10 tenth dixieme zehnte* decimo decima десяты* десято* десята* десяту*
11 eleventh onzieme elfte* undecim* одиннадцаты* одиннадцато* одиннадцата*
12 twelfth douzieme zwolfte* duodecim* двенадцаты* двенадцато* двенадцата*
13 thirteenth treizieme
14 fourteenth quatorzieme
15 fifteenth quinzieme
16 sixteenth seizieme
17 seventeenth
18 eighteenth
19 nineteenth
20 twentieth vingtieme vigesim*
30 thirtieth trentieme
40 fortieth quarantieme
50 fiftieth cinquantieme
60 sixtieth soixantieme
"""
"""A value and the words that put something in that place."""
_GROUPS = """
6 sextet sextuor
7 семерк*
10 dizaine dizaines decena decenas десяток десятка decade decades decennie decennies jahrzehnt* decada decadas
10 десятилети*
12 dozen douzaine douzaines dutzend docena docenas дюжин*
15 quinzaine quincena
20 vingtaine veintena
30 trentaine treintena
40 quarantaine
50 cinquantaine
60 soixantaine
"""
"""How many a group has, and its words: two dozen are 24."""
_SCALES = """
3 thousand thousands mille millier milliers tausend tausende mil тыс тысяч* kt
6 million millions millionen millon millones mio mn млн миллион* mt
9 milliard milliards milliarde milliarden billion billions mrd md mds bn млрд миллиард*
12 trillion trillions billionen billon billones трлн триллион*
"""
"""A power of ten and its words."""
HUNDREDS = frozenset(["hundreds", "hunderte", "centaines", "cientos", "centenares", "сотни", "сотен"])
"""Hundreds of which nobody says how many, unless a number stands before them."""
HUNDRED = HUNDREDS | {"hundred", "cent", "cents", "hundert", "centaine", "centenar", "сотня"}
_ONLY_IN = {
    "en": "ten",
    "fr": "cent cents seize sept",
    "de": "elf",
    "es": "dos tres once quince mil media",
}
"""Words that count in this language only, and are other words in another."""
_AMBIGUOUS = frozenset({"neuf", "acht", "семью"})
"""Words that are a number or another word in their own language."""


@cache
def may_count(word: str, language: str | None) -> bool:
    """Return whether a folded word may be of a number in ``language``, None for any.

    >>> may_count("tres", "es"), may_count("tres", "fr")
    (True, False)
    """
    homes = [home for home, words in _ONLY_IN.items() if word in words.split()]
    return language is None or not homes or language in homes


@cache
def value_of(word: str) -> int | None:
    """Return the number below a thousand that a folded word says, None when it says none."""
    return _looked_up(word, *_tables(_CARDINALS + _ORDINALS))


@cache
def is_cardinal(word: str) -> bool:
    """Return whether a folded word tells how many, and is hardly another word."""
    return word not in _AMBIGUOUS and _looked_up(word, *_tables(_CARDINALS)) is not None


@cache
def group_of(word: str) -> int | None:
    """Return how many a group has that a folded word names, None when it names none."""
    return _looked_up(word, *_tables(_GROUPS))


@cache
def exponent_of(word: str) -> int | None:
    """Return the power of ten that a folded word multiplies by, None when it does not."""
    return _looked_up(word, *_tables(_SCALES))


@cache
def _tables(lines: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return word to number, and beginning of a word to number."""
    listed = [
        (int(line[0]), word) for line in map(str.split, lines.splitlines()) if line for word in line[1:]
    ]
    whole = {word: number for number, word in listed if not word.endswith("*")}
    return whole, {word[:-1]: number for number, word in listed if word.endswith("*")}


def _looked_up(word: str, whole: Mapping[str, int], beginnings: Mapping[str, int]) -> int | None:
    if word in whole:
        return whole[word]
    return next(
        (
            beginnings[word[:end]]
            for end in range(len(word), max(len(word) - 5, 2), -1)
            if word[:end] in beginnings
        ),
        None,
    )
