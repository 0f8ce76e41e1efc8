"""Employers' career sites on Teamtailor: an RSS feed with every open job and its text, in pages.

A subject is named by what stands before '.teamtailor.com' ('acme', 'acme.na'), or by the career site's own
host ('careers.acme.example').
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from gander.connectors.live import address, board, feed_xml
from gander.connectors.live.feed_xml import below, said
from gander.connectors.live.wire import (
    LiveConnector,
    LiveFacts,
    Page,
    Parsed,
    Request,
    Row,
    Subject,
    WireError,
)

PAGE = 100
MOST = 20_000
FACTS = LiveFacts(
    id="teamtailor",
    what="employers' own career sites on Teamtailor, with text",
    # The feed of a career site, its elements, `offset` and `per_page`.
    docs="https://support.teamtailor.com/en/articles/11171756-rss-feed-how-to-guide",
    terms="https://support.teamtailor.com/en/articles/11171756-rss-feed-how-to-guide",
    seen_in=(
        # Every element; the number in the link; the words of remoteStatus.
        "https://github.com/kalil0321/ats-scrapers/blob/HEAD/src/ats_scrapers/scrapers/teamtailor.py",
        # Five boards in September 2026: 'onsite' beside the words above; a page has 100 at most unless asked;
        # the guid is that of jobs.json.
        "https://github.com/sarthakjain004/headstart/blob/HEAD/src/headstart/scrapers/teamtailor.py",
        # Feeds of many companies, on own hosts as well.
        "https://github.com/simonlundmark1/Jobbcentralen-Vue/blob/HEAD/TEAMTAILOR_SETUP.md",
    ),
    known=board.known("", "title description link item language pubDate lastBuildDate")
    | board.known(
        "item",
        "title description pubDate link remoteStatus guid tt:locations tt:locations.tt:location tt:department"
        " tt:role tt:division",
    )
    | board.known("item.tt:locations.tt:location", "tt:name tt:address tt:zip tt:city tt:country"),
)
_OWN = re.compile(r"([a-z0-9][a-z0-9-]*(?:\.na)?)\.teamtailor\.com")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.na)?")
_FULL = re.compile(r"(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}")
_NO_COMPANY = {"api", "api.na", "app", "app.na", "docs", "partner", "status", "support", "www"}
_NUMBER = re.compile(r"/jobs/(\d+)")


def _host(subject: Subject) -> str:
    name = subject.name.lower()
    if _NAME.fullmatch(name):
        return f"{name}.teamtailor.com"
    if not _FULL.fullmatch(name):
        raise WireError("name", f"'{subject.name[:100]}' is no career site on Teamtailor")
    return name


def _request(subject: Subject, offset: int, first: str | None) -> Request:
    return Request(
        url=f"https://{_host(subject)}/jobs.rss?offset={offset}&per_page={PAGE}",
        subject=subject,
        carried={"offset": offset, "first": first},
    )


def requests(subject: Subject) -> Sequence[Request]:
    return (_request(subject, 0, None),)


def parse(page: Page) -> Parsed:
    """The rows of a page. The feed names no total: a page that is not full ends it, and one that repeats."""
    channel = next(iter(below(feed_xml.tree(page, "rss"), "channel")), None)
    if channel is None:
        raise WireError("channel", "it is missing")
    jobs = below(channel, "item")
    offset = page.request.carried.get("offset", 0)
    first = said(jobs[0], "guid") or said(jobs[0], "link") if jobs else None
    if first and first == page.request.carried.get("first"):
        return Parsed()
    company = said(channel, "title")
    rows, dropped = board.gather(jobs, lambda job: _row(page, job, company))
    full = len(jobs) >= PAGE and offset + PAGE < MOST
    return Parsed(
        rows=rows,
        more=(_request(page.request.subject, offset + len(jobs), first),) if full else (),
        unknown=feed_xml.strange_names(channel, FACTS.known),
        dropped=dropped,
    )


def _row(page: Page, job: Element, company: str | None) -> Row | str:
    link = address.web(said(job, "link"))
    numbered = _NUMBER.search(link or "")
    number = numbered[1] if numbered else said(job, "guid")
    if not link or not number:
        raise WireError("item.link", "it is missing")
    title = said(job, "title")
    if not title:
        return board.NO_TITLE
    places = below(job, "tt:locations/tt:location")
    countries = {said(place, "tt:country") for place in places}
    return board.row(
        page,
        FACTS.id,
        number,
        url=link,
        employer=page.request.subject.company or company or page.request.subject.name,
        title=title,
        location=board.several(*map(_place, places)),
        country=countries.pop() if len(countries) == 1 else None,
        remote=_way(said(job, "remoteStatus")),
        posted=feed_xml.day(said(job, "pubDate")),
        text=said(job, "description"),
    )


def _place(found: Element) -> str | None:
    """City and country; the office's own name ('HQ') only where neither is printed; never its street."""
    parts = [said(found, "tt:city"), said(found, "tt:country")]
    return ", ".join(part for part in parts if part) or said(found, "tt:name")


def _way(printed: str | None) -> str | None:
    """'fully' is fully remote. 'none' stands where nobody chose, 'temporary' is over: no way is said."""
    ways = {"fully": "remote", "hybrid": "hybrid", "onsite": "on-site", "none": None, "temporary": None}
    return ways.get(printed, printed) if printed else None


def recognise(link: str) -> str | None:
    """The name before '.teamtailor.com'; a career site on a host of its own cannot be told by its address."""
    found = address.parts(link)
    own = _OWN.fullmatch(found.host) if found else None
    return own[1] if own and own[1] not in _NO_COMPANY else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
