"""Asks for a page until it comes or there is no sense in asking again."""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from gander.shell.fetch.answer import Answer, Call, FetchError, Limits
from gander.shell.fetch.exchange import Exchange
from gander.shell.fetch.pace import Pace
from gander.shell.fetch.patience import Patience
from gander.shell.fetch.redirects import REDIRECTS, onward
from gander.shell.fetch.robots import MOST, Robots

AGENT = "gander (+https://pypi.org/project/takeagander/)"
TRIES = 4
LONGEST = 120.0
"""Seconds that a host may ask us to wait; one that asks for more is left alone for this run."""
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
HAD = frozenset({200, 203, 204, 206})
"""206: some interfaces say so of each part of a list, unasked."""
_LONGEST_VALIDATOR = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What makes the next request conditional (RFC 9110, 13)."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """Only what can be sent as it came: a page must not be lost over a strange mark."""
        given = {"if-none-match": self.etag, "if-modified-since": self.modified}
        return {
            name: value
            for name, value in given.items()
            if value and value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR
        }


class Budget:
    """How many times a run may ask again, over all hosts."""

    def __init__(self, retries: int) -> None:
        self._left, self._lock = retries, threading.Lock()

    def take(self) -> bool:
        with self._lock:
            self._left -= 1
            return self._left >= 0


class Fetcher:
    """Polite requests: robots.txt, pace, conditions, retries with backoff within a budget.

    `sleep`: an Event's `wait` ends the pauses of a run that is stopped.
    """

    def __init__(
        self,
        exchange: Exchange | None = None,
        pace: Pace | None = None,
        budget: Budget | None = None,
        patience: Patience | None = None,
        robots_ignored: Iterable[str] = (),
        sleep: Callable[[float], object] = time.sleep,
        now: Callable[[], float] = time.time,
        seed: int = 0,
    ) -> None:
        self._exchange = exchange or Exchange(Limits(), AGENT)
        self._pace, self._budget = pace or Pace(), budget or Budget(200)
        self._patience = patience or Patience()
        self._sleep, self._now = sleep, now
        self._spread = random.Random(seed)
        self._robots = Robots(self._robots_txt, robots_ignored)

    def close(self) -> None:
        self._exchange.close()

    def get(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None,
        pause: float,
        validators: Validators | None = None,
    ) -> Answer:
        """The answer: a status of HAD, or 304 where the page is as it was. Raises FetchError otherwise."""
        conditions = validators.headers() if validators and method == "GET" else {}
        call = Call(method=method, url=url, headers={**headers, **conditions}, body=body)
        answer = self._tried(lambda: self._followed(call, lambda to: max(pause, self._robots.pause(to))))
        if answer.status in HAD or (answer.status == 304 and conditions):
            return answer
        raise FetchError("status", f"it answers {answer.status}", status=answer.status)

    def _robots_txt(self, url: str) -> Answer:
        return self._tried(lambda: self._followed(Call(url=url), lambda to: 0.0, MOST))

    def _tried(self, attempt: Callable[[], Answer]) -> Answer:
        for n in range(TRIES):
            try:
                return attempt()
            except FetchError as fault:
                if not fault.again or n == TRIES - 1 or not self._budget.take():
                    raise
                if self._sleep(max(fault.after or 0.0, 2.0**n * (0.5 + self._spread.random()))) is True:
                    raise FetchError("stopped", "the run was stopped") from None
        raise AssertionError("the last try raised or answered")

    def _followed(self, call: Call, pause: Callable[[str], float], most: int | None = None) -> Answer:
        """The answer at the end of the redirects; every host on the way has its turns and its rules."""
        for _ in range(REDIRECTS + 1):
            self._exchange.check(call.url)
            answer = self._sent(call, pause(call.url), most)
            following = onward(call, answer)
            if following is None:
                return answer
            call = following
        raise FetchError("redirect", f"more than {REDIRECTS} redirects")

    def _sent(self, call: Call, pause: float, most: int | None) -> Answer:
        host = urlsplit(call.url).netloc.lower()
        self._patience.check(host)
        try:
            with self._pace.turn(host, pause):
                self._patience.check(host)  # others may have found out during the wait
                answer = self._exchange.send(call, most)
            if answer.status in AGAIN:
                raise self._refused(host, answer)
        except FetchError as fault:
            if fault.again:
                self._patience.failed(host, fault.why)
            raise
        self._patience.answered(host)
        return answer

    def _refused(self, host: str, answer: Answer) -> FetchError:
        why, after = f"it answers {answer.status}", self._after(answer)
        if after is not None and after > LONGEST:
            why += f" and asks to wait {after:.0f} seconds"
            self._patience.leave(host, why)
            return FetchError("status", why, status=answer.status)
        if after is not None:
            self._pace.wait(host, after)
        return FetchError("status", why, again=True, after=after, status=answer.status)

    def _after(self, answer: Answer) -> float | None:
        """Retry-After, in seconds or as a date (RFC 9110, 10.2.3); None where it is neither."""
        told = answer.headers.get("retry-after", "").strip()
        if re.fullmatch(r"[0-9]+", told):
            return float(told[:12])
        try:
            until = parsedate_to_datetime(told)
            until = until if until.tzinfo else until.replace(tzinfo=UTC)
            return max(0.0, until.timestamp() - self._now())
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
