"""``index``: files, folders and web pages become findable; what has not changed is read, and no more."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from app.library.corrections import corrections_in
from app.library.removals import Removals, removals_in
from app.progress import shown
from app.settings import Settings
from ingest.article import Article
from ingest.errors import IngestError
from ingest.load import is_address, load_all
from vectorstore.versions import stored_versions

BAD_INPUT = 2
AT_ONCE = 100
"""Articles that are read in about a second, which needs no bar."""


def index(options: argparse.Namespace, settings: Settings) -> int:
    """Index files, folders and addresses; what cannot be read is told and the others go on (status 2).

    A file that a person deleted from the collection is left out of its folder; named itself, it comes back.
    """
    outcomes = _read(options.paths)
    correct = corrections_in(settings.store).apply
    read = [correct(outcome) for outcome in outcomes if isinstance(outcome, Article)]
    problems = [outcome for outcome in outcomes if isinstance(outcome, IngestError)]
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    stored = stored_versions(settings.store)
    left_out = _left_out(read, options.paths, stored, removals_in(settings.store))
    articles = [article for article in read if article not in left_out]
    for article in left_out:
        print(
            f"left out   {article.title} (deleted from the collection; "
            f"it comes back with: index {shlex.quote(article.source)})"
        )
    if not read:
        return BAD_INPUT
    kinds: Counter[str] = Counter()
    if all(stored.get(article.id) == article.version for article in articles):
        kinds["unchanged"] = len(articles)
    else:
        kinds = _store(articles, settings)
    kinds["left out"] = len(left_out)
    print(", ".join(f"{count} {kind}" for kind, count in kinds.items() if count))
    return BAD_INPUT if problems else 0


def _read(paths: list[str]) -> list[Article | IngestError]:
    """Return what ``load_all`` does, showing how far it is where that takes a while."""
    with shown("items") as progress:

        def tell(done: int, total: int) -> None:
            if total > AT_ONCE:
                progress("reading", done, total)

        return list(load_all(paths, tell=tell))


def _left_out(
    articles: list[Article], given: list[str], stored: Mapping[str, str], removals: Removals
) -> list[Article]:
    """Return what a person deleted and only a folder brings along now, with its exact copies."""
    named = {str(Path(path).resolve()) for path in given if not is_address(path)}
    coming = [a for a in articles if a.id not in stored and a.source not in named]
    deleted = {a.text for a in coming if a.id in removals}
    return [a for a in coming if a.text in deleted]


def _store(articles: list[Article], settings: Settings) -> Counter[str]:
    """Store articles, and return how many of them were added, replaced and so on."""
    from app.compose import open_collection  # takes seconds, and is not needed when nothing has changed

    print("loading the embedding model", flush=True)
    kinds: Counter[str] = Counter()
    removals = removals_in(settings.store)
    with open_collection(settings, bulk=True) as store, shown("items") as progress:
        for outcome in store.index(articles, progress):
            print(f"{outcome.kind:<10} {outcome.title} ({outcome.passages} passages)", flush=True)
            kinds[outcome.kind] += 1
            removals.drop(outcome.article_id)
    return kinds
