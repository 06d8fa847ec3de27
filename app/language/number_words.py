"""The words of numbers in five languages, folded: of values below a thousand, and of powers of ten.

Puts no words together; ``spoken_numbers`` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_VALUES = """
1 one un une ein eine eins uno una один одна первы* перва* перво* first premier premiere erste* primer primero
1 primera
2 two deux zwei dos два две двух двумя second seconde deuxieme zweite* segundo segunda
2 второ* втора* втору* вторы*
3 three trois drei tres три трех тремя трети* треть* third troisieme dritte* tercer tercero tercera
4 four quatre vier cuatro четыре четырех четверт* fourth quatrieme vierte* cuarto cuarta
5 five cinq funf cinco пять пяти пятью пятеро пяты* пято* пята* fifth cinquieme funfte* quinto quinta
6 six sechs seis шесть шести шестью шесты* шесто* шеста* sixth sixieme sechste* sexto sexta
7 seven sept sieben siete семь семи семью седьм* seventh septieme siebte* septimo septima
8 eight huit acht ocho восемь восьми восьм* eighth huitieme achte* octavo octava
9 nine neuf neun nueve девять девяти девяты* девято* ninth neuvieme neunte* noveno novena
10 десять десяти десяты* десято* десята* десяту*
10 ten dix zehn diez tenth dixieme zehnte* decimo decima dizaine decena десяток
11 eleven onze elf once одиннадцат* eleventh onzieme elfte*
12 twelve douze zwolf doce двенадцат* twelfth douzieme zwolfte* dozen douzaine dutzend docena дюжин*
13 thirteen thirteenth treize dreizehn* trece тринадцат*
14 fourteen fourteenth quatorze vierzehn* catorce четырнадцат*
15 fifteen fifteenth quinzaine quincena quinze funfzehn* quince пятнадцат*
16 sixteen seize sechzehn* dieciseis шестнадцат*
17 seventeen siebzehn* diecisiete семнадцат*
18 eighteen achtzehn* dieciocho восемнадцат*
19 nineteen neunzehn* diecinueve девятнадцат*
20 veintena twenties twenty vingt vingts zwanzig* veinte двадцат* twentieth vingtieme vingtaine
21 veintiun veintiuno veintiuna
22 veintidos
23 veintitres
24 veinticuatro
25 veinticinco
26 veintiseis
27 veintisiete
28 veintiocho
29 veintinueve
30 treintena thirties thirty trente dreissig* treinta тридцат* thirtieth trentieme trentaine
40 forties forty quarante vierzig* cuarenta сорок сорока fortieth quarantieme quarantaine
50 fifties fifty cinquante funfzig* cincuenta пятьдесят пятидесят* fiftieth cinquantieme cinquantaine
60 sixties sixty soixante sechzig* sesenta шестьдесят шестидесят* sixtieth soixantaine
70 seventies seventy siebzig* setenta septante семьдесят семидесят*
80 eighties eighty achtzig* ochenta huitante quatrevingt восемьдесят восьмидесят*
90 nineties ninety neunzig* noventa nonante девяност*
100 cien ciento centenar centenares сто ста сотня сотни сотен
200 doscientos doscientas двести двухсот
300 trescientos trescientas триста трехсот
400 cuatrocientos cuatrocientas четыреста четырехсот
500 quinientos quinientas пятьсот пятисот
600 seiscientos seiscientas шестьсот шестисот
700 setecientos setecientas семьсот семисот
800 ochocientos ochocientas восемьсот восьмисот
900 novecientos novecientas девятьсот девятисот
"""
"""A value and its words, folded; ``*`` stands for endings of up to four letters."""
_SCALES = """
3 thousand thousands mille millier milliers tausend tausende mil тыс тысяч* kt
6 million millions millionen millon millones mio mn млн миллион* mt
9 milliard milliards milliarde milliarden billion billions mrd md mds bn млрд миллиард*
12 trillion trillions billionen billon billones трлн триллион*
"""
"""A power of ten and its words."""


@cache
def value_of(word: str) -> int | None:
    """Return the number below a thousand that a folded word says, None when it says none."""
    return _looked_up(word, *_tables(_VALUES))


@cache
def exponent_of(word: str) -> int | None:
    """Return the power of ten that a folded word multiplies by, None when it does not."""
    return _looked_up(word, *_tables(_SCALES))


@cache
def _tables(lines: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return word to number, and beginning of a word to number."""
    listed = [
        (int(number), word) for number, *words in map(str.split, lines.strip().splitlines()) for word in words
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
