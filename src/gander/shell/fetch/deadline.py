"""A limit on a whole exchange, below every single read: a host that sends a byte a second must end as well.

Why:
    The sockets know only how long they may be silent. A host that is never silent could hold a thread for
    days, above all while it sends headers, where nobody else looks at a clock. An exchange lies in one thread
    from its connection to its last byte, so its end is kept there and looked at at every use of the network.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ssl import SSLContext
from typing import Any

import httpcore

_UNTIL: ContextVar[float] = ContextVar("until", default=math.inf)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What is done inside has to end after so many seconds, as far as it uses the network."""
    token = _UNTIL.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _UNTIL.reset(token)


def over() -> bool:
    return time.monotonic() >= _UNTIL.get() - 0.001


def left(timeout: float | None) -> float | None:
    """What may still be waited, at most `timeout`. Raises httpcore.ReadTimeout where nothing is left."""
    if over():
        raise httpcore.ReadTimeout("the time for the whole is over")
    rest = _UNTIL.get() - time.monotonic()
    return timeout if rest == math.inf else min(rest, math.inf if timeout is None else timeout)


class BoundedStream(httpcore.NetworkStream):
    """A connection whose every read and write ends with the exchange that it is used for."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return BoundedStream(self._inner.start_tls(ssl_context, server_hostname, left(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
