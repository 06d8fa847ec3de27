"""The settings file: sets keys in it, and says whether what was written counts.

Reads no setting for use; ``settings`` does. A key goes in and never comes out again.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from app import whole_file
from app.errors import BadInput
from app.settings import Settings


def counts(now: Settings, values: Mapping[str, str | None]) -> bool:
    """Return whether the settings say ``now`` what was written, and no variable wins over it.

    A key that was taken out does not matter where it still is.
    """
    given = values.get("llm_api_key")
    key = now.llm_api_key.get_secret_value() if now.llm_api_key and given else None
    return now.model_dump(include=set(values)) | {"llm_api_key": key} == {**values, "llm_api_key": given}


def write_settings(file: Path, values: Mapping[str, str | None]) -> None:
    """Set these keys in a settings file and keep everything else in it; None takes a key out.

    Raises:
        BadInput: the file as it is now is not TOML.
        OSError: it cannot be written.
    """
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    _require_toml(text, file)
    kept = [line for line in text.splitlines() if _key(line) not in values]
    added = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}"
        for key, value in values.items()
        if value is not None
    ]
    written = "".join(f"{line}\n" for line in [*added, *kept])
    _require_toml(written, file)
    whole_file.write(file, written, mode=0o600)


def _require_toml(text: str, file: Path) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{file} is not TOML ({error}): mend it by hand first") from error


def _key(line: str) -> str:
    found = re.match(r"\s*([A-Za-z0-9_-]+)\s*=", line)
    return found.group(1) if found else ""
