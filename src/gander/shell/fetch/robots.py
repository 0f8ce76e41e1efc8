"""What a host's robots.txt allows us (RFC 9309): read once a run; none means yes, an unreadable one no."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from protego import Protego

from gander.shell.fetch.answer import Answer, FetchError

AGENT = "gander"
MOST = 500 << 10
"""Bytes of a robots.txt that are read (RFC 9309, 2.5)."""
SLOWEST = 60.0
"""Seconds between requests that are kept to; a host that asks for more is not asked at all."""
ALLOW = 'where its terms let you, allow it: robots_ignored = ["{host}"]'


class Robots:
    """The rules of each host. `fetch` gets an address and raises FetchError. `ignored`: hosts of documented
    interfaces that a key or their terms open, though their robots.txt closes them to crawlers."""

    def __init__(self, fetch: Callable[[str], Answer], ignored: Iterable[str] = ()) -> None:
        self._fetch = fetch
        self._ignored = frozenset(host.lower() for host in ignored)
        self._lock = threading.Lock()
        self._rules: dict[str, Protego | FetchError | None] = {}
        self._busy: dict[str, threading.Lock] = {}

    def pause(self, url: str) -> float:
        """Seconds between requests that the host asks for, 0 where it asks for none. Raises FetchError where
        its robots.txt does not allow the address, or could not be read."""
        parts = urlsplit(url)
        host = parts.netloc.lower()
        if self._ignored & {host, parts.hostname}:
            return 0.0
        rules = self._of(f"{parts.scheme}://{host}")
        if rules is None:
            return 0.0
        if isinstance(rules, FetchError):
            raise FetchError(rules.kind, rules.why, status=rules.status)
        allow = ALLOW.format(host=host)
        if not rules.can_fetch(url, AGENT):
            raise FetchError("robots", f"the robots.txt of {host} does not allow it; {allow}")
        pause = rules.crawl_delay(AGENT) or 0.0
        if pause > SLOWEST:
            why = f"the robots.txt of {host} asks for {pause:.0f} seconds between requests; {allow}"
            raise FetchError("robots", why)
        return pause

    def _of(self, host: str) -> Protego | FetchError | None:
        with self._lock:
            busy = self._busy.setdefault(host, threading.Lock())
        with busy:  # one asks, the others of this host wait for what it finds
            if host not in self._rules:
                self._rules[host] = self._read(host)
            return self._rules[host]

    def _read(self, host: str) -> Protego | FetchError | None:
        try:
            answer = self._fetch(f"{host}/robots.txt")
        except FetchError as error:
            return FetchError(error.kind, f"its robots.txt: {error.why}", status=error.status)
        if 400 <= answer.status < 500:
            return None
        if answer.status >= 300:
            why = f"its robots.txt: it answers {answer.status}"
            return FetchError("status", why, status=answer.status)
        body = answer.body
        if len(body) >= MOST:  # what was cut is half a line: '/private' cut is '/'
            body = body[: body.rfind(b"\n") + 1]
        return Protego.parse(body.decode("utf-8-sig", "replace"))
