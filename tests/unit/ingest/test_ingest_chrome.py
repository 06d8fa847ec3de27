"""What sites put around articles goes; sentences with the same words stay."""

from __future__ import annotations

import pytest

from ingest.chrome import strip
from ingest.document import Block
from ingest.menu import without_menu


def paragraphs(*texts: str) -> list[Block]:
    return [Block("paragraph", text) for text in texts]


@pytest.mark.parametrize(
    "line",
    [
        "Temps de lecture : 6 minutes",
        "Temps de lecture estimé : 4 min",
        "6 min de lecture",
        "Lecture en 3 min.",
        "Abonnement Le Courrier",
        "Abonnez-vous pour lire la suite",
        "Article réservé aux abonnés",
        "La newsletter du Courrier",
        "Inscrivez-vous à notre newsletter",
        "Recevez chaque matin notre newsletter gratuite.",
        "3 fois par semaine",
        "Partager",
        "Partager sur Facebook",
        "Partager cet article",
        "Facebook Twitter LinkedIn",
        "Photo : Un char à Gyumri (Agence X)",
        "Photos\u00a0: archives",
        "Crédit photo : Agence X",
        "© Agence X",
        "Nous utilisons des cookies pour mesurer l’audience.",
        "Tout accepter",
        "Accueil",
        "Aller au contenu",
        "Lire la suite",
        "Mots-clés : Russie, Arménie",
        "Tous droits réservés",
        "Pin It on Pinterest",
        "Accueil > International > Russie",
        "Reading time: 5 minutes",
        "5 min read",
        "Subscribe now",
        "Sign up for our newsletter",
        "Share this article",
        "Image: A summit in Astana",
        "This website uses cookies to improve your experience.",
        "Skip to main content",
        "14 comments",
        "Advertisement",
        "Lesezeit: 4 Minuten",
        "Jetzt abonnieren",
        "Newsletter abonnieren",
        "Artikel teilen",
        "Foto: Archiv",
        "Diese Website verwendet Cookies, um Inhalte zu messen.",
        "Alle akzeptieren",
        "Anzeige",
        "Tiempo de lectura: 7 minutos",
        "Suscríbase",
        "Suscríbete a nuestro boletín",
        "Compartir en Facebook",
        "Imagen: Archivo",
        "Este sitio web utiliza cookies propias y de terceros.",
        "Publicidad",
        "Время чтения: 5 минут",
        "Подпишитесь на нашу рассылку",
        "Поделиться",
        "Фото: архив",
        "Этот сайт использует файлы cookie.",
        "Войти",
        "Читать далее",
        "Комментарии",
        "Article réservé à nos abonnés",
        "Il vous reste 62.41% de cet article à lire. La suite est réservée aux abonnés.",
        "La suite est réservée aux abonnés.",
        "Illustration : un char (Agence X)",
        "Crédits : Agence X",
        "Article réservé à nos abonnés Lire aussi La Turquie, arbitre et partie de la guerre en Ukraine",
        "Lire aussi Pourquoi l’Arménie gèle-t-elle sa participation ?",
        "À lire aussi Guerre en Ukraine: pourquoi Moscou piétine",
        "À LIRE AUSSI. Guerre en Ukraine : le point du jour",
        ">> Lire aussi : L’Arménie tourne le dos à Moscou",
        "Lire aussi | L’Arménie tourne le dos à Moscou",
        "Lire l’entretien avec Nikol Pachinian : « Nous n’avons plus d’alliés »",
        "→ ENTRETIEN. « Moscou n’a plus les moyens »",
        "Read also Armenia freezes its participation",
        "Lesen Sie auch Armenien friert seine Beteiligung ein",
        "Lea también Armenia congela su participación",
        "Читайте также Армения заморозила участие в ОДКБ",
        "Voir les 12 commentaires",
        "3 réflexions sur « Le gel arménien »",
        "12 Kommentare",
        "Реклама",
    ],
)
def test_lines_around_articles_go(line: str) -> None:
    kept = paragraphs("Avant.", "Après.")
    assert strip([kept[0], Block("paragraph", line), kept[1]]) == kept


@pytest.mark.parametrize(
    "sentence",
    [
        "L’abonnement au gaz russe coûte plus cher chaque hiver.",
        "Le temps de lecture de ce traité dépasse la patience des députés.",
        "Lecture en 2024 : dix romans",
        "La newsletter du ministère a été piratée par un groupe inconnu, selon Erevan.",
        "Il faut lire également entre les lignes du communiqué de l’OTSC.",
        "Partager le pouvoir, voilà ce que redoute le président.",
        "La photo : c’est elle qui a tout déclenché, dit un diplomate.",
        "Le ministre a refusé de partager cet article du traité avec ses voisins.",
        "We use the word alliance with care.",
        "Share prices fell in Almaty after the announcement.",
        "Subscribers to the treaty are six.",
        "Abonnement gazier en hausse",
        "Read the treaty: nothing in it obliges anyone to fight.",
        "Die Anzeige wurde in Moskau erstattet.",
        "Teilen will der Präsident die Macht nicht.",
        "Compartir el poder no entra en sus planes.",
        "Реклама алкоголя в стране запрещена с 2012 года.",
        "Поделиться властью он не готов.",
        "Фото с саммита обошло весь мир.",
        "Crédit : le FMI prête 15 milliards de dollars à l’Ukraine.",
        "Illustration : le cas de la Géorgie, où tout a basculé.",
        "Image : « La Russie est seule. »",
        "Il vous reste 62 % de chances, dit-il.",
        "La suite est réservée aux diplomates.",
        "À lire aussi entre les lignes, la crainte de Moscou.",
        "Voir aussi l’annexe du traité, qui prévoit une clause.",
        "Lire aussi Pouchkine, voilà ce que veut le ministre.",
        "Lire l’article 4 : il n’oblige personne.",
        "See also the treaty of 1992, which nobody quotes.",
        "Related articles of the treaty remained in force.",
        "По теме Карабаха переговоры зашли в тупик.",
        "ENTRETIEN. Avec Nikol Pachinian, rien n’est simple",
        "→ Le gaz. La Russie en vend moins.",
        "Les 14 commentaires du ministre ont déplu.",
        "5 thoughts on the summit",
    ],
)
def test_sentences_with_the_same_words_stay(sentence: str) -> None:
    assert strip(paragraphs("Avant.", sentence, "Après.")) == paragraphs("Avant.", sentence, "Après.")


@pytest.mark.parametrize(
    "label",
    [
        "A lire également",
        "À lire aussi",
        "Lire aussi :",
        "Sur le même sujet",
        "Read also",
        "Related articles",
        "Lesen Sie auch",
        "Lea también",
        "Читайте также",
    ],
)
def test_a_pointer_goes_with_the_title_that_it_announces(label: str) -> None:
    pointer = paragraphs(label, "La revanche de la langue kazakhe")
    kept = paragraphs("Avant.", "Les distances du Kazakhstan", "Après.")
    assert strip([kept[0], *pointer, *kept[1:]]) == kept


def test_a_pointer_on_one_line_takes_nothing_else_with_it() -> None:
    kept = paragraphs("Avant.", "Les distances du Kazakhstan", "Après.")
    assert strip([kept[0], *paragraphs("À lire aussi : La revanche du kazakh"), *kept[1:]]) == kept


def test_a_pointer_whose_title_is_missing_takes_no_heading_and_no_paragraph() -> None:
    heading = Block("heading", "La suite")
    assert strip([*paragraphs("Voir aussi"), heading]) == [heading]
    assert strip(paragraphs("Voir aussi", "Ceci est une phrase.")) == paragraphs("Ceci est une phrase.")


def test_several_titles_go_and_the_last_stays_where_it_may_be_a_heading() -> None:
    titles = ("À lire aussi", "La revanche du kazakh", "Minsk, l’allié discret", "Les distances d’Astana")
    assert strip(paragraphs("Avant.", *titles)) == paragraphs("Avant.")
    assert strip(paragraphs("Avant.", *titles, "Après.")) == paragraphs("Avant.", titles[-1], "Après.")
    heading = Block("heading", "Les distances d’Astana")
    assert strip([*paragraphs("Avant.", *titles), heading]) == [*paragraphs("Avant."), heading]


def test_a_title_may_be_a_question_and_its_answer() -> None:
    title = "Que nous apprend la guerre ? Que la fin de l’ordre du monde s’accélère !"
    assert strip(paragraphs("Avant.", "À lire aussi", title, "Après.")) == paragraphs("Avant.", "Après.")


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Le Kremlin a perdu la guerre des mots dans tout le Caucase, et il le sait fort bien. " * 2
            + "Et nous ?",
        ),
        ("À propos de l’autrice", "Jeanne Roux"),
    ],
)
def test_sentences_and_the_authors_box_are_no_titles(lines: tuple[str, ...]) -> None:
    assert strip(paragraphs("À lire aussi", *lines)) == paragraphs(*lines)


BODY = paragraphs(
    *(f"La phrase {number} de l’article dit ce qui s’est passé à Erevan." for number in range(20))
)


@pytest.mark.parametrize("line", ["2 commentaires", "Comments (2)", "2 Kommentare", "2 comentarios"])
def test_what_readers_wrote_below_an_article_goes(line: str) -> None:
    comments = paragraphs(line, "Ivan", "Pachinian est un traître.")
    assert strip([*BODY[:2], *comments]) == BODY[:2]
    assert strip([*BODY, *comments, *paragraphs("Il a raison. " * 400)]) == BODY


def test_a_count_of_comments_above_the_article_takes_nothing_with_it() -> None:
    summary, article = BODY[:2], BODY[2:]
    assert strip([*summary, *paragraphs("14 commentaires"), *article]) == BODY


def test_headings_of_chrome_go_too() -> None:
    assert strip(
        [Block("heading", "À lire également"), *paragraphs("Un autre titre", "Texte.")]
    ) == paragraphs("Texte.")


def test_a_letter_is_a_newsletter_only_before_newsletter_lines() -> None:
    assert strip(paragraphs("La Lettre Confins", "3 fois par semaine", "Texte.")) == paragraphs("Texte.")
    assert strip(paragraphs("La lettre de Pouchkine", "Texte.")) == paragraphs(
        "La lettre de Pouchkine", "Texte."
    )


def test_a_line_said_twice_in_a_row_is_kept_once() -> None:
    assert strip(paragraphs("Jeanne Roux", "Jeanne ROUX", "Texte.")) == paragraphs("Jeanne Roux", "Texte.")


def test_rows_of_tables_further_down_are_no_menus() -> None:
    text = [
        *paragraphs(*(f"Phrase {number}." for number in range(20))),
        *paragraphs("Pays | Capitale | Langue"),
    ]
    assert strip(text) == text


def test_a_menu_above_the_title_goes() -> None:
    menu = paragraphs("Politique", "Monde", "Asie centrale", "Cartes")
    article = paragraphs("Kazakhstan, l’art de dire non à tous ses voisins", "Texte.")
    assert without_menu([*menu, *article]) == article


def test_two_short_lines_are_no_menu() -> None:
    article = paragraphs("Arménie", "Le gel", "Texte de l’article, qui commence ici.")
    assert without_menu(article) == article


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("L’Arménie s’éloigne de Moscou", "Par Jeanne Roux"),
        ("Arménie", "Par Jeanne Roux"),
        ("Arménie", "6 novembre 2023"),
        ("Arménie", "L’Arménie a gelé sa participation à l’organisation."),
    ],
)
def test_a_short_menu_with_a_telling_word_goes_and_the_title_stays(title: str, after: str) -> None:
    article = paragraphs(title, after)
    assert strip([*paragraphs("Accueil", "Politique", "Se connecter"), *article]) == article


def test_a_title_between_menu_and_buttons_stays() -> None:
    page = paragraphs("Accueil", "Monde", "Arménie", "Partager", "L’Arménie a gelé sa participation.")
    assert strip(page) == [page[2], page[4]]
