"""One request and its answer, within limits of size, time and decompression; redirects are not followed."""

from __future__ import annotations

import logging
import os
import ssl
from collections.abc import Callable, Iterable
from functools import cache
from urllib.parse import urlsplit

import certifi
import httpcore

from gander.shell.fetch.addresses import PrivateAddressError
from gander.shell.fetch.answer import Answer, Call, FetchError, Limits
from gander.shell.fetch.deadline import over, within
from gander.shell.fetch.decoding import ENCODING, Body
from gander.shell.fetch.pools import Pools
from gander.shell.fetch.redirects import sendable
from gander.shell.proxy import Proxy

logging.getLogger("httpcore").setLevel(logging.WARNING)  # below that it prints headers, with keys in them

_PORTS = {"https": 443, "http": 80}


class Exchange:
    """Sends requests over kept connections. `allowed`: hosts that need not be public, nor use TLS.

    `proxy`: an HTTP proxy for all hosts but those that are `direct` (name, port). It resolves the names, so
    it decides where they may lead; only an address that says by itself that it is not public is refused
    here. `trusted`: whom to trust by TLS, certifi's authorities unless given.
    """

    def __init__(
        self,
        limits: Limits,
        agent: str,
        allowed: Iterable[str] = (),
        proxy: Proxy | None = None,
        direct: Callable[[str, int], bool] = lambda host, port: False,
        trusted: ssl.SSLContext | None = None,
    ) -> None:
        self.limits, self._agent = limits, agent
        self._allowed = frozenset(name.lower() for name in allowed)
        self._pools = Pools(trusted or _trusted(), self._allowed, proxy, direct)

    def close(self) -> None:
        self._pools.close()

    def check(self, url: str) -> None:
        """Raises FetchError where an address is none that may be asked."""
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            raise FetchError("address", "an address that is none") from None
        if parts.scheme not in ("https", "http") or not host:
            raise FetchError("address", "an address that begins with neither https nor http")
        if parts.username is not None:
            raise FetchError("address", f"the address names a user of {host}: leave out what stands before @")
        free = self._allowed & {host, f"{host}:{port or _PORTS[parts.scheme]}"}
        if parts.scheme == "http" and not free:
            raise FetchError("address", f"{host} would be asked without TLS, over http")

    def send(self, call: Call, most: int | None = None) -> Answer:
        """The answer, be it a redirect. `most`: bytes after which the body is cut. Raises FetchError."""
        self.check(call.url)
        limits, place = self.limits, _place(call.url)
        pool = self._pools.of(*place)
        with within(limits.seconds):
            try:
                return self._answer(pool, call, most)
            except PrivateAddressError as error:
                raise FetchError("private address", str(error)) from None
            except httpcore.TimeoutException:
                why = f"nothing came for {limits.silence:g} seconds"
                if over():
                    why = f"the answer was not whole after {limits.seconds:g} seconds"
                raise FetchError("timeout", why, again=True) from None
            except httpcore.ProxyError as error:
                raise _refused(self._pools.fault(*place, _status(error)), error) from None
            except httpcore.ConnectError as error:
                raise _unreachable(error, lambda why: self._pools.fault(*place, why)) from None
            except (httpcore.LocalProtocolError, httpcore.UnsupportedProtocol, UnicodeError):
                # nothing of the message: it may print what was to be sent
                raise FetchError("address", "the address holds what cannot be sent") from None
            except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
                raise FetchError("broken off", _said(error), again=True) from None

    def _answer(self, pool: httpcore.ConnectionPool, call: Call, most: int | None) -> Answer:
        given = {name.lower(): value for name, value in call.headers.items()}
        for name, value in given.items():
            if not (value.isascii() and value.isprintable()):
                raise FetchError("address", f"the header {name} (a key?) holds signs that cannot be sent")
        sent = {"user-agent": self._agent, "accept-encoding": ENCODING, **given}
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), self.limits.silence)
        with pool.stream(
            call.method,
            sendable(call.url),
            headers=list(sent.items()),
            content=call.body,
            extensions={"timeout": timeouts},
        ) as response:
            text = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
            told = {name.lower(): value for name, value in text}
            content = self._body(response, told, most) if 200 <= response.status < 300 else b""
            return Answer(status=response.status, headers=told, body=content)

    def _body(self, response: httpcore.Response, told: dict[str, str], most: int | None) -> bytes:
        body = Body(told.get("content-encoding", ""), self.limits)
        for piece in response.iter_stream():
            body.take(piece)
            if most is not None and len(body) >= most:
                return body.start(most)
            if over():
                raise httpcore.ReadTimeout("pieces come without an end")
        return body.whole()


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())


def trusting(ca: str) -> ssl.SSLContext:
    """certifi's authorities and those of a file. Raises OSError (ssl.SSLError: it holds none)."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_verify_locations(cafile=ca)
    return context


def _place(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), parts.port or _PORTS[parts.scheme]


def _unreachable(error: httpcore.ConnectError, named: Callable[[str], str]) -> FetchError:
    """`named`: puts the proxy's name before what is its fault; TLS is spoken with the host itself."""
    cause = _cause(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return FetchError("unreachable", f"its certificate does not hold: {cause.verify_message}")
    why = _said(error)
    return FetchError("unreachable", why if isinstance(cause, ssl.SSLError) else named(why), again=True)


def _status(error: httpcore.ProxyError) -> str:
    """Its status, without the words that it sends."""
    said = str(error)[:3]
    if said == "407":
        return "it answers 407: it wants another user or password"
    return f"it answers {said}" if said.isdigit() else "it refuses"


def _refused(why: str, error: httpcore.ProxyError) -> FetchError:
    return FetchError("unreachable", why, again=str(error)[:3] in ("429", "502", "503", "504"))


def _said(error: Exception) -> str:
    """What happened, in words alone, and without what the host sent."""
    cause = _cause(error)
    if isinstance(cause, ssl.SSLError):
        return f"TLS failed: {(cause.reason or 'no reason given').lower().replace('_', ' ')}"
    if isinstance(cause, OSError) and cause.errno:
        return os.strerror(cause.errno).lower()
    if isinstance(error, httpcore.RemoteProtocolError):
        return "its answer is not whole" if "peer closed" in str(error) else "its answer is no HTTP"
    return str(error)[:120] or "in the middle"


def _cause(error: Exception) -> object:
    """What the socket said; httpcore passes it on as the argument of its own error."""
    return error.args[0] if error.args and isinstance(error.args[0], OSError) else error
