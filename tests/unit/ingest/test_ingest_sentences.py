"""Where sentences end in five languages and a few others."""

from __future__ import annotations

import pytest

from ingest.sentences import LONGEST, split

WHOLE = {
    "fr": [
        "L’art. 4 du traité, cf. p. ex. l’avis de M. Dupont, reste lettre morte.",
        "Mme Roux et le Dr Martin ont lu le n° 5 de la revue, rue St. Jean.",
        "En 52 av. J.-C., déjà, la question se posait.",
        "Les Présidents E. Macron et K-J. Tokaïev se sont revus.",
        "« La guerre est finie. Nous rentrons », a-t-il dit.",
        "« Nous partons ! » s’écria-t-il.",
        "Il a hésité… puis il est parti.",
        "Le pays a perdu 1.5 % de ses 10,000 soldats (voir p. 12. et suiv.) en un an.",
        "Selon le « Figaro » Magazine, tout va bien.",
        "Moscou\u00a0? lui seul le sait.",
        "L’accord du 5 sept. 2020 est clos.",
    ],
    "en": [
        "Mr. Smith of the U.S. Army met Sen. J. K. Brown at No. 10 yesterday.",
        "“Is it over?” asked the general.",
        '"We are done. We leave," he said.',
        "The U.S.-led force of 10,000 men grew by 1.5 per cent, e.g. in Sec. 5 of the plan.",
    ],
    "de": [
        "Das ist z. B. der Fall, d. h. fast immer.",
        "Am 6. November 2023 kam Dr. Müller nach Berlin.",
        "Im 19. Jahrhundert, vor dem 2. Weltkrieg, war es anders.",
        "Nach Art. 5 Abs. 2 Nr. 3 gilt das nicht.",
        "„Gehen wir?“, fragte er.",
        "Rom fiel im Jahr 52 v. Chr. in ihre Hände.",
        "Am 5. Sept. 2020 und am 12. Mai kam er.",
    ],
    "es": [
        "El Sr. Pérez y la Sra. López de EE. UU. llegaron ayer.",
        "Según el art. 4, pág. 5, p. ej. en 2023, nada cambió.",
        "«No voy. No puedo», dijo.",
        "Murió en el año 44 a. C. en Roma.",
        "Abre el lun. y el mar. 5 de abril.",
        "Cierra el vie. 8 de abril.",
    ],
    "ru": [
        "В 1992 г. был подписан договор, т. е. соглашение о союзе.",
        "В г. Ереване на ул. им. Ленина живёт 10,5 тыс. чел. и больше.",
        "А. С. Пушкин и К.-Ж. Токаев тут ни при чём.",
        "«Всё кончено. Мы уходим», — сказал он.",
        "— Мы уходим! — сказал он.",
        "См. ст. 4 договора.",
        "В 1941–1945 гг. Советский Союз воевал.",
    ],
}
APART = {
    "fr": [
        ["Il l’a dit : « Nous partons. »", "Puis il est parti."],
        ["« Assez ! »", "La salle s’est levée."],
        ["Le texte le dit (art. 4.)", "Personne ne l’a lu."],
        ["Le texte parle d’« alliés ».", "Personne n’y croit."],
        ["Qui a signé ?", "Personne.", "Et pourtant…", "Rien."],
        ["La dette atteint 51 %.", "Elle croît."],
        ["Le sommet a échoué.[1]", "Erevan s’en va."],
        ["Il en reste 2 000.", "15 pays ont signé."],
        ["Elle a perdu la vie.", "Le Kremlin nie."],
        ["C’est la vie.", "Ils partent."],
        ["L’alliance est née en 1999.", "Sept autres ont suivi."],
        ["Ils étaient 12.", "Sept États ont signé."],
        ["Il a perdu en 2019.", "May a démissionné."],
    ],
    "en": [["“We are leaving.”", "Then he left."], ['"Go."', "They went."], ["(He left.)", "She stayed."]],
    "de": [
        ["„Wir gehen.“", "Dann ging er."],
        ["»Wir gehen.«", "Dann ging er."],
        ["Es war der 19.", "Dann kam er."],
    ],
    "es": [
        ["¿Quién es?", "¡Vaya!", "Nadie lo sabe."],
        ["«Nos vamos.»", "Luego se fue."],
        ["Antes era un mar.", "Después se secó."],
    ],
    "ru": [
        ["«Мы уходим».", "Потом он ушёл."],
        ["Так и было.", "— Да."],
        ["Кто это?", "Никто не знает."],
        ["Так было в 1941–1945 гг.", "Потом всё изменилось."],
    ],
    "hy": [["Հայաստանը սառեցրեց մասնակցությունը։", "Ամեն ինչ լավ է։"]],
}


def pieces(text: str, language: str) -> list[str]:
    return [span.of(text) for span in split(text, language)]


@pytest.mark.parametrize(
    ("language", "sentence"), [(code, text) for code, texts in WHOLE.items() for text in texts]
)
def test_a_sentence_stays_whole(language: str, sentence: str) -> None:
    assert pieces(sentence, language) == [sentence]


@pytest.mark.parametrize(
    ("language", "sentences"), [(code, each) for code, some in APART.items() for each in some]
)
def test_sentences_are_told_apart(language: str, sentences: list[str]) -> None:
    assert pieces(" ".join(sentences), language) == sentences


@pytest.mark.parametrize("language", WHOLE)
def test_sentences_next_to_each_other_are_found_again(language: str) -> None:
    sentences = WHOLE[language]
    assert pieces(" ".join(sentences), language) == sentences


def test_paragraphs_and_list_items_end_sentences() -> None:
    text = "Trois raisons\n- la peur\n- l’argent\n\n1. D’abord la peur.\n2. Ensuite l’argent"
    assert pieces(text, "fr") == [
        "Trois raisons",
        "- la peur",
        "- l’argent",
        "1. D’abord la peur.",
        "2. Ensuite l’argent",
    ]


def test_no_break_spaces_belong_inside_sentences_only() -> None:
    text = "\u00a0Il dit «\u00a0non\u00a0».\u00a0 Elle dit «\u202foui\u202f»\u00a0!\u00a0"
    assert pieces(text, "fr") == ["Il dit «\u00a0non\u00a0».", "Elle dit «\u202foui\u202f»\u00a0!"]


@pytest.mark.parametrize("text", ["", " \n\u00a0\n "])
def test_nothing_has_no_sentences(text: str) -> None:
    assert split(text, "fr") == []


@pytest.mark.parametrize("text", ["Sans point final", "…", "?", "«", "1.", "Fin. »", "a.b.c", "Un.Deux"])
@pytest.mark.parametrize("language", ["fr", "ru", "xx"])
def test_odd_texts_are_covered_whole(text: str, language: str) -> None:
    assert "".join(pieces(text, language)) == text.replace(" ", "") or pieces(text, language) == [text]


def test_a_sentence_too_long_for_a_model_is_cut_between_clauses() -> None:
    text = "; ".join(
        f"la clause numéro {number} de ce texte interminable, qui n’en finit pas" for number in range(60)
    )
    parts = pieces(text, "fr")
    assert len(parts) > 2
    assert all(len(part) <= LONGEST for part in parts)
    assert all(part.endswith(";") for part in parts[:-1])
    assert max(map(len, parts)) < 2 * min(map(len, parts))
    assert " ".join(parts) == text


@pytest.mark.parametrize("text", ["a" * 5_000, "a " * 3_000, ". " * 3_000, "(" * 3_000, "« " * 3_000])
def test_endless_text_is_cut_whatever_it_is_made_of(text: str) -> None:
    spans = split(text, "fr")
    assert all(0 < span.end - span.start <= LONGEST for span in spans)
    assert "".join(span.of(text) for span in spans).replace(" ", "") == text.replace(" ", "")
