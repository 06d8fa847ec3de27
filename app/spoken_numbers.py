"""Small numbers and months as words in five languages, so that ``quatre`` in a quote carries ``4``.

A number's word counts whole, a month's by its beginning, as months take endings.
"""

from __future__ import annotations

from collections.abc import Collection

NUMBERS: dict[str, tuple[str, ...]] = {
    "2": ("two", "deux", "zwei", "dos", "два", "две", "двух", "second"),
    "3": ("three", "trois", "drei", "tres", "три", "трех"),
    "4": ("four", "quatre", "vier", "cuatro", "четыре"),
    "5": ("five", "cinq", "funf", "cinco", "пять", "пяти"),
    "6": ("six", "sechs", "seis", "шесть", "шести"),
    "7": ("seven", "sept", "sieben", "siete", "семь", "семи"),
    "8": ("eight", "huit", "acht", "ocho", "восемь", "восьми"),
    "9": ("nine", "neuf", "neun", "nueve", "девять", "девяти"),
    "10": ("ten", "dix", "zehn", "diez", "десять", "десяти"),
    "11": ("eleven", "onze", "elf", "once", "одиннадцать", "одиннадцати"),
    "12": ("twelve", "douze", "zwolf", "doce", "двенадцать", "двенадцати"),
    "20": ("twenty", "vingt", "zwanzig", "veinte", "двадцать", "двадцати"),
    "100": ("hundred", "cent", "hundert", "cien", "ciento", "сто"),
    "1000": ("thousand", "mille", "tausend", "mil", "тысяча", "тысячи", "тысяч"),
}
"""Folded forms; ``1`` is left out, because its words are articles too."""

MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "janvier", "januar", "enero", "январ"),
    ("february", "fevrier", "februar", "febrero", "феврал"),
    ("march", "mars", "marz", "marzo", "март"),
    ("april", "avril", "abril", "апрел"),
    ("may", "mai", "mayo", "мая", "маи", "мае"),
    ("june", "juin", "juni", "junio", "июн"),
    ("july", "juillet", "juli", "julio", "июл"),
    ("august", "aout", "agosto", "август"),
    ("september", "septembre", "septiembre", "сентябр"),
    ("october", "octobre", "oktober", "octubre", "октябр"),
    ("november", "novembre", "noviembre", "ноябр"),
    ("december", "decembre", "dezember", "diciembre", "декабр"),
)
"""Folded beginnings, from January on."""


def spoken(words: Collection[str]) -> set[str]:
    """Return the numbers, in digits, that folded ``words`` say; a month says its number in the year."""
    months = {
        str(month)
        for month, beginnings in enumerate(MONTHS, start=1)
        if any(word.startswith(beginnings) for word in words)
    }
    return months | {digits for digits, forms in NUMBERS.items() if any(form in words for form in forms)}
