"""What every live connector is made of: facts about the source, requests to send, pages that came back, rows.

Why:
    A connector knows a source's addresses and its wire format and nothing else: it opens no socket, reads no
    clock and writes no file. Who sends the requests, how fast, and where the pages are kept is decided once,
    in the shell; a parser that was mended can read the kept pages again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal

Row = dict[str, Any]
"""Columns of tables.RAW by name; what a source does not say is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveFacts:
    """A source of adverts that can be asked over the network.

    `docs`: the source's own public description. `seen_in`: where else its wire format is described or read by
    an independent client (addresses); a format that rests on neither two of these nor a recorded answer is
    `unverified`. `terms`: where the source says who may use its data. `pace`: seconds between requests to a
    host.
    `known`: fields that are read or knowingly left, as dotted paths ('jobs[].title'); any other is reported.
    `per`: what one subject of the source is: an employer's board, a search, a month's thread.
    `robots`: hosts of a documented interface whose robots.txt closes it to every crawler: asked only where
    the user's configuration names them.
    """

    id: str
    what: str
    docs: str
    terms: str
    seen_in: tuple[str, ...] = ()
    recorded: bool = False
    pace: float = 1.0
    known: frozenset[str] = frozenset()
    per: Literal["board", "search", "thread", "feed", "page"] = "board"
    needs_key: tuple[str, ...] = ()
    robots: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        return self.recorded or len(self.seen_in) >= 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing to ask a source for: a board by its name there, or a search. `keys`: from the configuration,
    never logged nor kept."""

    source: str
    name: str
    company: str | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request. `kind`: which of the connector's page forms answers it. `carried`: what an earlier page
    said that the parser of this one needs (a row of the list, an offset). `secret`: names of query parameters
    that hold keys and are left out of every log and file."""

    url: str
    subject: Subject
    kind: str = "list"
    method: Literal["GET", "POST"] = "GET"
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    carried: Mapping[str, Any] = field(default_factory=dict)
    secret: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came back: the body's bytes after transport decoding, at most the shell's limit."""

    request: Request
    body: bytes
    content_type: str = ""
    status: int = 200
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a page says. `total`: adverts that the source says it has for the subject. `unknown`: dotted paths
    of fields that the connector does not know. `dropped`: (reason, n) of entries that are no adverts."""

    rows: Sequence[Row] = ()
    more: Sequence[Request] = ()
    total: int | None = None
    unknown: frozenset[str] = frozenset()
    dropped: Sequence[tuple[str, int]] = ()


class WireError(ValueError):
    """A page that is not in the source's wire format. `field`: dotted path of what is wrong, '' for all."""

    def __init__(self, field: str, why: str) -> None:
        self.field, self.why = field, why
        super().__init__(f"{field}: {why}" if field else why)


@dataclass(frozen=True, slots=True)
class LiveConnector:
    """`requests`: the first ones for a subject. `parse`: a page's rows and the requests that follow; raises
    WireError. `recognise`: the subject's name in a public address of the source, or None."""

    facts: LiveFacts
    requests: Callable[[Subject], Sequence[Request]]
    parse: Callable[[Page], Parsed]
    recognise: Callable[[str], str | None] = lambda address: None


def day_of(value: Any) -> date | None:
    """The day of an ISO date or time, of seconds or milliseconds since 1970; None for anything else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            seconds = value / 1000 if abs(value) > 10**11 else value
            return datetime.fromtimestamp(seconds, tz=UTC).date()
        except (OverflowError, OSError, ValueError):
            return None
    try:
        return date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
