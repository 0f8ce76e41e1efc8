"""What the replica serves: bodies made and packed before anybody asks, by host and path."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from socket import socket
from typing import Any

JSON = "application/json; charset=utf-8"
XML = "text/xml; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`packed`: the body as gzip. `etag`: only of platforms that send one."""

    status: int = 200
    packed: bytes = b""
    kind: str = JSON
    etag: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self) -> bytes:
        return gzip.decompress(self.packed) if self.packed else b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it came. Header names in lower case; of a parameter the last value, not decoded."""

    method: str
    host: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    def number(self, name: str, default: int) -> int:
        value = self.query.get(name, "")
        return int(value) if value.isdigit() else default


Wild = Callable[[socket], None]
"""An answer that writes bytes by itself and breaks the connection."""
Route = Answer | Callable[[Asked], Answer | Wild]


def page(
    value: Any,
    kind: str = JSON,
    etag: bool = False,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """A value as JSON, or a text or bytes as they are; the same bytes for the same value."""
    if isinstance(value, str):
        value = value.encode()
    elif not isinstance(value, bytes):
        value = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    mark = f'W/"{blake2b(value, digest_size=12).hexdigest()}"' if etag else None
    packed = gzip.compress(value, 5, mtime=0)
    return Answer(status=status, packed=packed, kind=kind, etag=mark, headers=headers or {})


NOT_FOUND = page({"error": "not found"}, status=404)
OPEN = page("User-agent: *\nAllow: /\n", "text/plain")
CLOSED = page("User-agent: *\nDisallow: /\n", "text/plain")


class Site:
    """Routes by host and path. A host that is named is there, and allows robots unless told otherwise."""

    def __init__(self) -> None:
        self._routes: dict[tuple[str, str], Route] = {}
        self._robots: dict[str, Answer] = {}

    def host(self, name: str, robots: Answer = OPEN) -> None:
        self._robots.setdefault(name, robots)

    def add(self, host: str, path: str, route: Route) -> None:
        self.host(host)
        self._routes[host, path] = route

    def knows(self, host: str) -> bool:
        return host in self._robots

    def answer(self, asked: Asked) -> Answer | Wild:
        if asked.path == "/robots.txt" and (asked.host, asked.path) not in self._routes:
            return self._robots.get(asked.host, NOT_FOUND)
        route = self._routes.get((asked.host, asked.path), NOT_FOUND)
        return route if isinstance(route, Answer) else route(asked)


class Sliced:
    """A list in pages: those of the usual size are ready, any other is made when it is asked for.

    `make`: the page from one entry to before another.
    """

    def __init__(self, n: int, size: int, make: Callable[[int, int], Answer]) -> None:
        self._n, self._make = n, make
        self._ready = {
            (at, at + size): make(at, min(at + size, n)) for at in range(0, max(n, 1) + size, size)
        }

    def page(self, start: int, size: int) -> Answer:
        found = self._ready.get((start, start + size))
        return found or self._make(min(start, self._n), min(start + size, self._n))
