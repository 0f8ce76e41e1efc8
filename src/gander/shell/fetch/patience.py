"""Hosts that are left alone for the rest of a run: they are down, or asked for a long pause."""

from __future__ import annotations

import threading

from gander.shell.fetch.answer import FetchError

IN_A_ROW = 20
"""Tries at a host that fail one after the other before it is left alone."""


class Patience:
    """What became of the last tries at each host."""

    def __init__(self, in_a_row: int = IN_A_ROW) -> None:
        self._most, self._lock = in_a_row, threading.Lock()
        self._failed: dict[str, int] = {}
        self._left: dict[str, str] = {}

    def check(self, host: str) -> None:
        """Raises FetchError where the host is left alone, with why."""
        why = self._left.get(host)
        if why is not None:
            raise FetchError("left alone", f"{host} is left alone for this run: {why}")

    def answered(self, host: str) -> None:
        with self._lock:
            self._failed.pop(host, None)

    def failed(self, host: str, why: str) -> None:
        with self._lock:
            self._failed[host] = self._failed.get(host, 0) + 1
            if self._failed[host] >= self._most:
                self._left.setdefault(host, f"{self._most} tries in a row failed, the last: {why}")

    def leave(self, host: str, why: str) -> None:
        with self._lock:
            self._left.setdefault(host, why)
