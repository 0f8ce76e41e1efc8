"""A host on loopback that answers what a test tells it to, byte by byte where it has to."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from gander.shell.fetch.answer import Limits
from gander.shell.fetch.exchange import Exchange
from gander.shell.fetch.fetcher import Budget, Fetcher
from gander.shell.fetch.pace import Pace
from gander.shell.fetch.patience import Patience

LIMITS = Limits(size=2 << 20, ratio=50)


@dataclass
class Host:
    """`pages`: by path; each gets the handler. `asked`: (method, path, headers in lower case, body)."""

    pages: dict[str, Callable[[Any], None]] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0

    @property
    def name(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.name}"

    def paths(self) -> list[str]:
        return [path for _, path, _, _ in self.asked if path != "/robots.txt"]


@contextmanager
def host() -> Iterator[Host]:
    made = Host()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            told = {name.lower(): value for name, value in self.headers.items()}
            made.asked.append((self.command, self.path, told, body))
            page = made.pages.get(self.path) or made.pages.get(self.path.partition("?")[0]) or answer(404)
            try:
                page(self)
            except OSError:  # the client went away, as many tests want
                self.close_connection = True

        do_POST = do_CONNECT = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that resets is no news."""

    server = Server(("127.0.0.1", 0), Handler)
    made.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answer(status: int = 200, body: bytes = b"", **headers: str) -> Callable[[Any], None]:
    """An ordinary answer; underscores in the names of headers are hyphens."""

    def page(handler: Any) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if status not in (204, 304):
            handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return page


def told(value: Any, **headers: str) -> Callable[[Any], None]:
    """JSON, compressed."""
    packed = gzip.compress(json.dumps(value).encode())
    return answer(200, packed, content_encoding="gzip", content_type="application/json", **headers)


def raw(*pieces: bytes | float) -> Callable[[Any], None]:
    """These bytes and no others, with pauses of so many seconds; then the connection is closed."""

    def page(handler: Any) -> None:
        handler.close_connection = True
        for piece in pieces:
            if isinstance(piece, bytes):
                handler.wfile.write(piece)
                handler.wfile.flush()
            else:
                time.sleep(piece)

    return page


def in_turn(*pages: Callable[[Any], None]) -> Callable[[Any], None]:
    """One after the other, the last again and again."""
    waiting = list(pages)

    def page(handler: Any) -> None:
        (waiting.pop(0) if len(waiting) > 1 else waiting[0])(handler)

    return page


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now, self.slept = 1_000_000.0, list[float]()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@contextmanager
def fetcher(
    *hosts: Host,
    clock: Clock | None = None,
    limits: Limits = LIMITS,
    budget: int = 100,
    exchange: Exchange | None = None,
    **more: Any,
) -> Iterator[Fetcher]:
    """One that may ask the hosts, and waits by the clock alone."""
    time_is = clock or Clock()
    exchange = exchange or Exchange(limits, "gander test", [one.name for one in hosts])
    made = Fetcher(
        exchange,
        Pace(clock=time_is, sleep=time_is.sleep),
        Budget(budget),
        more.pop("patience", Patience()),
        sleep=time_is.sleep,
        now=time_is,
        **more,
    )
    try:
        yield made
    finally:
        made.close()


def get(one: Fetcher, url: str, headers: Mapping[str, str] | None = None, **more: Any) -> Any:
    return one.get("GET", url, headers or {}, None, 0.0, **more)
