"""Downloads a file from one address over HTTP, continuing a partial file. Does not judge the bytes."""

from __future__ import annotations

import http.client
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from app.errors import WeightsError
from vectorstore.progress import Progress

CHUNK = 1 << 20
TIMEOUT_S = 30


def complete(partial: Path, url: str, size: int, label: str, progress: Progress) -> None:
    """Append to ``partial`` what is missing until it is ``size`` bytes long.

    Raises:
        WeightsError: the address does not answer, breaks off, or has more bytes than that.
        OSError: the file cannot be written.
    """
    done = partial.stat().st_size if partial.exists() else 0
    if done > size:
        os.truncate(partial, 0)
        done = 0
    progress(label, done, size)
    if done == size:
        return
    with _open(url, done) as response, partial.open("ab") as file:
        if response.status != http.HTTPStatus.PARTIAL_CONTENT:
            file.truncate(0)
            done = 0
        for piece in _pieces(response):
            done += file.write(piece)
            if done > size:
                raise WeightsError(f"{url} sends more bytes than the file has")
            progress(label, done, size)
    if done < size:
        raise WeightsError(f"{url} broke off after {done} of {size} bytes; the next run continues there")


def _open(url: str, start: int) -> http.client.HTTPResponse:
    request = urllib.request.Request(url, headers={"Range": f"bytes={start}-"} if start else {})
    try:
        response: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=TIMEOUT_S)
    except urllib.error.HTTPError as error:
        raise WeightsError(f"{url} answers {error.code} {error.reason}") from error
    except (OSError, http.client.HTTPException) as error:
        raise WeightsError(f"{url} cannot be reached: {getattr(error, 'reason', error)}") from error
    return response


def _pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while True:
        try:
            piece = response.read(CHUNK)
        except (OSError, http.client.HTTPException) as error:
            raise WeightsError(f"{response.url} broke off ({error}); the next run continues there") from error
        if not piece:
            return
        yield piece
