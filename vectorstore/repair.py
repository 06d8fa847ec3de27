"""Brings Chroma to what the catalogue holds: what is missing is added, what is too much is removed.

Judges no health, and never takes anything from Chroma into the catalogue.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from vectorstore.catalogue import Catalogue
from vectorstore.dense import DenseIndex
from vectorstore.errors import StoreError
from vectorstore.meta import Meta
from vectorstore.progress import Progress, unheard

BATCH = 1_000
"""Passages that are read from the catalogue and written to Chroma at a time."""
QUARANTINE = "chroma.damaged-"

logger = logging.getLogger(__name__)


def synchronise(catalogue: Catalogue, meta: Meta, dense: DenseIndex, progress: Progress = unheard) -> None:
    """Make Chroma hold exactly the catalogue's passages, by their ids."""
    wanted = catalogue.passage_ids()
    there = dense.ids()
    dense.delete(sorted(there.difference(wanted)))
    missing = [passage for passage in wanted if passage not in there]
    for start in range(0, len(missing), BATCH):
        progress("filling the vector index", start, len(missing))
        if vectors := catalogue.vectors.of(missing[start : start + BATCH]):
            dense.upsert(*vectors)
    if dense.lasting:
        meta.followed()
    progress("filling the vector index", len(missing), len(missing))


def refill(catalogue: Catalogue, meta: Meta, dense: DenseIndex, progress: Progress = unheard) -> None:
    """Make Chroma's collection anew, so that nothing of the old one stays."""
    meta.lose()
    with dense.recreated():
        synchronise(catalogue, meta, dense, progress)


def quarantine(chroma: Path) -> None:
    """Move a damaged Chroma folder aside for whoever wants to look, and delete the one kept before.

    It is renamed, never copied: a torn ``link_lists.bin`` may claim hundreds of gigabytes.

    Raises:
        StoreError: the folder cannot be moved.
    """
    kept = quarantined(chroma.parent)
    number = max((int(folder.name.removeprefix(QUARANTINE)) for folder in kept), default=0) + 1
    aside = chroma.with_name(f"{QUARANTINE}{number}")
    logger.warning("the vector index is damaged: moved to %s, being rebuilt from the catalogue", aside)
    try:
        for folder in kept:
            shutil.rmtree(folder)
        chroma.rename(aside)
    except OSError as error:
        raise StoreError(
            f"the damaged folder {chroma} cannot be moved ({error}): delete it and start again"
        ) from error


def quarantined(folder: Path) -> list[Path]:
    """Return the Chroma folders that were moved aside in a store folder."""
    return [aside for aside in folder.glob(f"{QUARANTINE}*") if aside.name.removeprefix(QUARANTINE).isdigit()]
