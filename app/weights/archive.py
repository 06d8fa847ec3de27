"""Makes a model's folder of a zip archive: the files that the manifest names, accepted by their own hashes.

Fetches nothing; ``built.py`` sees to it that a folder is whole.
"""

from __future__ import annotations

import shutil
import zipfile
import zlib
from pathlib import Path

from app.errors import WeightsError
from app.weights.manifest import Archive
from app.weights.verified import sha256_of

CHUNK = 1 << 22


def unpack(archive: Archive, packed: Path, folder: Path) -> None:
    """Fill the existing, empty ``folder`` from the zip file ``packed``.

    Raises:
        WeightsError: it lacks one of the files, or holds another in its place.
        OSError: the folder cannot be written.
    """
    try:
        with zipfile.ZipFile(packed) as files:
            for name, sha256 in archive.files.items():
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with files.open(f"{archive.folder}/{name}") as source, target.open("wb") as file:
                    shutil.copyfileobj(source, file, CHUNK)
                if sha256_of(target) != sha256:
                    raise WeightsError(f"{name} in {packed.name} has another SHA-256 than this model")
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise WeightsError(f"{packed.name} is not the archive it should be: {error}") from error
