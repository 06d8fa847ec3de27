"""What Ibid says in its own voice inside an answer, in the asker's language."""

from __future__ import annotations

from typing import Literal

LANGUAGES = ("en", "fr", "de", "es", "ru")
"""Languages that a question may be asked in."""

Phrase = Literal[
    "refused",
    "nothing near",
    "not mentioned",
    "another",
    "in part",
    "by choice",
    "no model",
    "model gone",
    "interrupted",
    "stopped",
]

_PHRASES: dict[Phrase, dict[str, str]] = {
    "refused": {
        "en": "The articles do not answer this question. The nearest passages are shown below.",
        "fr": "Les articles ne répondent pas à cette question. Les passages les plus proches sont affichés "
        "ci-dessous.",
        "de": "Die Artikel beantworten diese Frage nicht. Die nächstliegenden Stellen stehen unten.",
        "es": "Los artículos no responden a esta pregunta. Abajo se muestran los pasajes más cercanos.",
        "ru": "Статьи не отвечают на этот вопрос. Ниже показаны ближайшие отрывки.",
    },
    "nothing near": {
        "en": "There is no article to answer this question from.",
        "fr": "Il n’y a aucun article à partir duquel répondre à cette question.",
        "de": "Es gibt keinen Artikel, aus dem sich diese Frage beantworten ließe.",
        "es": "No hay ningún artículo a partir del cual responder a esta pregunta.",
        "ru": "Нет ни одной статьи, по которой можно было бы ответить на этот вопрос.",
    },
    "not mentioned": {
        "en": "These passages do not mention {asked}.",
        "fr": "Non mentionné dans ces passages\u00a0: {asked}.",
        "de": "Diese Stellen erwähnen {asked} nicht.",
        "es": "En estos pasajes no se menciona: {asked}.",
        "ru": "В этих отрывках не упоминается: {asked}.",
    },
    "another": {
        "en": "The nearest of them speaks of {instead}, not of {asked}.",
        "fr": "Le plus proche parle d’autre chose\u00a0: {instead}, et non {asked}.",
        "de": "Die nächste spricht von etwas anderem: {instead}, nicht {asked}.",
        "es": "El más cercano habla de otra cosa: {instead}, no {asked}.",
        "ru": "В ближайшем из них речь о другом: {instead}, а не {asked}.",
    },
    "in part": {
        "en": "The articles do not answer this part: “{asked}”.",
        "fr": "Les articles ne répondent pas à cette partie : « {asked} ».",
        "de": "Diesen Teil beantworten die Artikel nicht: „{asked}“.",
        "es": "Los artículos no responden a esta parte: «{asked}».",
        "ru": "На эту часть статьи не отвечают: «{asked}».",
    },
    "by choice": {
        "en": "Quotes only: the closest sentences of the articles, word for word.",
        "fr": "Citations seules : les phrases les plus proches des articles, mot pour mot.",
        "de": "Nur Zitate: die passendsten Sätze der Artikel im Wortlaut.",
        "es": "Solo citas: las frases más cercanas de los artículos, palabra por palabra.",
        "ru": "Только цитаты: ближайшие предложения статей, слово в слово.",
    },
    "no model": {
        "en": "No language model is in use: these are the closest sentences of the articles, word for word.",
        "fr": "Aucun modèle de langue n’est utilisé : voici les phrases les plus proches des articles, mot "
        "pour mot.",
        "de": "Kein Sprachmodell ist in Gebrauch: dies sind die passendsten Sätze der Artikel im Wortlaut.",
        "es": "No se usa ningún modelo de lenguaje: estas son las frases más cercanas de los artículos, "
        "palabra por palabra.",
        "ru": "Языковая модель не используется: это ближайшие предложения статей, слово в слово.",
    },
    "model gone": {
        "en": "The language model does not answer: these are the closest sentences of the articles, word for "
        "word.",
        "fr": "Le modèle de langue ne répond pas : voici les phrases les plus proches des articles, mot pour "
        "mot.",
        "de": "Das Sprachmodell antwortet nicht: Dies sind die passendsten Sätze der Artikel im Wortlaut.",
        "es": "El modelo de lenguaje no responde: estas son las frases más cercanas de los artículos, "
        "palabra por palabra.",
        "ru": "Языковая модель не отвечает: это ближайшие предложения статей, слово в слово.",
    },
    "interrupted": {
        "en": "The language model broke off: this answer is not complete.",
        "fr": "Le modèle de langue s’est interrompu : cette réponse est incomplète.",
        "de": "Das Sprachmodell ist abgebrochen: Diese Antwort ist unvollständig.",
        "es": "El modelo de lenguaje se interrumpió: esta respuesta está incompleta.",
        "ru": "Языковая модель прервалась: ответ неполный.",
    },
    "stopped": {
        "en": "Stopped.",
        "fr": "Arrêté.",
        "de": "Angehalten.",
        "es": "Detenido.",
        "ru": "Остановлено.",
    },
}


def say(phrase: Phrase, language: str) -> str:
    """Return the phrase in that language, in English where it is none of the five.

    What a phrase leaves open stands in it in braces, by name, for ``str.format``.
    """
    return _PHRASES[phrase].get(language, _PHRASES[phrase]["en"])
