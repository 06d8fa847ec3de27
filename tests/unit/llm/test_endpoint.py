"""An endpoint tried out: what it serves, and why it does not answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from scripted_llm import MODEL, scripted_llm

from app.errors import BadInput, ModelUnavailable
from app.llm.endpoint import checked_name, served_models


def test_an_endpoint_that_answers_names_its_models() -> None:
    with scripted_llm() as url:
        assert served_models(f"{url}/", "key") == [MODEL]


@pytest.mark.parametrize("address", ["", "localhost:8000", "file:///etc/passwd", "http://"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match="http"):
        served_models(address, None)


def test_an_endpoint_that_does_not_answer_says_why() -> None:
    with pytest.raises(ModelUnavailable, match="refused"):
        served_models("http://127.0.0.1:9/v1", None)


@pytest.mark.parametrize("name", ["", " ", "none"])
def test_an_endpoint_is_not_kept_without_the_name_of_its_model(name: str) -> None:
    with pytest.raises(BadInput, match="name of the model"):
        checked_name(name)
    assert checked_name(" big ") == "big"


@contextmanager
def replying(status: int, content: bytes) -> Iterator[tuple[str, list[str]]]:
    """Run a server that replies this, and give its address and the paths that it is asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()
            with suppress(ConnectionError):
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "content", "problem"),
    [
        (401, b"", "status 401"),
        (302, b"", "status 302"),
        (200, b"", "not JSON"),
        (200, b"<html>", "not JSON"),
        (200, b'{"data": [' + b'"x", ' * 300_000 + b'"x"]}', "not JSON"),
        (200, b"[]", "names no models"),
    ],
)
def test_a_reply_that_is_of_no_use_says_why_and_a_redirect_is_not_followed(
    status: int, content: bytes, problem: str
) -> None:
    with replying(status, content) as (address, paths):
        with pytest.raises(ModelUnavailable, match=problem):
            served_models(f"{address}/v1", "key")
        assert paths == ["/v1/models"]
