"""What goes out and what comes back: one call, its answer, the limits on it, and why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

FaultKind = Literal[
    "address",
    "private address",
    "unreachable",
    "timeout",
    "broken off",
    "too large",
    "encoding",
    "redirect",
    "status",
    "robots",
    "left alone",
    "stopped",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`size`: bytes of a decoded body; `ratio`: how many times its wire bytes it may be; `seconds`: for the
    whole answer, from the connection on; `silence`: for the connection and for each piece of the answer."""

    size: int = 64 << 20
    ratio: int = 200
    seconds: float = 60.0
    silence: float = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request as it is sent. It may hold keys: it is neither printed nor kept."""

    url: str = field(repr=False)
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Header names in lower case. `body`: decoded; empty where the status is none of success."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class FetchError(Exception):
    """A call that gave no answer to read. `why` names hosts alone, never a whole address: that may hold keys.

    `again`: whether another try may help; `after`: not before so many seconds, as the host asked.
    """

    def __init__(
        self,
        kind: FaultKind,
        why: str,
        *,
        again: bool = False,
        after: float | None = None,
        status: int | None = None,
    ) -> None:
        self.kind, self.why, self.again, self.after, self.status = kind, why, again, after, status
        super().__init__(f"{kind}: {why}")
