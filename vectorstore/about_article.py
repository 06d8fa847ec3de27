"""Questions about an article itself: who wrote it, when it appeared, what it is called.

Its dateline answers the first two, its title the third. A question for the dateline shares its words with
any passage on the subject and none with the dateline, so meaning does not find it; the few ways to ask it
do. Five languages; reads no store.
"""

from __future__ import annotations

import re

from vectorstore.hit import ArticleCard
from vectorstore.tokens import folded

_ARTICLE = re.compile(
    r"\b(?:article|piece|column|op-ed|essay|analysis"
    r"|papier|chronique|tribune|billet|analyse|reportage"
    r"|artikels?|beitrage?s?|kolumne"
    r"|articulo|analisis|columna|reportaje|cronica"
    r"|стать[яиюеё]\w*|колонк\w+|заметк\w+)\b(?!\s+\d)"
    r"|\b(?:this|ce|diese[rmns]?|este|этот|этого|этому)\s+(?:text[eo]?|текст\w*)\b"
)
_AUTHOR = re.compile(
    r"\b(?:who|by\s+whom|which\s+(?:journalist|author|writer))\b.{0,40}"
    r"\b(?:wrote|written|writes|signed|penned|author)\b"
    r"|\b(?:de\s+qui\s+est|von\s+wem\s+(?:ist|stammt)|de\s+quien\s+es|чья\s+это)\b"
    r"|\b(?:qui|quelle?\s+(?:journaliste|auteure?|autrice))\b.{0,40}"
    r"\b(?:ecrit|ecrite|redige|redigee|signe|signee|auteure?|autrice)\b"
    r"|\b(?:wer|welche[rs]?\s+(?:journalist(?:in)?|autor(?:in)?))\b.{0,200}"
    r"\b(?:geschrieben|schrieb|verfasste?|autor(?:in)?|verfasser(?:in)?)\b"
    r"|\b(?:quien(?:es)?|que\s+periodista)\b.{0,40}\b(?:escribio|escribe|escrito|firma|firmo|autora?)\b"
    r"|\b(?:кто|кем|какои\s+(?:журналист|автор))\b.{0,40}\b(?:написал\w*|написан\w*|автор\w*)\b"
)
_DATE = re.compile(
    r"\b(?:what\s+is|quelle\s+est|welches\s+ist|cual\s+es|какова)\s+(?:the\s+|la\s+|das\s+)?(?:date|datum|fecha|дата)\b"
    r"|\b(?:when|what\s+date|which\s+day|on\s+what\s+da(?:y|te))\b.{0,200}"
    r"\b(?:published|appear(?:ed)?|c[ao]me\s+out|written|dated?)\b"
    r"|\b(?:quand|quelle\s+date|quel\s+jour)\b.{0,200}"
    r"\b(?:publiee?|parue?|parait|dat(?:e|ee?)|sortie?|ecrite?)\b"
    r"|\b(?:wann|welche[mrs]\s+(?:datum|tag))\b.{0,200}"
    r"\b(?:veroffentlicht|erschien(?:en)?|herausgekommen|geschrieben|publiziert)\b"
    r"|\b(?:cuando|que\s+fecha|que\s+dia)\b.{0,200}"
    r"\b(?:publico|publicad[oa]|salio|aparecio|apareciera|fecha|escrito)\b"
    r"|\b(?:когда|какого\s+числа|в\s+какои\s+день)\b.{0,200}"
    r"\b(?:опубликован\w*|вышл[аои]|вышел|написан\w*|появил\w*)\b"
)
_TITLE = re.compile(
    r"\b(?:titles?|titled|headlines?|titres?|intitulee?s?|titel|titels|uberschrift|schlagzeile"
    r"|titulos?|titulad[oa]|titula|titular(?:es)?|заголов\w+|назван\w+|называется|озаглавлен\w*)\b"
)
_TOLD_BY = re.compile(
    r"\b(?:according|selon|d['’]apres|laut|zufolge|segun|согласно|по\s+(?:мнению|словам))\b"
)


def title_answers(question: str) -> bool:
    """Return whether ``question`` may ask what an article is called.

    >>> title_answers("Quel est le titre de l'article sur les roses ?")
    True
    """
    return bool(_TITLE.search(folded(question)))


def dateline_answers(question: str, article: ArticleCard) -> bool:
    """Return whether ``question`` asks for the author or the date of an article, and this one has them.

    >>> card = ArticleCard("a", "a.txt", "Roses", "Ada Lum", None, "en", "1", 1, 900)
    >>> dateline_answers("Who wrote the article on roses?", card)
    True
    >>> dateline_answers("When was the article on roses published?", card)
    False
    """
    asked = folded(question)
    if not _ARTICLE.search(asked) or _TOLD_BY.search(asked):
        return False
    known = [(_AUTHOR.search(asked), article.author), (_DATE.search(asked), article.published)]
    return any(found for found, _ in known) and all(value for found, value in known if found)
