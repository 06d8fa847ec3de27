"""Tries an OpenAI-compatible endpoint out before it is used: its address, and the models that it serves.

Answers nothing with them; ``generator`` does.
"""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import httpx

from app.errors import BadInput, ModelUnavailable

TIMEOUT_S = 8.0
_MAX_REPLY = 1_000_000
"""Bytes that are read of what an endpoint replies."""


def served_models(base_url: str, key: str | None) -> list[str]:
    """Return the names of the models that an endpoint serves; no redirect is followed, nor the key sent on.

    Raises:
        BadInput: the address is none.
        ModelUnavailable: nothing answers there as such an endpoint does.
    """
    address = checked_address(base_url) + "/models"
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        with httpx.stream("GET", address, headers=headers, timeout=TIMEOUT_S) as reply:
            reply.raise_for_status()
            document = json.loads(next(reply.iter_bytes(_MAX_REPLY), b""))
    except httpx.HTTPStatusError as error:
        raise ModelUnavailable(f"status {error.response.status_code}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ModelUnavailable(str(error) or type(error).__name__) from error
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
