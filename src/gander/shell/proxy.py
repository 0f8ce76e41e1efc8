"""The address of an HTTP proxy: what it is made of, and what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """An HTTP proxy, asked with CONNECT for https. `auth`: a user and a password, never shown."""

    host: str
    port: int
    auth: tuple[str, str] | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """'127.0.0.1:3128': what may stand in a message."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.name}/"


def proxy_of(address: str) -> Proxy | None:
    """'http://127.0.0.1:3128', perhaps with 'user:password@' before the host; None for anything else."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme != "http" or not host or parts.path not in ("", "/") or parts.query or parts.fragment:
        return None
    if not host.isascii() or not host.isprintable() or " " in host:
        return None
    auth = None
    if parts.username is not None:
        auth = (unquote(parts.username), unquote(parts.password or ""))
    return Proxy(host=host, port=port or 80, auth=auth)
