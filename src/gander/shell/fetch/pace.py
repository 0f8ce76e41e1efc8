"""How often a host is asked: at most so many requests at once, and a pause between their starts."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gander.shell.fetch.answer import FetchError

AT_ONCE = 4
"""Requests under way at one host."""


class Pace:
    """Turns for each host. `clock` and `sleep` are given so that tests need not wait; a sleep that says True,
    as an Event's `wait` does once it is set, ends the run: FetchError."""

    def __init__(
        self,
        at_once: int = AT_ONCE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._at_once, self._clock, self._sleep = at_once, clock, sleep
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._room: dict[str, threading.Semaphore] = {}

    @contextmanager
    def turn(self, host: str, pause: float) -> Iterator[None]:
        """Waits until the host may be asked; the turn ends with the answer."""
        with self._lock:
            room = self._room.setdefault(host, threading.Semaphore(self._at_once))
        with room:
            while (seconds := self._taken(host, pause)) > 0:
                if self._sleep(seconds) is True:
                    raise FetchError("stopped", "the run was stopped")
                # then looked at again: the host may have asked for a longer pause
            yield

    def wait(self, host: str, seconds: float) -> None:
        """The host asked for a pause: nobody asks it before that."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), self._clock() + seconds)

    def _taken(self, host: str, pause: float) -> float:
        """Takes the turn where the host may be asked now; otherwise the seconds until it may."""
        with self._lock:
            now = self._clock()
            seconds = self._next.get(host, now) - now
            if seconds <= 0:
                self._next[host] = now + pause
            return seconds
