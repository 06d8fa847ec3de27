"""Settings: defaults, then ``settings.toml`` in the data folder, then ``IBID_*`` variables.

The only reader of the environment. Holds values and checks them; builds nothing.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from app.errors import SettingsError

PREFIX = "IBID_"
REPORTS = "reports"
"""Folder of the evaluations' reports, inside the data folder."""
ARTICLES = Path(__file__).parents[1] / "articles"
"""The collection that ships."""


class Settings(BaseModel):
    """Every value a person may set. Frozen; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    home: Path
    """Holds data, models and ``settings.toml``."""

    embedding_model: str = "multilingual-e5-small"
    """A name of the model manifest (``embeddinggemma-300m`` finds more and takes more time), or any
    sentence-transformers model by name or path. After a change: ``python -m app.cli reindex``."""
    accept_gemma_terms: bool = False
    """The Gemma Terms of Use, https://ai.google.dev/gemma/terms, are read and accepted; without that
    ``embeddinggemma-300m`` is not fetched."""
    embedding_precision: Literal["auto", "bfloat16", "float32", "int8"] = "auto"
    """``int8`` is about 1.5 times as fast as ``float32`` and finds a little less (nDCG@10 lower by 0.01), so
    ``auto`` never takes it. After a change to or from it: ``python -m app.cli reindex``."""
    embedding_weights: Path | None = None
    """A copy of the embedding's weights file, used instead of a download if its hash is right."""
    reranker: str | None = None
    """A sentence-transformers cross-encoder by name or path, which then orders the best sentences."""

    llm: str = "auto"
    """``auto`` (the local model that fits the memory), ``none``, a name of the model manifest, a path
    to a ``.gguf`` file, or ``provider:model`` as LangChain's ``init_chat_model`` takes it."""
    llm_base_url: str | None = None
    """OpenAI-compatible endpoint; with it, ``llm`` is the model name that the endpoint knows."""
    llm_api_key: SecretStr | None = None
    llm_timeout_s: float = Field(120, gt=0)
    llm_threads: int = Field(default_factory=lambda: os.cpu_count() or 2, ge=1)
    llm_context: int = Field(4096, ge=1024)
    """Tokens; for the local model."""
    llm_weights: Path | None = None
    """A copy of the local model's weights file, used instead of a download if its hash is right."""

    chroma_url: str | None = None
    """Address of a Chroma server; without it Chroma runs inside, in the store folder."""
    ray_address: str | None = None
    """A Ray cluster whose workers embed what `index` and `reindex` store: its address, or ``local`` to
    start Ray on this machine; without it, this process does."""
    port: int = Field(8501, ge=1, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"

    @property
    def store(self) -> Path:
        """Folder of the catalogue and its indexes."""
        return self.home / "store"

    @property
    def reports(self) -> Path:
        """Folder of the evaluations' reports, a folder for each run."""
        return self.home / REPORTS

    @property
    def models(self) -> Path:
        """Folder of the model files."""
        return self.home / "models"


def load() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: a key is unknown, a value is not allowed, or the file is not TOML.
    """
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in os.environ.items()
        if name.startswith(PREFIX) and value
    }
    default_home = platformdirs.user_data_path("ibid", appauthor=False)
    home = Path(given.pop("home", default_home)).expanduser().absolute()
    file = home / "settings.toml"
    told = _read(file)
    if "home" in told:
        raise SettingsError(f"the data folder cannot be set in {file}, which is in it: set {PREFIX}HOME")
    try:
        return Settings(home=home, **(told | given))
    except ValidationError as error:
        raise SettingsError(_first_problem(error, file)) from error


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"cannot read {file}: {error}") from error


def _first_problem(error: ValidationError, file: Path) -> str:
    problem = error.errors()[0]
    key = ".".join(str(part) for part in problem["loc"])
    where = f"look at {file} and at the variable {PREFIX}{key.upper()}"
    if problem["type"] == "extra_forbidden":
        known = ", ".join(sorted(set(Settings.model_fields) - {"home"}))
        return f"unknown setting {key!r} ({where}); known are: {known}"
    return f"setting {key!r}: {problem['msg']} ({where})"
