"""How close a text is to a question, on a scale that is the same for every embedding model and language.

The cosines of one model lie between .7 and .9, those of another between .1 and .6; texts in one language look
nearer than texts in two, and some languages lie farther from the others. Where unrelated texts lie, and
where a sentence lies that answers, is measured on a few subjects told in each language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from statistics import NormalDist
from typing import Protocol

import numpy as np

from vectorstore.hit import Vectors

SUBJECTS: tuple[dict[str, tuple[str, str]], ...] = (
    {
        "en": (
            "How long should bread dough rest?",
            "Cover the bowl and leave the dough in a warm place for two hours.",
        ),
        "fr": (
            "Combien de temps la pâte à pain doit-elle reposer ?",
            "Couvrez le saladier et laissez la pâte deux heures dans un endroit chaud.",
        ),
        "de": (
            "Wie lange muss Brotteig ruhen?",
            "Man deckt die Schüssel zu und lässt den Teig zwei Stunden an einem warmen Ort stehen.",
        ),
        "es": (
            "¿Cuánto tiempo debe reposar la masa del pan?",
            "Se tapa el cuenco y se deja la masa dos horas en un lugar cálido.",
        ),
        "ru": (
            "Сколько времени должно отдыхать тесто для хлеба?",
            "Накройте миску и оставьте тесто на два часа в тёплом месте.",
        ),
    },
    {
        "en": (
            "Why do swallows leave in autumn?",
            "When the cold comes, insects grow scarce and the birds fly south.",
        ),
        "fr": (
            "Pourquoi les hirondelles partent-elles en automne ?",
            "À l’approche du froid, les insectes manquent et les oiseaux gagnent le sud.",
        ),
        "de": (
            "Warum ziehen die Schwalben im Herbst fort?",
            "Wenn die Kälte kommt, werden die Insekten knapp, und die Vögel fliegen nach Süden.",
        ),
        "es": (
            "¿Por qué se van las golondrinas en otoño?",
            "Cuando llega el frío escasean los insectos y las aves vuelan al sur.",
        ),
        "ru": (
            "Почему ласточки улетают осенью?",
            "С приходом холодов насекомых становится мало, и птицы улетают на юг.",
        ),
    },
    {
        "en": (
            "How much is a ticket to the museum?",
            "Admission to the collections is twelve euros, free on the first Sunday of the month.",
        ),
        "fr": (
            "Combien coûte un billet pour le musée ?",
            "L’entrée des collections est à douze euros, gratuite le premier dimanche du mois.",
        ),
        "de": (
            "Was kostet eine Karte für das Museum?",
            "Der Eintritt in die Sammlungen beträgt zwölf Euro, am ersten Sonntag des Monats ist er frei.",
        ),
        "es": (
            "¿Cuánto cuesta una entrada para el museo?",
            "La visita a las colecciones vale doce euros y es gratuita el primer domingo de mes.",
        ),
        "ru": (
            "Сколько стоит билет в музей?",
            "Вход в залы стоит двенадцать евро, а в первое воскресенье месяца он бесплатный.",
        ),
    },
    {
        "en": (
            "When was the old bridge built?",
            "The stone arches over the river date from 1743.",
        ),
        "fr": (
            "Quand le vieux pont a-t-il été construit ?",
            "Les arches de pierre qui enjambent la rivière datent de 1743.",
        ),
        "de": (
            "Wann wurde die alte Brücke gebaut?",
            "Die steinernen Bögen über den Fluss stammen aus dem Jahr 1743.",
        ),
        "es": (
            "¿Cuándo se construyó el puente viejo?",
            "Los arcos de piedra sobre el río datan de 1743.",
        ),
        "ru": (
            "Когда построили старый мост?",
            "Каменные арки над рекой стоят с 1743 года.",
        ),
    },
    {
        "en": (
            "Who won the swimming race on Sunday?",
            "The youngest of the swimmers touched the wall first and set a record.",
        ),
        "fr": (
            "Qui a gagné la course de natation dimanche ?",
            "La plus jeune des nageuses a touché le mur la première et battu un record.",
        ),
        "de": (
            "Wer hat am Sonntag das Wettschwimmen gewonnen?",
            "Die jüngste Schwimmerin schlug als Erste an und stellte einen Rekord auf.",
        ),
        "es": (
            "¿Quién ganó la carrera de natación el domingo?",
            "La más joven de las nadadoras tocó primero la pared y batió un récord.",
        ),
        "ru": (
            "Кто победил в воскресном заплыве?",
            "Самая юная пловчиха первой коснулась стенки и установила рекорд.",
        ),
    },
    {
        "en": (
            "Why does the engine not start?",
            "With a flat battery the starter cannot turn the crankshaft.",
        ),
        "fr": (
            "Pourquoi le moteur ne démarre-t-il pas ?",
            "Quand la batterie est à plat, le démarreur n’entraîne plus le vilebrequin.",
        ),
        "de": (
            "Warum springt der Motor nicht an?",
            "Ist die Batterie leer, dreht der Anlasser die Kurbelwelle nicht mehr.",
        ),
        "es": (
            "¿Por qué no arranca el motor?",
            "Con la batería descargada, el motor de arranque no mueve el cigüeñal.",
        ),
        "ru": (
            "Почему двигатель не заводится?",
            "Если аккумулятор сел, стартёр не провернёт коленчатый вал.",
        ),
    },
)
"""Everyday subjects; for each language a question and a sentence that answers it."""
ANY = ""
"""Stands for a language that is not known, or not among those of the subjects."""
LEAST = 0.01
"""Cosine by which an answer lies nearer than an unrelated text at least, whatever was measured."""


class Encoder(Protocol):
    """Texts in, unit vectors out."""

    def encode_query(self, text: str) -> Vectors:
        """Return the vector ``(d,)`` of a text that asks."""

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Return the rows ``(len(texts), d)`` of texts that may be found."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The mean cosines of texts that have nothing to do with each other, and of questions with answers."""

    unrelated: float
    answering: float

    def of(self, cosine: float) -> float:
        """Return 0 where texts are unrelated, 1 where one answers the other, and more beyond."""
        return (cosine - self.unrelated) / max(self.answering - self.unrelated, LEAST)


@dataclass(frozen=True, slots=True)
class Closeness:
    """Scales by a question's language: for texts in that language, and in others. Both hold ``ANY``.

    ``spread`` is the standard deviation of the cosines of unrelated texts.
    """

    within: Mapping[str, Scale]
    across: Mapping[str, Scale]
    spread: float = 0.0

    def of(self, cosine: float, asked: str = ANY, read: str = ANY, among: int = 1) -> float:
        """Return how close a text in the language ``read`` is to a question in the language ``asked``.

        For the nearest of several texts that is less what the nearest of ``among`` unrelated ones reaches by
        chance: the more there are, the nearer one of them comes. They are taken for draws from a normal
        distribution, whose largest lies about its quantile n / (n + 1).
        """
        scales = self.within if asked == read else self.across
        chance = self.spread * NormalDist().inv_cdf(among / (among + 1))
        return scales.get(asked, scales[ANY]).of(cosine - chance)


def measured(encoder: Encoder) -> Closeness:
    """Return the scales of an embedding model, which reads the subjects for it."""
    languages = tuple(SUBJECTS[0])
    asked = {
        spoken: np.stack([encoder.encode_query(subject[spoken][0]) for subject in SUBJECTS])
        for spoken in languages
    }
    read = {
        spoken: encoder.encode_passages([subject[spoken][1] for subject in SUBJECTS]) for spoken in languages
    }
    own = np.eye(len(SUBJECTS), dtype=bool)

    def cosines(pairs: Iterable[tuple[str, str]]) -> Vectors:
        return np.stack([asked[one] @ read[other].T for one, other in pairs])

    def scale(pairs: Iterable[tuple[str, str]]) -> Scale:
        found = cosines(pairs)
        return Scale(float(found[:, ~own].mean()), float(found[:, own].mean()))

    same = [(one, one) for one in languages]
    others = {one: [(one, other) for other in languages if other != one] for one in languages}
    unrelated = cosines(chain(same, *others.values()))[:, ~own]
    return Closeness(
        {one: scale([(one, one)]) for one in languages} | {ANY: scale(same)},
        {one: scale(pairs) for one, pairs in others.items()} | {ANY: scale(chain(*others.values()))},
        float(np.sqrt(unrelated.var(axis=1).mean())),
    )
