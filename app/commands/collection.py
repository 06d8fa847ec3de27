"""``articles``, ``show``, ``forget``, ``reindex``: what is in the collection.

Adding to it is ``indexing``'s part.
"""

from __future__ import annotations

import argparse

from app.errors import BadInput
from app.progress import shown
from app.settings import Settings
from vectorstore.reading import reading

ABSENT = "no article has the id {!r}: `articles` lists them"


def articles(options: argparse.Namespace, settings: Settings) -> int:
    """List the articles: id, date, language, title, author."""
    with reading(settings.store) as catalogue:
        for card in catalogue.cards() if catalogue else []:
            author = f", {card.author}" if card.author else ""
            print(f"{card.id}  {card.published or '-':<10}  {card.language}  {card.title}{author}")
    return 0


def show(options: argparse.Namespace, settings: Settings) -> int:
    """Print an article's stored text, whose characters all offsets count."""
    with reading(settings.store) as catalogue:
        article = catalogue.article(options.article_id) if catalogue else None
    if article is None:
        raise BadInput(ABSENT.format(options.article_id))
    print(article.text)
    return 0


def forget(options: argparse.Namespace, settings: Settings) -> int:
    """Take an article out, after asking; its text and vectors leave the disk.

    Raises:
        BadInput: there is no such article, or nobody to be asked.
    """
    from app.compose import open_collection  # takes seconds, and is not needed for reading
    from app.library.library import Library

    with open_collection(settings) as store:
        card = store.catalogue.card(options.article_id)
        if card is None:
            raise BadInput(ABSENT.format(options.article_id))
        if not options.yes and not _agreed(card.title):
            print("kept")
            return 0
        library = Library(store, settings.store)
        library.delete(card.id)
        library.purge()
    print(f"forgotten: {card.title}")
    return 0


def _agreed(title: str) -> bool:
    try:
        return input(f"Forget {title!r}? [y/N] ").strip().lower() == "y"
    except EOFError as error:
        raise BadInput("nobody is there to be asked: `forget` needs --yes") from error


def reindex(options: argparse.Namespace, settings: Settings) -> int:
    """Embed every stored article again with the embedding model of the settings."""
    from app.compose import open_collection

    with (
        shown("items") as progress,
        open_collection(settings, bulk=True, reembed=True, progress=progress) as store,
    ):
        print(f"{store.catalogue.counts().articles} articles embedded again")
    return 0
