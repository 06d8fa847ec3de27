"""Which language model the settings file names: written there, and tried out before.

Only ``settings.toml`` is written; a key goes in and never comes out again.
"""

from __future__ import annotations

import json
import re
import tomllib
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app import whole_file
from app.errors import BadInput, ModelUnavailable
from app.settings import Settings

TIMEOUT_S = 8.0
_MAX_REPLY = 1_000_000


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Follows nobody, so that a key goes only where it was meant to."""

    def redirect_request(self, *_: Any) -> None:
        return None


def served_models(base_url: str, key: str | None) -> list[str]:
    """Return the names of the models that an OpenAI-compatible endpoint serves.

    Raises:
        BadInput: the address is none.
        ModelUnavailable: nothing answers there as such an endpoint does.
    """
    request = urllib.request.Request(checked_address(base_url) + "/models")
    if key:
        request.add_header("Authorization", f"Bearer {key}")
    try:
        with urllib.request.build_opener(_NoRedirects).open(request, timeout=TIMEOUT_S) as reply:
            document = json.loads(reply.read(_MAX_REPLY))
    except urllib.error.HTTPError as error:
        raise ModelUnavailable(f"status {error.code}") from error
    except (OSError, HTTPException) as error:
        raise ModelUnavailable(str(getattr(error, "reason", error)) or type(error).__name__) from error
    except ValueError as error:
        raise ModelUnavailable("the reply is not JSON") from error
    listed = document.get("data") if isinstance(document, dict) else None
    if not isinstance(listed, list):
        raise ModelUnavailable("the reply names no models")
    return [str(model["id"]) for model in listed if isinstance(model, dict) and "id" in model]


def checked_address(base_url: str) -> str:
    """Return an address without the slash at its end.

    Raises:
        BadInput: it is not an http or https address.
    """
    address = base_url.strip().rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput("the address must begin with http:// or https://")
    return address


def checked_name(model: str) -> str:
    """Return the name of an endpoint's model without the space around it.

    Raises:
        BadInput: there is none, or it is the one that means that no model writes.
    """
    name = model.strip()
    if name in ("", "none"):
        raise BadInput("the name of the model is missing: testing the connection shows what there is")
    return name


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
