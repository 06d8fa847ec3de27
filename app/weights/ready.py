"""Makes ready the model files that the settings ask for, or says where they are.

The only part of this package that knows the settings. Loads no model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.errors import SettingsError, WeightsError
from app.settings import Settings
from app.weights import archive, built, embedding_folder, fetch, manifest, preflight
from app.weights.manifest import Entry, Manifest, OwnFile
from vectorstore.progress import Progress, unheard

GGUF_MAGIC = b"GGUF"
HOW_TO_GET = "run `make weights` (or `python -m app.weights`) while the network is there"

ChooseLlm = Callable[[Settings, Sequence[Entry]], Entry]


@dataclass(frozen=True, slots=True)
class Ready:
    """Where the models are. ``embedding`` is a sentence-transformers folder, ``llm`` a GGUF file.

    None where the settings name something that is not a file of ours: an embedding model by name or
    path, a language model behind an address, or no language model.
    """

    embedding: Path | None
    llm: Path | None
    llm_name: str | None


def ready(settings: Settings, progress: Progress = unheard) -> Ready:
    """Fetch and build what is missing, and return where everything is.

    Raises:
        WeightsError: terms are not accepted, or memory or disk too small (found before anything is
            fetched), a file cannot be had, or the person's own GGUF file is none.
        SettingsError: ``settings.llm`` names no model.
    """
    listed = manifest.load()
    embedding = _embedding_entry(settings, listed)
    llm = _llm(settings, listed.of_kind("llm"), _suited)
    wanted = [entry for entry in (embedding, llm) if isinstance(entry, Entry)]
    for entry in wanted:
        _demand_consent(entry, settings)
        preflight.check_memory(preflight.memory_limit(), entry)
    preflight.check_disk(settings.models, sum(_needed(entry, settings, progress) for entry in wanted))
    folder = _build(embedding, settings, progress) if embedding else None
    if isinstance(llm, Entry):
        return Ready(folder, fetch.ensure(llm, settings.models, _own(llm, settings), progress), llm.name)
    return Ready(folder, llm, llm.stem if llm else None)


def resolve_embedding(settings: Settings) -> Path | None:
    """Return the built embedding folder, None where the settings name another embedding model.

    Raises:
        WeightsError: it is not there or not whole.
    """
    entry = _embedding_entry(settings, manifest.load())
    if entry is None:
        return None
    folder = settings.models / entry.name
    if not built.is_whole(folder, entry.sha256):
        raise WeightsError(f"the embedding model is not ready: {HOW_TO_GET}")
    return folder


def resolve_llm(settings: Settings) -> tuple[Path | None, str | None]:
    """Return the language model's file and name; None and None where none of ours is asked for.

    Raises:
        WeightsError: it is not there or not what it should be.
        SettingsError: ``settings.llm`` names no model.
    """
    llm = _llm(settings, manifest.load().of_kind("llm"), _present)
    if not isinstance(llm, Entry):
        return llm, llm.stem if llm else None
    file = fetch.find(llm, settings.models, _own(llm, settings))
    if file is None:
        raise WeightsError(f"the language model {llm.name} is not ready: {HOW_TO_GET}")
    return file, llm.name


def _embedding_entry(settings: Settings, listed: Manifest) -> Entry | None:
    return listed.find(settings.embedding_model, "embedding")


def _llm(settings: Settings, llms: Sequence[Entry], choose: ChooseLlm) -> Entry | Path | None:
    """Return what ``settings.llm`` means: a listed file, a GGUF file of the person's, or neither."""
    wanted = settings.llm
    if settings.llm_base_url or wanted == "none":
        return None
    if wanted == "auto":
        return choose(settings, llms)
    for llm in llms:
        if llm.name == wanted:
            return llm
    if wanted.lower().endswith(".gguf"):
        return _checked_gguf(Path(wanted).expanduser().absolute())
    if ":" in wanted:
        return None
    names = ", ".join(llm.name for llm in llms)
    raise SettingsError(
        f"no language model is called {wanted!r}; llm is auto, none, {names}, "
        "the path of a .gguf file, or provider:model"
    )


def _suited(settings: Settings, llms: Sequence[Entry]) -> Entry:
    """Return the model that the person has a file of, else the one that suits this machine's memory."""
    for llm in llms:
        own = _own(llm, settings)
        if own and own.is_file() and own.stat().st_size == llm.bytes:
            return llm
    return preflight.choose_llm(preflight.memory_limit(), llms)


def _present(settings: Settings, llms: Sequence[Entry]) -> Entry:
    """Return, of the models that are there, the largest that fits into the free memory, else the smallest."""
    present = [llm for llm in llms if fetch.find(llm, settings.models, _own(llm, settings))]
    if not present:
        raise WeightsError(f"no language model is ready: {HOW_TO_GET}")
    free = preflight.memory_free()
    return next((llm for llm in present if llm.memory <= free), present[-1])


def _checked_gguf(path: Path) -> Path:
    try:
        with path.open("rb") as file:
            magic = file.read(len(GGUF_MAGIC))
    except OSError as error:
        raise WeightsError(f"cannot read {path}: {error.strerror}") from error
    if magic != GGUF_MAGIC:
        raise WeightsError(f"{path} is not a GGUF file; give llm the path of another")
    return path


def _own(entry: Entry, settings: Settings) -> Path | None:
    named = (getattr(settings, source.setting) for source in entry.sources if isinstance(source, OwnFile))
    path: Path | None = next(named, None)
    return path and path.expanduser().absolute()


def _demand_consent(entry: Entry, settings: Settings) -> None:
    """Raise ``WeightsError`` when the file comes under terms that the person has not accepted."""
    terms = entry.terms
    if (
        terms is None
        or getattr(settings, terms.setting)
        or built.is_whole(settings.models / entry.name, entry.sha256)
    ):
        return
    flag = terms.setting.replace("_", "-")
    raise WeightsError(
        f"{entry.name} comes under the {entry.licence}, {terms.url}: read them, and if you accept them run "
        f"`python -m app.weights --{flag}`"
    )


def _needed(entry: Entry, settings: Settings, progress: Progress) -> int:
    """Return how many bytes of disk making ``entry`` ready takes."""
    building = 0
    if entry.kind == "embedding":
        if built.is_whole(settings.models / entry.name, entry.sha256):
            return 0
        building = entry.archive.bytes if entry.archive else built.GROWTH * entry.bytes
    there = fetch.find(entry, settings.models, _own(entry, settings), progress)
    return building + (0 if there else fetch.missing_bytes(entry, settings.models))


def _build(entry: Entry, settings: Settings, progress: Progress) -> Path:
    folder = settings.models / entry.name
    if built.is_whole(folder, entry.sha256):
        return folder
    weights = fetch.ensure(entry, settings.models, _own(entry, settings), progress)
    with fetch.alone(folder):
        if not built.is_whole(folder, entry.sha256):
            label = f"building {entry.name}"
            progress(label, 0, entry.bytes)
            built.build(weights, folder, entry.sha256, _writing(entry))
            progress(label, entry.bytes, entry.bytes)
    return folder


def _writing(entry: Entry) -> built.Write:
    return partial(archive.unpack, entry.archive) if entry.archive else embedding_folder.write
