"""Indexes editions of small articles into a store without end, printing each that is acknowledged.

``python index_until_killed.py FOLDER FIRST``: a test kills it. FIRST is the number of the first article.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from fake_articles import HashingEmbedder, numbered_article

from vectorstore.store import Store

NUMBERS = 250
"""Articles that exist; counting on past them gives the next edition of each."""

if __name__ == "__main__":
    folder, first = Path(sys.argv[1]), int(sys.argv[2])
    with Store.open(folder, HashingEmbedder()) as store:
        works = (divmod(count, NUMBERS) for count in itertools.count(first))
        for outcome in store.index(numbered_article(number, edition) for edition, number in works):
            print(outcome.source, outcome.kind, flush=True)
