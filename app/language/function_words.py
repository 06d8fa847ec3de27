"""The short words of five languages that only join others: articles, pronouns, prepositions, auxiliaries.

Has those of which two or three letters are left by a stemmer. Words that count (``all``, ``both``) are none.
"""

from __future__ import annotations

from functools import cache

from vectorstore.tokens import forms

_LISTED = {
    "en": """
        an the
        he him his she her hers it its me my our ours us we you your who one ones own
        as at by for in of off on out per to up via
        am are be being is was can did do does doing done had has may get gets getting got let
        and but if nor or so than yet
        how why now too not no yes ago due etc
        don isn ll ve re
    """,
    "fr": """
        le la les un une des du de au aux
        il elle ils elles on je tu me te se lui leur leurs eux soi nous vous moi toi en y
        mon ma mes ton ta tes son sa ses notre nos votre vos ce cet cette ces ça cela ceci celle
        celles ci même mêmes tel telle tels telles
        qui que quoi qu où dont quel quelle
        à par pour sur sous sans hors lors devant dès via près chez vers avec dans
        est es suis soit fut été être sera étais était étaient étant serait seront sont
        as ai ont avons avez avait avaient eu eus eut eue eues avoir aura auront aurait auraient
        ayant ait aient
        va vais vas vont fit pu devait devaient devoir devra
        et ou ni si car
        ne pas jamais non oui très trop peu là ici hui plus
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines
        er sie es wir ihr ich du man ihn ihm ihnen ihre ihren ihrem ihrer ihres uns mich dich
        sich mir dir euch
        in im ins an am ans auf aus bei bis für mit ob von vom vor zu zum zur um ab je pro per
        via über unter durch wegen ohne
        ist sind war waren wäre wären bin bist sei seien hat habe haben hast tun tut
        und als wie da so nun ja nur her hin nie aber oder dass daß weil
        wer wen wem was wo
    """,
    "es": """
        el la los las lo un una uno unos unas
        yo tú él ella ellos ellas ello nos os me te se le les mí ti sí mi mis tu tus su sus suyo
        suya suyos suyas
        este esta esto estos estas ese esa eso esos esas
        que quien qué cual cuyo cuya
        de del al en con por sin so para ante bajo
        es son era eran fue fui ser sea sean sido siendo será sería he ha han has hay haya hayan
        haber había habían
        hubo tener tenía tenían tuvo debe deben debía debían deber pudo poder está están estar va van
        ni si pero sino mas más menos
        no ya hace muy aún tan tal tales así sólo solo como
    """,
    "ru": """
        он она оно они мы вы ты я его ее ей ему им их ими ним них ней нее него нему нам нас вам
        вас мне меня
        себя себе собой мой моя мое мои наш наша наше наши ваш ваша ваше ваши
        свой своя свое свои своих своей своего своему своим своими свою своем
        это этот эта эти этого этой этому этом этим этих эту этими тот та то те того той тому
        том тем тех ту теми
        сам сама само сами самого самой самих кто кого кому кем что чего чему чем чей какой
        какая какое какие каких каким какую почему как где так
        во на по об обо от ото до за из изо ко со при про над под без для
        был была было были быть будет будут есть мог могла могли может
        но да не ни нет же ли ль бы или если то уж уже еще более пока потому вот там тут туда тоже
    """,
}


def says_nothing(form: str, language: str) -> bool:
    """Return whether a folded short word of ``language`` is there for the grammar only.

    >>> says_nothing("the", "en"), says_nothing("oil", "en")
    (True, False)
    """
    return form in _folded(language)


@cache
def _folded(language: str) -> frozenset[str]:
    return frozenset(forms(_LISTED.get(language, "")))
