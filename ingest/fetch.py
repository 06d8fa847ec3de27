"""The door to the web: fetches a page from where the public can, and from nowhere else.

Every hop is looked up and judged by ``network``, and the connection goes to the very address that was judged.
Reads no page, keeps no cookies, uses no proxy.
"""

from __future__ import annotations

import asyncio
import threading
import zlib
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import Future
from http import HTTPStatus
from pathlib import PurePosixPath

import httpx

from ingest.decode import in_utf8
from ingest.errors import PageNotFetched, TooLarge, UnsupportedKind, UrlNotAllowed
from ingest.network import PORTS, Network
from ingest.page import Page
from ingest.readers import READERS

SECONDS = 10.0
MAX_BYTES = 10 * 2**20
REDIRECTS = 3

_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
_TEXTS = (".html", ".htm", ".md", ".txt")
"""Endings of what is text, and so has an encoding that the server may name."""
_UNSAID = ("", "application/octet-stream", "binary/octet-stream")
_HEADERS = {"Accept": ", ".join(_KINDS), "Accept-Encoding": "gzip", "User-Agent": "Ibid"}
_PUBLIC = Network()


def fetch(address: str, network: Network = _PUBLIC) -> Page:
    """Return the page at an ``http`` or ``https`` address.

    Raises:
        UrlNotAllowed: it, or a place it redirects to, is not on the public web; or it redirects too often.
        PageNotFetched: it does not come whole within ``SECONDS``.
        TooLarge: it has more than ``MAX_BYTES``.
        UnsupportedKind: it is no kind of file that can be read.
    """
    try:
        return asyncio.run(_within_time(address, network))
    except TimeoutError as error:
        raise PageNotFetched(address, f"it takes longer than {SECONDS:.0f} seconds") from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise PageNotFetched(address, _reason(error)) from error


async def _within_time(address: str, network: Network) -> Page:
    async with asyncio.timeout(SECONDS):
        return await _follow(address, network)


async def _follow(address: str, network: Network) -> Page:
    async with httpx.AsyncClient(trust_env=False, timeout=SECONDS, headers=_HEADERS) as client:
        url = _parsed(address, address)
        for _ in range(REDIRECTS + 1):
            request = await _request(client, address, url, network)
            response = await client.send(request, stream=True)
            try:
                if not response.has_redirect_location:
                    return await _page(address, url, response)
            finally:
                await response.aclose()
            client.cookies.clear()
            url = _parsed(address, str(url.join(response.headers["Location"])))
    raise UrlNotAllowed(address, f"it redirects more than {REDIRECTS} times")


def _parsed(address: str, location: str) -> httpx.URL:
    try:
        url = httpx.URL(location).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise UrlNotAllowed(address, "it is no web address") from error
    if url.scheme not in PORTS or not url.host or url.userinfo:
        raise UrlNotAllowed(address, "only http:// and https:// addresses without a password are")
    return url


async def _request(
    client: httpx.AsyncClient, address: str, url: httpx.URL, network: Network
) -> httpx.Request:
    """Return a request to a numeric address that was judged, in the name of the host."""
    port = url.port or PORTS[url.scheme]
    if port not in network.ports:
        raise UrlNotAllowed(address, "only the ports 80 and 443 are")
    try:
        places = await _looked_up(network, url.host, port)
    except (OSError, UnicodeError) as error:
        raise PageNotFetched(address, f"the name {url.host} is not known here") from error
    if not places or not all(map(network.is_allowed, places)):
        raise UrlNotAllowed(address, "it leads to an address that is not public")
    return client.build_request(
        "GET",
        url.copy_with(host=places[0]),
        headers={"Host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )


async def _looked_up(network: Network, host: str, port: int) -> Sequence[str]:
    """Resolve in a thread that nothing waits for: name services may take longer than there is time."""
    answer: Future[Sequence[str]] = Future()

    def look_up() -> None:
        try:
            answer.set_result(network.resolve(host, port))
        except Exception as error:  # noqa: BLE001  # handed over to the one who waits
            answer.set_exception(error)

    threading.Thread(target=look_up, name="resolve", daemon=True).start()
    return await asyncio.wrap_future(answer)


async def _page(address: str, url: httpx.URL, response: httpx.Response) -> Page:
    if response.status_code != HTTPStatus.OK:
        raise PageNotFetched(
            address, f"the server says {response.status_code} {response.reason_phrase}".rstrip()
        )
    ending = _ending(address, url, response)
    data = bytearray()
    async for part in _unpacked(address, response):
        data += part
        if len(data) > MAX_BYTES:
            raise TooLarge(address, f"{MAX_BYTES // 2**20} MB")
    body = in_utf8(bytes(data), response.charset_encoding) if ending in _TEXTS else bytes(data)
    return Page(str(_parsed(address, address)), body, ending)


async def _unpacked(address: str, response: httpx.Response) -> AsyncIterator[bytes]:
    """Yield the body, a bounded part at a time however tightly it is packed."""
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip"):
        raise PageNotFetched(address, f"it comes in an encoding that was not asked for, {packing!r}")
    unpack = None if packing == "identity" else zlib.decompressobj(16 + zlib.MAX_WBITS)
    async for part in response.aiter_raw():
        if unpack is None:
            yield part
            continue
        while part:
            try:
                yield unpack.decompress(part, MAX_BYTES)
            except zlib.error as error:
                raise PageNotFetched(address, "it arrives damaged") from error
            part = unpack.unconsumed_tail


def _ending(address: str, url: httpx.URL, response: httpx.Response) -> str:
    """Return the ending that stands for the content's type; of unsaid types, the address's own."""
    kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
    ending = PurePosixPath(url.path).suffix.lower() if kind in _UNSAID else _KINDS.get(kind, "")
    if ending not in READERS:
        raise UnsupportedKind(address, ", ".join(READERS))
    return ending


def _reason(error: Exception) -> str:
    match error:
        case httpx.ConnectTimeout() | httpx.ReadTimeout() | httpx.PoolTimeout():
            return f"it takes longer than {SECONDS:.0f} seconds"
        case httpx.ConnectError():
            return "no connection"
        case _:
            return "the connection broke off"
