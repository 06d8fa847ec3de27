"""Abbreviations after which a full stop ends no sentence, by language.

Lists only what segmenters get wrong or may get wrong; knows nothing of sentences.
"""

from __future__ import annotations

import functools
import re

_ALWAYS = {
    "fr": r"M|MM|Mmes?|Mlles?|Drs?|Pr|Me|Mgr|Ste?|cf|Cf|apr|env|éd|trad|p\.\s?ex|par ex|c\.-à-d|i\.\s?e|vs",
    "en": r"Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Capt|Sgt|Rev|Hon|vs|cf|e\.\s?g|i\.\s?e|ca|approx"
    r"|Messrs",
    "de": r"Dr|Prof|Hr|Fr|St|vgl|Vgl|bzw|ca|sog|z\.\s?B|d\.\s?h|u\.\s?a|i\.\s?d\.\s?R|z\.\s?T|v\.\s?a"
    r"|Dipl|geb|evtl"
    r"|ggf|inkl|bspw",
    "es": r"Sr|Sra|Srta|Sres|Dr|Dra|D|Dña|Lic|Ing|Gral|Cnel|Ud|Uds|Sto|Sta|EE|FF|RR|p\.\s?ej|v\.\s?gr|cf"
    r"|Cf|aprox|vs",
    "ru": r"т\.\s?е|т\.\s?к|т\.\s?н|им|см|См|ср|Ср|напр|проф|акад|ген|гр|св|ул|просп|пос",
}
_BEFORE_NUMBERS = {
    "fr": r"[Aa]rt|[Cc]h|[Cc]hap|[Vv]ol|[Ff]ig|[Pp]|[Pp]p|[Nn]o|[Nn]os|[Tt]|[Aa]l|[Ss]ect|[Aa]nn",
    "en": r"[Nn]o|[Nn]os|[Aa]rt|[Cc]h|[Vv]ol|[Ff]ig|[Pp]|[Pp]p|[Ss]ec|[Pp]ar",
    "de": r"[Nn]r|[Nn]rn|Art|[Aa]bs|[Bb]d|S|[Aa]bb|Kap|Ziff|Bsp|[Ss]eit",
    "es": r"[Nn]o|[Nn]úm|[Aa]rts?|[Cc]ap|[Vv]ol|[Ff]ig|[Pp]|[Pp]p|[Pp]ágs?|[Aa]pdo",
    "ru": r"[Сс]т|[Сс]тр|[Гг]л|[Рр]ис|[Тт]абл|[Пп]|[Пп]п|[Чч]|[Тт]",
}
_BEFORE_NAMES = {"ru": r"гг"}
_STARTS = (
    "Un Une Ce Cet Cette Ces Il Elle Ils Elles On Nous Vous Je En Dans Mais Or Et Car Pour Par Puis "
    "The A An It He She They We You I This That These Those In On At For But And Or So If When As By "
    "Der Die Das Dem Ein Eine Einen Einem Er Sie Es Wir Ich Ihr Man Im Am An Auf Aus Bei Mit Nach Vor Zu "
    "Zum Zur Für Doch Aber Und Oder Denn Dann Da Danach Dort Hier Wenn Als Ob Wie Was Wer Nur Auch Noch "
    "Nun Damit Dabei Esa Ese Este Esta Ella Ellos Con Pero Y Al Sin Según "
    "В Во На Но И А С Со По За До От Из К О Об При После Для Это Этот Эта Эти Он Она Они Мы Я Все Так Как "
    "Если Когда Затем Потом Тогда Однако Уже"
)
STARTS = frozenset(_STARTS.split())
"""Words that begin sentences and no names: after "Plan B." or "am 6." they begin a new one."""

_ERA_START = {"fr": r"\b(?:av|ap|apr)\.$", "de": r"\b[vn]\.$", "es": r"\b[ad]\.$"}
_ERA_REST = re.compile(r"(?:J\.|C\.|Chr\b)")
_ERA_END = re.compile(r"(?:J\.-C|[ad]\.\s?C)\.$")
_SAME_AS = {"uk": "ru"}
_NONE = r"(?!)"


@functools.cache
def always(language: str) -> re.Pattern[str]:
    """Return a pattern for the end of a text after which its sentence goes on, whatever follows."""
    return _ending(_ALWAYS.get(_SAME_AS.get(language, language), _NONE))


@functools.cache
def before_numbers(language: str) -> re.Pattern[str]:
    """Return a pattern for the end of a text whose sentence goes on when a number follows."""
    return _ending(_BEFORE_NUMBERS.get(_SAME_AS.get(language, language), _NONE))


@functools.cache
def before_names(language: str) -> re.Pattern[str]:
    """Return a pattern for the end of a text whose sentence goes on unless a word follows that starts one."""
    return _ending(_BEFORE_NAMES.get(_SAME_AS.get(language, language), _NONE))


def splits_era(language: str, left: str, right: str) -> bool:
    """Return whether "av. J.-C.", "v. Chr." or "a. C." falls apart between ``left`` and ``right``."""
    start = _ERA_START.get(language)
    return start is not None and bool(re.search(start, left) and _ERA_REST.match(right))


def ends_era(left: str) -> bool:
    """Return whether a text ends in "J.-C." or "a. C.", which may end a sentence as initials may not."""
    return _ERA_END.search(left) is not None


def _ending(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{words})\.$")
