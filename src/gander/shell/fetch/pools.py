"""Kept connections: straight to a host, or through the proxy that the user configured."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ssl import SSLContext

import httpcore

from gander.shell.fetch.addresses import GuardedBackend, private_literal
from gander.shell.fetch.answer import FetchError
from gander.shell.proxy import Proxy


class Pools:
    """Two pools at most; `direct` says which hosts (name, port) are reached without the proxy.

    Why:
        Through a proxy it is the proxy that resolves a name, so we cannot look at the address that it leads
        to. What we can tell by itself, an address or 'localhost', is refused here unless the user allows it;
        whether any other name may lead into the proxy's own network is for the proxy to decide. The proxy's
        own address is what the user wrote and may be private.
    """

    def __init__(
        self,
        trusted: SSLContext,
        allowed: Iterable[str] = (),
        proxy: Proxy | None = None,
        direct: Callable[[str, int], bool] = lambda host, port: False,
    ) -> None:
        self._allowed, self._proxy, self._is_direct = frozenset(allowed), proxy, direct
        self._straight = _pool(trusted, self._allowed)
        self._proxied = _pool(trusted, {f"{proxy.host}:{proxy.port}"}, proxy) if proxy else None

    def close(self) -> None:
        self._straight.close()
        if self._proxied:
            self._proxied.close()

    def of(self, host: str, port: int) -> httpcore.ConnectionPool:
        """The pool for a host. Raises FetchError where the proxy must not be asked for it."""
        if self._proxied is None or self._is_direct(host, port):
            return self._straight
        if not self._allowed & {host, f"{host}:{port}"} and private_literal(host):
            raise FetchError("private address", f"{host} is an address that is not public")
        return self._proxied

    def fault(self, host: str, port: int, why: str) -> str:
        """What went wrong with a connection, with the proxy's name where it is the proxy's."""
        if self._proxy is None or self._is_direct(host, port):
            return why
        return f"the proxy {self._proxy.name}: {why}"


def _pool(trusted: SSLContext, allowed: Iterable[str], proxy: Proxy | None = None) -> httpcore.ConnectionPool:
    return httpcore.ConnectionPool(
        ssl_context=trusted,
        proxy=httpcore.Proxy(proxy.url, auth=proxy.auth) if proxy else None,
        max_connections=64,
        keepalive_expiry=20.0,
        network_backend=GuardedBackend(allowed),
    )
