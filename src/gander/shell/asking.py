"""Asks one subject of a source for all its adverts: pages from the landing or the network in, rows out."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from gander.connectors.live.wire import LiveConnector, Page, Parsed, Request, Row, Subject, WireError
from gander.model import Problem
from gander.shell.fetch.answer import Answer, FetchError
from gander.shell.fetch.fetcher import Fetcher, Validators
from gander.shell.landing import KEPT, Landed, Landing, page_key

FRESH = timedelta(hours=6)
"""A page that came no longer ago is not asked for again: an interrupted update goes on from there."""
MOST_PAGES = 3_000
LONGEST = timedelta(minutes=3)
"""A subject may take so long; what it has left is asked for the next time, and what came is kept."""
REPEATS = 3
"""Pages with the same bytes that lead on, before a list counts as endless."""
IN_A_ROW = 5
"""Adverts that fail one after the other before the rest of a board is left for the next time."""
TOO_MANY = 20_000
"""Adverts that no employer's board has; a list without an end makes them up as it is asked."""
SHORT = 0.8
"""A board that shows less than this of the adverts that it says it has did not show all of them."""
_SHORTEST_KEY = 4
_USER = re.compile(r"//[^/?#@\s]*@")
_LATER = "nothing to do: it is asked again with the next update"
_PROXY = "look whether the proxy runs and may reach that host, or name another: proxy, in the configuration"
_REPORT = "report it, with the source's name; the other sources go on"
_THEN: dict[int | str, str] = {
    "robots": "without that it is left out; the other sources go on",
    "private address": "if it is yours, allow that host in the configuration",
    "address": "look at the address and the keys in the configuration",
    401: "look at the source's key in the configuration",
    403: "it does not want to be asked so: look at its key, or leave the board out",
    404: "it is gone or has another name: look the board up, gander sources add ADDRESS",
    410: "it is gone: leave the board out",
}
"""What to do about a fault, by its status or its kind."""


@dataclass(slots=True, kw_only=True)
class Asked:
    """What a subject gave. `at`: when it was asked. `whole`: every page came and was read, so that what is
    missing is gone from it; `gone`: the source says that there is no such subject. `sent`: requests that were
    answered over the network; `same`: pages that the source says are unchanged; `twice`: adverts that stood
    on several pages, each of which is one row; `read`: pages that could be read."""

    subject: Subject
    at: datetime
    rows: list[Row] = field(default_factory=list)
    total: int | None = None
    whole: bool = True
    gone: bool = False
    sent: int = 0
    same: int = 0
    twice: int = 0
    read: int = 0
    unknown: frozenset[str] = frozenset()
    dropped: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class Offline:
    """In the place of a Fetcher where nobody shall be asked: what is not in the landing is not there."""

    def get(self, *request: object) -> Answer:
        raise FetchError("left alone", "its page is not kept")


class Asker:
    """Bound to the fetcher and the landing of one run. `fresh`: how old a page may be that is taken."""

    def __init__(
        self,
        fetcher: Fetcher | Offline,
        landing: Landing,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        fresh: timedelta = FRESH,
    ) -> None:
        self._fetcher, self._landing, self._now, self._fresh = fetcher, landing, now, fresh

    def ask(
        self, connector: LiveConnector, subject: Subject, stopped: Callable[[], bool] = lambda: False
    ) -> Asked:
        """All rows of the subject, each advert once; what went wrong is in `problems`, in one line each.

        Raises UserError where the landing cannot be used: no source could go on then.
        """
        asked = Asked(subject=subject, at=self._now())
        try:
            waiting = deque(connector.requests(subject))
        except WireError as error:
            then = "look the name up: gander sources add ADDRESS"
            if error.field.startswith("keys."):
                then = "put the source's key into the configuration or the environment"
            _tell(asked, None, str(error), then)
            return asked
        self._walk(connector, waiting, asked, stopped)
        asked.whole &= not waiting
        asked.gone &= not asked.read
        _once(asked)
        _count(connector, asked)
        return asked

    def _walk(
        self, connector: LiveConnector, waiting: deque[Request], asked: Asked, stopped: Callable[[], bool]
    ) -> None:
        """Takes page after page until none waits, or there is no sense in going on."""
        had: set[str] = set()
        seen: Counter[bytes] = Counter()
        failed = 0
        until = self._now() + LONGEST
        while waiting and not stopped():
            request = waiting[0]
            key = page_key(request.method, _bare(request), request.body)
            if key not in had and (why := _enough(len(had), failed, self._now() >= until)):
                _tell(asked, request, f"{why}; {len(waiting):,} or more were left", "update again to go on")
                return
            waiting.popleft()
            if key in had:
                continue
            had.add(key)
            parsed = self._parsed(connector, request, key, asked, seen)
            failed = failed + 1 if parsed is None else 0
            if parsed is not None:
                _take(parsed, asked)
                waiting.extend(parsed.more)

    def _parsed(
        self, connector: LiveConnector, request: Request, key: str, asked: Asked, seen: Counter[bytes]
    ) -> Parsed | None:
        """What the page says, or None with the problem told. `seen`: hashes of the pages that led on."""
        try:
            page = self._page(connector, request, key, asked)
        except FetchError as error:
            if error.kind == "stopped":
                asked.whole = False
                return None
            asked.gone |= error.status in (404, 410)
            then = _THEN.get(error.status or 0) or _THEN.get(error.kind) or _otherwise(error.why)
            _tell(asked, request, error.why, then)
            return None
        try:
            parsed = connector.parse(page)
        except WireError as error:
            where = "its answer changed" if error.field else "its answer cannot be read"
            _tell(asked, request, f"{where}: {error}", _REPORT)
        except Exception as error:  # a hostile page that our parser trips over must not stop the others
            _tell(asked, request, f"our reader failed on its answer: {type(error).__name__}", _REPORT)
        else:
            content = hashlib.blake2b(page.body, digest_size=16).digest()
            seen[content] += bool(parsed.more)
            if seen[content] < REPEATS:
                return parsed
            _tell(asked, request, "its pages repeat without an end", _LATER)
        self._landing.doubt(key)
        return None

    def _page(self, connector: LiveConnector, request: Request, key: str, asked: Asked) -> Page:
        """The page from the landing where it still holds, else over the network. Raises FetchError."""
        landed, told, now = self._landing.find(key), _told(request), self._now()
        body = self._landing.body(landed) if landed and not landed.doubted else None
        validators = None
        if landed and body is not None:
            if abs(now - landed.confirmed) < self._fresh:
                return _as_page(request, landed, body, landed.confirmed)
            if request.kind == "advert" and landed.told == told and now - landed.confirmed < KEPT:
                return _as_page(request, landed, body, now)  # its list says today what it said then
            validators = Validators(etag=landed.etag, modified=landed.modified)
        answer = self._fetcher.get(
            request.method, request.url, request.headers, request.body, connector.facts.pace, validators
        )
        asked.sent += 1
        if answer.status == 304 and landed and body is not None:
            asked.same += 1
            self._landing.confirm(key, now, told)
            return _as_page(request, landed, body, now)
        page = Landed(
            key=key,
            source=request.subject.source,
            subject=request.subject.name,
            url=_bare(request),
            at=now,
            confirmed=now,
            etag=answer.headers.get("etag"),
            modified=answer.headers.get("last-modified"),
            content_type=answer.headers.get("content-type", ""),
            status=answer.status,
            told=told,
        )
        if request.kind != "token":  # an answer that is a key itself is never kept
            self._landing.keep(page, answer.body)
        return _as_page(request, page, answer.body, now)


def _enough(n: int, failed: int, is_late: bool) -> str | None:
    """Why no further page of a subject is asked for, where that is so."""
    if failed >= IN_A_ROW:
        return f"{failed} pages in a row failed"
    if n >= MOST_PAGES:
        return f"{n:,} pages came"
    return f"it takes longer than {LONGEST.seconds // 60} minutes" if is_late else None


def _take(parsed: Parsed, asked: Asked) -> None:
    asked.read += 1
    asked.rows.extend(parsed.rows)
    asked.total = parsed.total if asked.total is None else asked.total
    asked.unknown |= parsed.unknown
    for reason, n in parsed.dropped:
        asked.dropped[reason] = asked.dropped.get(reason, 0) + n


def _once(asked: Asked) -> None:
    """Each advert once, as it was said last: lists move on while their pages are asked for."""
    once = {row["source_id"]: row for row in asked.rows}
    asked.twice, asked.rows = len(asked.rows) - len(once), list(once.values())


def _count(connector: LiveConnector, asked: Asked) -> None:
    """A half-empty answer is no board that closed half its adverts. A search may end early by rule."""
    if connector.facts.per == "board" and len(asked.rows) >= TOO_MANY:
        _tell(
            asked,
            None,
            f"it shows {len(asked.rows):,} adverts, more than any board has: none is taken",
            _LATER,
        )
        asked.rows = []
        return
    shown = len(asked.rows) + sum(asked.dropped.values())
    if not asked.whole or asked.total is None or shown >= SHORT * asked.total:
        return
    asked.whole = False
    if connector.facts.per == "board":
        _tell(asked, None, f"it says it has {asked.total:,} adverts and shows {shown:,}", _LATER)


def _otherwise(why: str) -> str:
    return _PROXY if "the proxy " in why else _LATER


def _told(request: Request) -> str:
    plain = json.dumps(request.carried, sort_keys=True, default=str).encode()
    return hashlib.blake2b(plain, digest_size=8).hexdigest()


def _bare(request: Request) -> str:
    """The address without what may be a key: named parameters, a user's name, any key of the subject."""
    head, mark, query = request.url.partition("?")
    kept = [part for part in query.split("&") if part.partition("=")[0] not in request.secret]
    return _hushed(head + (mark + "&".join(kept) if mark and kept else ""), request.subject)


def _hushed(text: str, subject: Subject) -> str:
    """A text without keys of the subject, nor a user's name in an address."""
    for key in subject.keys.values():
        for form in (key, quote(key, safe="")):
            text = text.replace(form, "…") if len(form) >= _SHORTEST_KEY else text
    return _USER.sub("//", text)


def _as_page(request: Request, landed: Landed, body: bytes, at: datetime) -> Page:
    return Page(request=request, body=body, content_type=landed.content_type, status=landed.status, at=at)


def _tell(asked: Asked, request: Request | None, why: str, then: str) -> None:
    """A problem in one line; the subject is not whole. The same one of many pages is told once."""
    subject = asked.subject
    asked.whole = False
    said = " ".join(_hushed(why, subject).split())
    if all(problem.why != said for problem in asked.problems):
        where = _hushed(f"{subject.source}:{subject.name}", subject)
        where = f"{where} ({_bare(request)})" if request else where
        asked.problems.append(Problem(where=where, why=said, next=then))
