"""Where a name may lead: every connection is made to an address that was resolved and looked at just before.

Why:
    A page, a redirect or a board's address comes from outside and could name the user's own router. The check
    stands in the connection itself, so that it holds for redirects and for names that resolve anew, too.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore

from gander.shell.fetch.deadline import BoundedStream, left

_GLOBAL = IPv6Network("2000::/3")
"""All that is public in IPv6 (RFC 4291, 2.4); what lies outside is local, reserved or an IPv4 address."""
_NAT64 = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for a public IPv4 one (RFC 6052)."""


class PrivateAddressError(httpcore.ConnectError):
    """The name leads to an address that is not public, and the configuration does not allow the host."""


def public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address lies on the public internet, also when it wraps an IPv4 one."""
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and address in _NAT64:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    if inner is not None:
        return public(inner)
    return address in _GLOBAL and address.is_global and address.teredo is None


def private_literal(host: str) -> bool:
    """Whether a host names an address that is not public by itself, without being resolved.

    'localhost' and what ends so is one (RFC 6761, 6.3), and so is an IPv4 address in an old way of writing
    ('127.1', '0x7f000001', '2130706433') that a resolver would take for one.
    """
    name = host.lower().strip("[]").rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return not public(ip_address(name.partition("%")[0]))
    except ValueError:
        pass
    if not re.fullmatch(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)", name):
        return False
    try:
        return not public(IPv4Address(socket.inet_aton(name)))
    except (OSError, UnicodeError):
        return True  # it ends in a number, as no name may, and is no address either


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to a host's public addresses only; `allowed` hosts ('127.0.0.1:8080', 'intranet') to any."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._allowed = frozenset(name.lower() for name in allowed)
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        last: Exception | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._plain.connect_tcp(address, port, left(timeout), local_address, socket_options)
                return BoundedStream(stream)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last or httpcore.ConnectError(f"{host} has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise httpcore.ConnectError(f"{host} cannot be resolved") from None
        addresses = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
        if self._allowed & {host.lower(), f"{host.lower()}:{port}"}:
            return addresses
        if not all(public(ip_address(one)) for one in addresses):
            raise PrivateAddressError(f"{host} leads to an address that is not public")
        return addresses
