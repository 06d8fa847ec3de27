from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from fake_weights import CONTENT

from app.errors import WeightsError
from app.weights import address
from vectorstore.progress import unheard


class Server(ThreadingHTTPServer):
    """Serves ``content``; ``ranges``: whether it can continue, ``cut``: how many bytes it sends at most."""

    content = CONTENT
    ranges = True
    cut: int | None = None
    asked: list[str | None]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        wanted = self.headers["Range"]
        self.server.asked.append(wanted)
        if self.path != "/tiny.gguf":
            self.send_error(404)
            return
        start = int(re.findall(r"\d+", wanted)[0]) if wanted and self.server.ranges else 0
        body = self.server.content[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: self.server.cut])

    def log_message(self, format: str, *values: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server(("127.0.0.1", 0), Handler)
    running.asked = []
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


def fetch(server: Server, partial: Path, path: str = "/tiny.gguf") -> bytes:
    url = f"http://127.0.0.1:{server.server_address[1]}{path}"
    address.complete(partial, url, len(CONTENT), "tiny", unheard)
    return partial.read_bytes()


def test_a_whole_file_is_fetched(server: Server, tmp_path: Path) -> None:
    assert fetch(server, tmp_path / "p") == CONTENT
    assert server.asked == [None]


def test_a_partial_file_is_continued(server: Server, tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(CONTENT[:100])

    assert fetch(server, tmp_path / "p") == CONTENT
    assert server.asked == ["bytes=100-"]


def test_a_server_that_cannot_continue_is_read_from_the_beginning(server: Server, tmp_path: Path) -> None:
    server.ranges = False
    (tmp_path / "p").write_bytes(b"?" * 100)

    assert fetch(server, tmp_path / "p") == CONTENT


def test_a_whole_partial_file_is_not_asked_for(server: Server, tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(CONTENT)

    assert fetch(server, tmp_path / "p") == CONTENT
    assert server.asked == []


def test_what_came_before_a_break_is_kept(server: Server, tmp_path: Path) -> None:
    server.cut = 50
    with pytest.raises(WeightsError, match="broke off"):
        fetch(server, tmp_path / "p")
    assert (tmp_path / "p").read_bytes() == CONTENT[:50]

    server.cut = None
    assert fetch(server, tmp_path / "p") == CONTENT


def test_more_bytes_than_the_file_has_are_refused(server: Server, tmp_path: Path) -> None:
    server.content = CONTENT + b"more"

    with pytest.raises(WeightsError, match="more bytes"):
        fetch(server, tmp_path / "p")


def test_an_address_without_the_file_is_refused(server: Server, tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="answers 404"):
        fetch(server, tmp_path / "p", "/other.gguf")


def test_an_address_without_a_server_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot be reached"):
        address.complete(tmp_path / "p", "http://127.0.0.1:1/tiny.gguf", 10, "tiny", unheard)
