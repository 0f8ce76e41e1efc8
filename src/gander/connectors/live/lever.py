"""Employers' sites on Lever, in the United States and in Europe: postings with their text, in pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from gander.connectors.live import address, board, fields
from gander.connectors.live.wire import (
    LiveConnector,
    LiveFacts,
    Page,
    Parsed,
    Request,
    Row,
    Subject,
    WireError,
    day_of,
)

FACTS = LiveFacts(
    id="lever",
    what="employers' own sites on Lever, with text",
    # skip and limit, the parts of a text, workplaceType, salaryRange; both hosts.
    docs="https://github.com/lever/postings-api/blob/master/README.md",
    terms="https://github.com/lever/postings-api/blob/master/README.md#introduction",  # "may be scraped"
    seen_in=(
        # 1,116 postings: the words of `interval`, allLocations, `onsite` beside the documented `on-site`.
        "https://github.com/ever-jobs/ever-jobs/tree/main/.specify/specs/5010-lever-field-mappings",
        # A crawler of boards: pages of 100, Accept decides over HTML or JSON, 404 for an unknown site.
        "https://github.com/colophon-group/jobseek/blob/main/apps/crawler/src/core/monitors/lever.py",
        # 32,410 postings: a bare list, the error for an unknown site, robots.txt with Crawl-delay: 1.
        "https://dev.to/dododata/levers-public-postings-api-what-one-request-returns-and-five-things-to-handle-aj7",
    ),
    pace=0.5,  # the documented limit of two a second is for applications, kept for reading too
    known=board.known(
        "[]",
        "additional additionalPlain applyUrl categories.* country createdAt description descriptionBody"
        " descriptionBodyPlain descriptionPlain hostedUrl id lists.* opening openingPlain salaryDescription"
        " salaryDescriptionPlain salaryRange.* text workplaceType",
    ),
)
EUROPE = "eu:"
"""Before the name of a site that is kept in Europe: the same name may be another employer there."""
PAGE = 100
MOST_PAGES = 200
_HOST = re.compile(r"(?:jobs|api)\.(eu\.)?lever\.co")
_NAME = re.compile(r"[\w.%+ -]{1,100}")
_PERIOD = re.compile(r"per-(year|month|week|day|hour)-")


def _hosts(subject: Subject) -> tuple[str, str]:
    """'eu.' or nothing, and the site's name there."""
    name = subject.name
    return ("eu.", name.removeprefix(EUROPE)) if name.startswith(EUROPE) else ("", name)


def _request(subject: Subject, skip: int, before: list[str]) -> Request:
    region, name = _hosts(subject)
    return Request(
        url=f"https://api.{region}lever.co/v0/postings/{address.quoted(name)}?mode=json&skip={skip}&limit={PAGE}",
        subject=subject,
        headers={"Accept": "application/json"},  # a browser's Accept is answered with HTML
        carried={"skip": skip, "before": before},
    )


def requests(subject: Subject) -> Sequence[Request]:
    return (_request(subject, 0, []),)


def parse(page: Page) -> Parsed:
    found = fields.parsed(page)
    if not isinstance(found, list):
        raise WireError("", "it is no list of postings")  # an unknown site: {"ok": false, "error": …}
    rows, dropped = board.gather(found, lambda posting: _row(page, posting))
    return Parsed(
        rows=rows, more=_next(page, found), unknown=fields.unknown(found, FACTS.known), dropped=dropped
    )


def _next(page: Page, found: list[Any]) -> tuple[Request, ...]:
    """The page after a full one that is not the one before again; Lever names no total."""
    skip = page.request.carried.get("skip", 0)
    here = [name for name in (fields.words(fields.maybe(one, "id")) for one in found) if name]
    again = not set(here) - set(page.request.carried.get("before", ()))
    if len(found) < PAGE or again or not isinstance(skip, int) or skip + PAGE >= PAGE * MOST_PAGES:
        return ()
    return (_request(page.request.subject, skip + PAGE, here),)


def _row(page: Page, posting: Any) -> Row | str:
    number = board.number(posting, "[]", "id")
    title = fields.words(posting.get("text"))
    if not title:
        return board.NO_TITLE
    region, name = _hosts(page.request.subject)
    said = posting.get("categories")
    places = board.items(fields.maybe(said, "allLocations"))
    way = fields.words(posting.get("workplaceType"))
    return board.row(
        page,
        FACTS.id,
        number,
        url=address.web(posting.get("hostedUrl"))
        or f"https://jobs.{region}lever.co/{address.quoted(name)}/{address.quoted(number)}",
        employer=page.request.subject.company or name,  # no posting names its employer
        title=title,
        location=board.several(fields.maybe(said, "location"), *places),
        country=fields.words(posting.get("country")),
        remote=None if way == "unspecified" else way,
        # When the posting was written, in UTC; it may have been published years later.
        posted=day_of(posting.get("createdAt")),
        posted_basis="written",
        employment_type=fields.words(fields.maybe(said, "commitment")),
        level=fields.words(fields.maybe(said, "level")),
        text=_text(posting),
        **_pay(posting.get("salaryRange")),
    )


def _text(posting: Any) -> str | None:
    """`description` is opening and body in one; the lists come without the element that makes them lists."""
    whole = fields.words(posting.get("description"))
    parts: list[str | None] = (
        [whole] if whole else [fields.words(posting.get(name)) for name in ("opening", "descriptionBody")]
    )
    for one in board.items(posting.get("lists")):
        content = fields.words(fields.maybe(one, "content"))
        if content and content.startswith("<li"):
            content = f"<ul>{content}</ul>"
        parts.append(board.section(fields.maybe(one, "text"), content))
    rest = (fields.words(posting.get(name)) for name in ("additional", "salaryDescription"))
    return board.text(*parts, *rest)


def _pay(found: Any) -> Row:
    """The range, whose `interval` is 'per-year-salary', 'per-hour-wage' and the like."""
    printed = fields.words(fields.maybe(found, "interval"))
    period = _PERIOD.match(printed or "")
    low, high = (board.amount(fields.maybe(found, name)) for name in ("min", "max"))
    currency = fields.words(fields.maybe(found, "currency"))
    return board.pay([(low, high, currency, period[1] if period else printed)])


def recognise(link: str) -> str | None:
    found = address.parts(link)
    host = _HOST.fullmatch(found.host) if found else None
    if not found or not host:
        return None
    api = found.host.startswith("api.")
    if api != (found.path[:2] == ("v0", "postings")):
        return None
    name = next(iter(found.path[2:] if api else found.path), "")
    return (EUROPE if host[1] else "") + address.quoted(name) if _NAME.fullmatch(name) else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
