"""Public addresses as plain text: their parts, and names put into them; nothing here could open one."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"(?:https?:)?(?://)?([^/?#@\s]+)([^?#\s]*)(?:\?([^#\s]*))?(?:#\S*)?", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z]{2,}")
_HEX = re.compile(rb"%([0-9A-Fa-f]{2})")
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
LONGEST = 2000
"""Characters of an address; nobody prints a longer one."""


@dataclass(frozen=True, slots=True)
class Address:
    """`host` in small letters without port, `path` without empty steps, `query` by name; not decoded."""

    host: str
    path: tuple[str, ...]
    query: dict[str, str]


def parts(address: str) -> Address | None:
    """The parts of a web address, with or without its scheme; None for anything else."""
    found = _ADDRESS.fullmatch(address.strip()) if len(address) <= LONGEST else None
    if not found:
        return None
    host = found[1].lower().partition(":")[0].rstrip(".")
    if not _HOST.fullmatch(host):
        return None
    pairs = (pair.partition("=") for pair in (found[3] or "").split("&"))
    return Address(
        host,
        tuple(step for step in found[2].split("/") if step),
        {name: value for name, _, value in pairs if name and value},
    )


def web(value: object) -> str | None:
    """The value where it is a web address that may be shown as a link, else None."""
    if isinstance(value, str) and re.match(r"(?i)https?://", value.strip()) and parts(value):
        return value.strip()
    return None


def unquoted(name: str) -> str:
    """The name without percent signs: 'Example%20Robotics' is 'Example Robotics'."""
    raw = _HEX.sub(lambda found: bytes([int(found[1], 16)]), name.encode("utf-8", "replace"))
    return raw.decode("utf-8", "replace")


def quoted(name: str) -> str:
    """The name as one step of a path, whether or not it came so already; '/' and '?' cannot end the step."""
    return "".join(
        letter if letter in _PLAIN else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
        for letter in unquoted(name)
    )
