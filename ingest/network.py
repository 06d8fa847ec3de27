"""Which hosts on the web may be spoken to: names are resolved here, and every address must be public.

Opens no connection.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

PORTS = {"http": 80, "https": 443}

_TRANSLATED = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")))
"""IPv6 networks whose addresses carry an IPv4 address, which may be any."""

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port to numeric addresses; raises ``OSError`` when the name is unknown."""


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def is_public(address: str) -> bool:
    """Return whether a numeric address belongs to the public internet, and to one host there."""
    try:
        number: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped is not None:
            number = number.ipv4_mapped
        elif any(number in network for network in _TRANSLATED):
            return False
    special = number.is_multicast or number.is_reserved or number.is_private or number.is_unspecified
    return number.is_global and not special


@dataclass(frozen=True, slots=True)
class Network:
    """What may be reached and how names are looked up; the defaults are the public web."""

    resolve: Resolve = resolve
    is_allowed: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset(PORTS.values())
