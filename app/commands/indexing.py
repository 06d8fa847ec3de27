"""``index``: files, folders and web pages become findable; what has not changed costs next to nothing."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from app.library.corrections import corrections_in
from app.progress import shown
from app.settings import Settings
from ingest.article import Article
from ingest.errors import IngestError
from ingest.load import load_all
from vectorstore.versions import stored_versions

BAD_INPUT = 2


def index(options: argparse.Namespace, settings: Settings) -> int:
    """Index files, folders and addresses; what cannot be read is told and the others go on (status 2)."""
    outcomes = list(load_all(options.paths))
    correct = corrections_in(settings.store).apply
    articles = [correct(outcome) for outcome in outcomes if isinstance(outcome, Article)]
    problems = [outcome for outcome in outcomes if isinstance(outcome, IngestError)]
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    stored = stored_versions(settings.store)
    if not articles:
        return BAD_INPUT
    if all(stored.get(article.id) == article.version for article in articles):
        print(f"{len(articles)} unchanged")
    else:
        _store(articles, settings)
    return BAD_INPUT if problems else 0


def _store(articles: list[Article], settings: Settings) -> None:
    from app.compose import open_collection  # takes seconds, and is not needed when nothing has changed

    print("loading the embedding model", flush=True)
    kinds: Counter[str] = Counter()
    with open_collection(settings) as store, shown("items") as progress:
        for outcome in store.index(articles, progress):
            print(f"{outcome.kind:<10} {outcome.title} ({outcome.passages} passages)", flush=True)
            kinds[outcome.kind] += 1
    print(", ".join(f"{count} {kind}" for kind, count in kinds.items()))
