"""The library's own words, in the languages of the interface.

Holds no text of an article, and no error's; those come from where they happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.library.listing import Order, Origin
from app.words.shape import Forms, Language

if TYPE_CHECKING:  # what stands behind these brings in the libraries of the store, and the page shows first
    from app.library.intake import State
    from vectorstore.indexing import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryWords:
    """Every text of the library in one language; names in braces are filled in."""

    empty: str
    empty_detail: str
    nothing_fits: str
    files: str
    files_hint: str
    web: str
    web_address: str
    text: str
    text_title: str
    text_body: str
    title_missing: str
    text_missing: str
    take_in: str
    progress: str
    progress_done: str
    clear: str
    states: Mapping[State, str]
    outcomes: Mapping[Kind, str]
    failed: str
    passages: Forms
    search: str
    filters: str
    filtered: str
    any_language: str
    origin: str
    any_origin: str
    origins: Mapping[Origin, str]
    order: str
    orders: Mapping[Order, str]
    list_name: str
    open: str
    correct: str
    again: str
    delete: str
    previous: str
    next: str
    shown: str
    correct_title: str
    field_title: str
    field_author: str
    field_date: str
    field_language: str
    correct_detail: str
    understood: str
    delete_title: str
    delete_question: str
    delete_detail: str
    delete_file_stays: str


ENGLISH = LibraryWords(
    empty="No articles yet.",
    empty_detail="Add some below; questions are answered from them alone.",
    nothing_fits="No article fits. Change the search or the filters.",
    files="Files",
    files_hint="Drop files here or choose them: PDF, Word, HTML, Markdown or plain text",
    web="Web address",
    web_address="Address of the article",
    text="Text",
    text_title="Title",
    text_body="Text of the article",
    title_missing="The title is missing.",
    text_missing="The text is missing.",
    take_in="Add",
    progress="Being added",
    progress_done="What came of it",
    clear="Clear this list",
    states={
        "waiting": "waiting",
        "reading": "reading",
        "embedding": "making it findable",
        "done": "done",
        "failed": "not added",
    },
    outcomes={
        "added": "added",
        "replaced": "updated",
        "unchanged": "already there, unchanged",
        "duplicate": "already there under another name",
    },
    failed="Something unexpected went wrong. The log has the details.",
    passages=Forms("{n} passage", "{n} passages"),
    search="Search titles, authors, sources",
    filters="Filter and sort",
    filtered="Filtered",
    any_language="All languages",
    origin="Source",
    any_origin="All sources",
    origins={"upload": "Added here", "web": "From the web", "file": "From a folder"},
    order="Order",
    orders={"newest": "Newest first", "oldest": "Oldest first", "title": "By title"},
    list_name="Articles",
    open="Open “{title}”",
    correct="Correct what is known of “{title}”",
    again="Read the source of “{title}” again",
    delete="Delete “{title}”",
    previous="Previous page",
    next="Next page",
    shown="{first}–{last} of {total}",
    correct_title="Correct the article",
    field_title="Title",
    field_author="Author",
    field_date="Published on",
    field_language="Language",
    correct_detail="The text stays as it is. A correction is kept when the source is read again.",
    understood="{passages}, {characters} characters. Source: {source}",
    delete_title="Delete the article?",
    delete_question="“{title}” will be gone from all answers at once, and from the disk shortly after.",
    delete_detail="This cannot be undone.",
    delete_file_stays="Its file stays where it is, and is left out when the folder is indexed again.",
)

FRENCH = LibraryWords(
    empty="Pas encore d’articles.",
    empty_detail="Ajoutez-en ci-dessous\u00a0: les réponses ne viennent que d’eux.",
    nothing_fits="Aucun article ne correspond. Changez la recherche ou les filtres.",
    files="Fichiers",
    files_hint="Déposez des fichiers ici ou choisissez-les\u00a0: PDF, Word, HTML, Markdown ou texte simple",
    web="Adresse web",
    web_address="Adresse de l’article",
    text="Texte",
    text_title="Titre",
    text_body="Texte de l’article",
    title_missing="Le titre manque.",
    text_missing="Le texte manque.",
    take_in="Ajouter",
    progress="En cours d’ajout",
    progress_done="Ce qu’il en est",
    clear="Effacer cette liste",
    states={
        "waiting": "en attente",
        "reading": "lecture",
        "embedding": "indexation",
        "done": "terminé",
        "failed": "pas ajouté",
    },
    outcomes={
        "added": "ajouté",
        "replaced": "mis à jour",
        "unchanged": "déjà là, inchangé",
        "duplicate": "déjà là sous un autre nom",
    },
    failed="Une erreur imprévue s’est produite. Le journal en dit plus.",
    passages=Forms("{n} passage", "{n} passages"),
    search="Chercher titres, auteurs, sources",
    filters="Filtrer et trier",
    filtered="Filtré",
    any_language="Toutes les langues",
    origin="Source",
    any_origin="Toutes les sources",
    origins={"upload": "Ajoutés ici", "web": "Du web", "file": "D’un dossier"},
    order="Ordre",
    orders={"newest": "Plus récents d’abord", "oldest": "Plus anciens d’abord", "title": "Par titre"},
    list_name="Articles",
    open="Ouvrir «\u00a0{title}\u00a0»",
    correct="Corriger ce qu’on sait de «\u00a0{title}\u00a0»",
    again="Relire la source de «\u00a0{title}\u00a0»",
    delete="Supprimer «\u00a0{title}\u00a0»",
    previous="Page précédente",
    next="Page suivante",
    shown="{first}–{last} sur {total}",
    correct_title="Corriger l’article",
    field_title="Titre",
    field_author="Auteur",
    field_date="Publié le",
    field_language="Langue",
    correct_detail="Le texte reste tel quel. Une correction est gardée quand la source est relue.",
    understood="{passages}, {characters} caractères. Source\u00a0: {source}",
    delete_title="Supprimer l’article\u00a0?",
    delete_question="«\u00a0{title}\u00a0» disparaîtra aussitôt de toutes les réponses, puis du disque.",
    delete_detail="C’est définitif.",
    delete_file_stays="Son fichier reste à sa place, et n’est plus repris quand le dossier est indexé.",
)

_ALL: dict[Language, LibraryWords] = {"en": ENGLISH, "fr": FRENCH}


def of(language: Language) -> LibraryWords:
    """Return the words of an interface language."""
    return _ALL[language]
