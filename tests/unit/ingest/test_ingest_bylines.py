"""Bylines and date lines: whole lines only, never parts of sentences."""

from __future__ import annotations

import pytest

from ingest.bylines import Credit, read
from ingest.dateline import dateline
from ingest.metadata import Metadata


@pytest.mark.parametrize(
    ("line", "language", "author", "published"),
    [
        ("Par Jeanne Roux", "fr", "Jeanne Roux", None),
        ("par Jeanne Roux et Marc d’Albret", "fr", "Jeanne Roux et Marc d’Albret", None),
        ("PAR JEANNE ROUX", "fr", "JEANNE ROUX", None),
        ("Par Jeanne Roux, correspondante à Erevan", "fr", "Jeanne Roux", None),
        ("Par la rédaction", "fr", "la rédaction", None),
        ("By Jane Roe in Yerevan", "en", "Jane Roe", None),
        ("By Anne-Marie O’Neill and J. R. Smith", "en", "Anne-Marie O’Neill and J. R. Smith", None),
        ("Von Hans von der Mühle", "de", "Hans von der Mühle", None),
        ("Por Ana Ruiz", "es", "Ana Ruiz", None),
        ("Автор: Иван Петров", "ru", "Иван Петров", None),
        ("Текст: Анна Серова", "ru", "Анна Серова", None),
        ("6 novembre 2023", "fr", None, "2023-11-06"),
        ("Publié le lundi 6 novembre 2023 à 14h30", "fr", None, "2023-11-06"),
        ("Publié le 6 novembre 2023, mis à jour le 8 novembre 2023 à 9:00", "fr", None, "2023-11-06"),
        ("Par Jeanne Roux | 6 novembre 2023", "fr", "Jeanne Roux", "2023-11-06"),
        ("6 novembre 2023 par Jeanne Roux", "fr", "Jeanne Roux", "2023-11-06"),
        ("By Jane Roe, November 6, 2023", "en", "Jane Roe", "2023-11-06"),
        ("Monday, 6 November 2023 10:00 GMT", "en", None, "2023-11-06"),
        ("Veröffentlicht am 6. November 2023 um 14:30 Uhr", "de", None, "2023-11-06"),
        ("Por Ana Ruiz, 6 de noviembre de 2023", "es", "Ana Ruiz", "2023-11-06"),
        ("Опубликовано 6 ноября 2023 года", "ru", None, "2023-11-06"),
        ("Par Jeanne Roux (Bruxelles, bureau européen)", "fr", "Jeanne Roux", None),
        ("Par Jeanne Roux et Marc Aubry (à Kiev)", "fr", "Jeanne Roux et Marc Aubry", None),
        ("Par Jeanne Roux pour Le Journal", "fr", "Jeanne Roux", None),
        ("By Jane Roe for The Times", "en", "Jane Roe", None),
        ("Recueilli par Jeanne Roux", "fr", "Jeanne Roux", None),
        ("Entretien réalisé par Jeanne Roux", "fr", "Jeanne Roux", None),
        ("Das Interview führte Hans Weil", "de", "Hans Weil", None),
        ("Беседовала Анна Серова", "ru", "Анна Серова", None),
        ("Jeanne Roux, le 06/11/2023 à 10:30", "fr", "Jeanne Roux", "2023-11-06"),
        ("Publié le : 06/11/2023 - 10:30 Modifié le : 06/11/2023 - 12:00", "fr", None, "2023-11-06"),
        ("Stand: 06.11.2023, 10:30 Uhr", "de", None, "2023-11-06"),
        ("November 6, 2023 10:30 AM ET", "en", None, "2023-11-06"),
        ("Nov. 6, 2023, 10:30 a.m. (EST)", "en", None, "2023-11-06"),
        ("6 ноября 2023, 10:30 МСК", "ru", None, "2023-11-06"),
    ],
)
def test_lines_that_say_who_and_when(
    line: str, language: str, author: str | None, published: str | None
) -> None:
    assert read(line, language) == Credit(author, published)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Par ailleurs", "fr"),
        ("Par-delà le Caucase", "fr"),
        ("Le 6 novembre 2023, Moscou a réagi", "fr"),
        ("Moscou, le 6 novembre 2023 au matin, tout a changé", "fr"),
        ("By sea and by land", "en"),
        ("By 6 November 2023 the war had spread", "en"),
        ("Von Moskau nach Peking", "de"),
        ("Por la paz", "es"),
        ("Автор этих строк был в Ереване", "ru"),
        ("Updated: what we know so far", "en"),
        ("Party Leader", "en"),
        ("Réalisé par Andreï Tarkovski", "fr"),
        ("Par Jeanne Roux pour la paix", "fr"),
        ("Par amour pour Moscou", "fr"),
        ("Vladimir Poutine, le 24 février 2022", "fr"),
        ("Vladimir Poutine, le 24 février 2022 à 10 h 30", "fr"),
        ("Mise à jour du 6 novembre 2023 : l’armée se retire.", "fr"),
        ("Mise à jour de la doctrine russe du 6 novembre 2023", "fr"),
        ("Updated: what we know on 6 November 2023", "en"),
    ],
)
def test_other_lines_say_nothing(line: str, language: str) -> None:
    assert read(line, language) is None


@pytest.mark.parametrize(
    "line",
    [
        "Mis à jour le 8 novembre 2023",
        "Actualisé le mercredi 8 novembre 2023 à 9 h 00",
        "Letzte Aktualisierung: 08.11.2023, 10:30 Uhr",
        "Actualizado a las 10:30 del 8 de noviembre de 2023",
        "06/11/2023",
        "Published on",
    ],
)
def test_lines_about_dates_that_give_none(line: str) -> None:
    assert read(line, "en") == Credit()


@pytest.mark.parametrize("label", ["par", "Par", "by", "Von:", "Автор:"])
def test_a_label_alone_awaits_a_name(label: str) -> None:
    assert read(label, "fr") == Credit(awaits_name=True)


@pytest.mark.parametrize(
    ("language", "author", "published", "expected"),
    [
        ("fr", "Jeanne Roux", "2022-04-01", "Par Jeanne Roux, publié le 1er avril 2022."),
        ("fr", None, "2023-11-06", "Publié le 6 novembre 2023."),
        ("fr", "Jeanne Roux", None, "Par Jeanne Roux."),
        ("en", "Jane Roe", "2023-11-06", "By Jane Roe, published on 6 November 2023."),
        ("de", "Hans Weil", "2023-11-06", "Von Hans Weil, veröffentlicht am 6. November 2023."),
        ("es", "Ana Ruiz", "2023-11-06", "Por Ana Ruiz, publicado el 6 de noviembre de 2023."),
        ("ru", "Иван Петров", "2023-11-06", "Автор: Иван Петров, опубликовано 6 ноября 2023 года."),
        ("it", "Anna Conti", None, "By Anna Conti."),
        ("en", "J. Roe Jr.", None, "By J. Roe Jr."),
    ],
)
def test_datelines_are_sentences_that_can_be_read_back(
    language: str, author: str | None, published: str | None, expected: str
) -> None:
    sentence = dateline(Metadata("Title", author, published, language))
    assert sentence == expected
    credit = read(sentence, language)
    assert credit is not None
    assert credit.published == published
    assert (credit.author or "") == (author or "").removesuffix(".")


def test_without_author_and_date_there_is_no_dateline() -> None:
    assert dateline(Metadata("Title", None, None, "fr")) is None
