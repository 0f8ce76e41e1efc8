"""The replica as an HTTP proxy on loopback: it answers CONNECT by being the host that was asked for.

Why:
    Gander is run as it is, with a proxy and an authority in its configuration, and meets the hosts' own
    names, TLS and HTTP. A thread serves a connection, and latency is a sleep in it; bodies are ready and
    packed, so that an answer costs a dictionary's look and the encryption.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections import Counter
from http.client import responses
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any, BinaryIO
from urllib.parse import unquote

from benchmarks.replica.site import Answer, Asked, Site

IDLE = 60.0
"""Seconds after which a silent connection is closed."""
_MOST = 1 << 20


class Proxy:
    """Serves a site until it is closed. `latency`: seconds before each answer. `asked`: by host and status;
    0 is an answer that broke off on purpose."""

    def __init__(self, site: Site, tls: ssl.SSLContext, latency: float, port: int = 0) -> None:
        self.site, self.tls, self.latency = site, tls, latency
        self.asked: Counter[tuple[str, int]] = Counter()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._server = _Server(("127.0.0.1", port), self)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        with self._lock:
            waiting = list(self._open)
        for one in waiting:
            with_silence(lambda one=one: one.shutdown(socket.SHUT_RDWR))

    def count(self, host: str, status: int) -> None:
        with self._lock:
            self.asked[host, status] += 1

    def hold(self, one: socket.socket, held: bool) -> None:
        with self._lock:
            (self._open.add if held else self._open.discard)(one)


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, address: tuple[str, int], proxy: Proxy) -> None:
        self.proxy = proxy
        super().__init__(address, _Connection)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is no news."""


class _Connection(BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        proxy, plain = self.server.proxy, self.request
        plain.settimeout(IDLE)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        host = _tunnel(proxy, plain)
        if host is None:
            return
        proxy.hold(plain, True)
        try:
            with proxy.tls.wrap_socket(plain, server_side=True) as tls:
                proxy.hold(plain, False)
                proxy.hold(tls, True)
                try:
                    _serve(proxy, host, tls)
                finally:
                    proxy.hold(tls, False)
        finally:
            proxy.hold(plain, False)


def _tunnel(proxy: Proxy, plain: socket.socket) -> str | None:
    """The host of a CONNECT that is granted; anything else is refused with its status."""
    head = b""
    while b"\r\n\r\n" not in head and len(head) < 1 << 14:
        piece = plain.recv(4096)
        if not piece:
            return None
        head += piece
    method, _, rest = head.decode("latin-1").partition(" ")
    host, _, port = rest.partition(" ")[0].lower().rpartition(":")
    if method == "CONNECT" and port == "443" and proxy.site.knows(host):
        plain.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        return host
    status = 502 if method == "CONNECT" else 405
    proxy.count(host, status)
    plain.sendall(f"HTTP/1.1 {status} {responses[status]}\r\ncontent-length: 0\r\n\r\n".encode())
    return None


def _serve(proxy: Proxy, host: str, tls: ssl.SSLSocket) -> None:
    reader = tls.makefile("rb")
    with reader:
        while (asked := _asked(host, reader)) is not None:
            found = proxy.site.answer(asked)
            if proxy.latency:
                time.sleep(proxy.latency)
            if not isinstance(found, Answer):
                proxy.count(host, 0)
                found(tls)
                return
            status, data = _bytes(asked, found)
            proxy.count(host, status)
            tls.sendall(data)


def _asked(host: str, reader: BinaryIO) -> Asked | None:
    line = reader.readline(_MOST).decode("latin-1").split()
    if len(line) < 2:
        return None
    headers: dict[str, str] = {}
    while (text := reader.readline(_MOST).strip()) != b"":
        name, _, value = text.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    path, _, query = line[1].partition("?")
    body = reader.read(min(_MOST, int(headers.get("content-length") or 0)))
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    told: dict[str, Any] = {name: unquote(value) for name, _, value in pairs}
    return Asked(method=line[0], host=host, path=path, query=told, headers=headers, body=body)


def _bytes(asked: Asked, found: Answer) -> tuple[int, bytes]:
    headers = {"content-type": found.kind, **found.headers}
    if found.etag:
        headers["etag"] = found.etag
        if asked.headers.get("if-none-match") == found.etag:
            return 304, _head(304, headers)
    body = found.packed
    if "gzip" in asked.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
    else:
        body = found.body()
    headers["content-length"] = str(len(body))
    return found.status, _head(found.status, headers) + body


def _head(status: int, headers: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} {responses.get(status, '')}", *(f"{k}: {v}" for k, v in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def with_silence(do: Any) -> None:
    """Does it, whatever became of the connection."""
    try:
        do()
    except OSError:
        return
