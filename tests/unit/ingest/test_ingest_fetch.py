"""Pages from the web: where connections may go, and what is made of what comes."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ingest import fetch as fetching
from ingest.errors import IngestError, PageNotFetched, TooLarge, UnsupportedKind, UrlNotAllowed
from ingest.fetch import fetch
from ingest.network import Network, is_public

Reply = tuple[int, dict[str, str], bytes]
PAGE = "<p>L’Arménie a gelé sa participation.</p>".encode()
HTML = {"Content-Type": "text/html; charset=utf-8"}


@contextmanager
def served(reply: Callable[[str], Reply], seen: list[str] | None = None) -> Iterator[int]:
    """Serve replies by path on a loopback port; ``seen`` gets the Host header of each request."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if seen is not None:
                seen.append(self.headers["Host"])
            status, headers, body = reply(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Keep the output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def network(port: int, **names: str) -> Network:
    """A web of one machine: ``news.example`` and ``names`` live on it."""
    known = {"news.example": "127.0.0.1"} | {name.replace("_", "."): place for name, place in names.items()}

    def resolve(host: str, _port: int) -> list[str]:
        if host not in known:
            raise socket.gaierror(host)
        return known[host].split()

    return Network(resolve, lambda address: address == "127.0.0.1", frozenset({port}))


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "no-number"),
        *("::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1"),
        *("64:ff9b::7f00:1", "2002:7f00:1::1", "2001:db8::1", "fe80::1%eth0"),
    ],
)
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://2130706433/", "http://0x7f.1/"),
        *(
            "http://93.184.216.34:8080/",
            "https://93.184.216.34:22/",
            "ftp://93.184.216.34/",
            "file:///etc/passwd",
        ),
        *("http://me:secret@93.184.216.34/", "http:///nowhere", "gopher://93.184.216.34"),
    ],
)
def test_the_default_web_ends_at_the_public_one(address: str) -> None:
    with pytest.raises(UrlNotAllowed, match="URL not allowed"):
        fetch(address)


def test_one_address_inside_among_others_is_one_too_many() -> None:
    mixed = Network(lambda *_: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(UrlNotAllowed, match="not public"):
        fetch("https://mixed.example/", mixed)


def test_the_connection_goes_to_the_judged_address_in_the_hosts_name() -> None:
    seen: list[str] = []
    with served(lambda _: (200, HTML, PAGE), seen) as port:
        page = fetch(f"http://news.example:{port}/gel#top", network(port))
    assert seen == [f"news.example:{port}"]
    assert (page.address, page.data, page.ending) == (f"http://news.example:{port}/gel", PAGE, ".html")


def test_a_name_is_looked_up_once_per_hop_so_that_it_cannot_change_its_mind() -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    with served(lambda _: (200, HTML, PAGE)) as port:
        rebinding = Network(
            lambda *_: next(answers), lambda address: address == "127.0.0.1", frozenset({port})
        )
        assert fetch(f"http://rebind.example:{port}/", rebinding).data == PAGE
        with pytest.raises(UrlNotAllowed):
            fetch(f"http://rebind.example:{port}/", rebinding)


def test_encrypted_connections_name_the_host_not_the_address() -> None:
    hello = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def listen() -> None:
            connection, _ = listener.accept()
            with connection:
                hello.extend(connection.recv(4096))

        thread = threading.Thread(target=listen)
        thread.start()
        with pytest.raises(PageNotFetched):
            fetch(f"https://news.example:{port}/", network(port))
        thread.join()
    assert b"news.example" in hello


def test_every_hop_of_a_redirect_is_judged() -> None:
    with served(lambda path: (302, {"Location": f"http://inside.example:{port}/"}, b"")) as port:
        with pytest.raises(UrlNotAllowed, match="not public"):
            fetch(f"http://news.example:{port}/", network(port, inside_example="10.0.0.1"))
        with pytest.raises(PageNotFetched, match=r"nowhere\.example is not known"):
            fetch(f"http://nowhere.example:{port}/", network(port))


@pytest.mark.parametrize(("hops", "arrives"), [(3, True), (4, False)])
def test_three_redirects_are_followed_and_not_four(hops: int, arrives: bool) -> None:
    def reply(path: str) -> Reply:
        done = int(path[1:])
        return (200, HTML, PAGE) if done == hops else (301, {"Location": f"/{done + 1}"}, b"")

    with served(reply) as port:
        address = f"http://news.example:{port}/0"
        if arrives:
            assert fetch(address, network(port)).address == address
        else:
            with pytest.raises(UrlNotAllowed, match="more than 3 times"):
                fetch(address, network(port))


@pytest.mark.parametrize(
    ("kind", "path", "ending"),
    [
        ("application/pdf", "/a", ".pdf"),
        ("text/plain; charset=utf-8", "/a.html", ".txt"),
        ("application/octet-stream", "/a.docx", ".docx"),
        ("", "/a.md", ".md"),
    ],
)
def test_the_type_of_the_content_chooses_the_reader(kind: str, path: str, ending: str) -> None:
    with served(lambda _: (200, {"Content-Type": kind}, PAGE)) as port:
        assert fetch(f"http://news.example:{port}{path}", network(port)).ending == ending


@pytest.mark.parametrize(
    ("charset", "text", "encoding"),
    [
        ("windows-1252", "L’Arménie", "cp1252"),
        ("ISO-8859-1", "L’Arménie, le cœur et 3 €…", "cp1252"),
        ("koi8-r", "Армения", "koi8_r"),
        ("ISO-8859-1", "L’Arménie, le cœur et 3 €…", "utf-8"),
    ],
)
def test_text_comes_in_the_encoding_that_the_server_means(charset: str, text: str, encoding: str) -> None:
    headers = {"Content-Type": f"text/html; charset={charset}", "Content-Encoding": "gzip"}
    body = gzip.compress(text.encode(encoding))
    with served(lambda _: (200, headers, body)) as port:
        assert fetch(f"http://news.example:{port}/", network(port)).data == text.encode()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/pdf", b"%PDF-1.7\n\xe9\xff"),
        ("text/html", "Où ?".encode("utf-16")),
        ("text/html", "Où ?".encode("cp1252") + b"\x81"),
    ],
)
def test_what_is_not_in_the_encoding_that_the_server_names_comes_as_it_is(kind: str, body: bytes) -> None:
    with served(lambda _: (200, {"Content-Type": f"{kind}; charset=ISO-8859-1"}, body)) as port:
        assert fetch(f"http://news.example:{port}/", network(port)).data == body


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        ((404, HTML, b""), PageNotFetched, "404 Not Found"),
        ((200, {"Content-Type": "image/png"}, b"x"), UnsupportedKind, r"\.pdf"),
        ((200, HTML, b"x" * 2_000), TooLarge, "MB"),
        ((200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(bytes(100_000))), TooLarge, "MB"),
        ((200, HTML | {"Content-Encoding": "br"}, b"x"), PageNotFetched, "not asked for"),
        ((200, HTML | {"Content-Encoding": "gzip"}, b"not packed"), PageNotFetched, "damaged"),
    ],
)
def test_what_is_no_page_is_refused_in_a_sentence(
    reply: Reply, error: type[IngestError], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 1_000)
    with served(lambda _: reply) as port, pytest.raises(error, match=words):
        fetch(f"http://news.example:{port}/", network(port))


def test_a_server_that_drips_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        ended = threading.Event()

        def drip() -> None:
            connection, _ = listener.accept()
            with connection:
                while not ended.wait(0.05):
                    connection.sendall(b"x")

        thread = threading.Thread(target=drip)
        thread.start()
        started = time.monotonic()
        with pytest.raises(PageNotFetched, match="takes longer"):
            fetch(f"http://news.example:{port}/", network(port))
        assert time.monotonic() - started < 2
        ended.set()
        thread.join()


def test_without_a_network_there_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(PageNotFetched, match="no connection"):
        fetch(f"http://news.example:{port}/", network(port))
