"""Employers' career pages on Personio: one XML feed holds every open position of a company with its text."""

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
    day_of,
)

FACTS = LiveFacts(
    id="personio",
    what="employers' own career pages on Personio, with text",
    # The elements of a position and the words of employmentType, seniority, schedule.
    docs="https://developer.personio.de/docs/retrieving-open-job-positions",
    terms="https://support.personio.de/hc/en-us/articles/207576365-Integrate-jobs-from-Personio-into-your-company-website-via-XML",
    seen_in=(
        # 2,534 boards: the language asked for decides which texts come; salaryInformation; additionalOffices;
        # a company that left is sent on to personio.com.
        "https://github.com/sarthakjain004/headstart/blob/HEAD/src/headstart/scrapers/personio.py",
        # additionalOffices, createdAt, and no address in the feed: it is made of host and id.
        "https://github.com/santifer/career-ops/blob/HEAD/providers/personio.mjs",
        # Measured in October 2026: both hosts answer alike, no paging, 404 for an unknown company.
        "https://dev.to/dododata/reading-personio-career-sites-through-their-xml-feed-what-is-in-it-and-five-things-to-handle-5445",
    ),
    known=board.known(
        "position",
        "id subcompany office additionalOffices additionalOffices.office department recruitingCategory name"
        " jobDescriptions jobDescriptions.jobDescription jobDescriptions.jobDescription.name"
        " jobDescriptions.jobDescription.value employmentType seniority schedule yearsOfExperience keywords"
        " occupation occupationCategory createdAt salaryInformation salaryInformation.min"
        " salaryInformation.max salaryInformation.currencyCode salaryInformation.currencySymbol"
        " salaryInformation.type",
    )
    | {"position"},
)
_HOST = re.compile(r"([a-z0-9][a-z0-9-]{0,62})(?:\.jobs|-jobs)\.personio\.(?:de|com)")
_NUMBER = re.compile(r"[0-9]{1,20}")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_PERIODS = {"yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}
# A section with a recruiter's name and telephone: no part of the advert that is read.
_PERSON = re.compile(r"(?i)\bcontact[_ ]?person|\bansprech(?:partner|person)")


def _host(subject: Subject) -> str:
    name = subject.name.lower()
    if not _NAME.fullmatch(name):
        raise WireError("name", f"'{subject.name[:100]}' is no company's name on Personio")
    return f"{name}.jobs.personio.de"


def requests(subject: Subject) -> Sequence[Request]:
    return (Request(url=f"https://{_host(subject)}/xml", subject=subject),)


def parse(page: Page) -> Parsed:
    """The rows of a feed.

    A feed has each position's text only where there is one in the language asked for, and without a question
    that is the company's own (to ask for English empties the German ones). So positions without a text wait
    for the English feed, whose page gives their rows, with or without one.
    """
    found = feed_xml.tree(page, "workzag-jobs")
    positions = below(found, "position")
    waiting = page.request.carried.get("waiting")
    if waiting is not None:
        asked = set(waiting)
        positions = [one for one in positions if said(one, "id") in asked]
    later: list[str] = []

    def read(position: Element) -> Row | str:
        row = _row(page, position)
        if waiting is None and isinstance(row, dict) and "text" not in row:
            later.append(said(position, "id") or "")
        return row

    rows, dropped = board.gather(positions, read)
    subject = page.request.subject
    english = Request(
        url=f"https://{_host(subject)}/xml?language=en",
        subject=subject,
        kind="english",
        carried={"waiting": later},
    )
    return Parsed(
        rows=rows if waiting is not None else [row for row in rows if "text" in row],
        more=(english,) if later else (),
        total=len(positions) if waiting is None else None,
        unknown=feed_xml.strange_names(found, FACTS.known),
        dropped=dropped,
    )


def _row(page: Page, position: Element) -> Row | str:
    number = said(position, "id")
    if not number or not _NUMBER.fullmatch(number):
        raise WireError("position.id", "it is missing")
    title = said(position, "name")
    if not title:
        return board.NO_TITLE
    offices = [one.text for one in below(position, "additionalOffices/office")]
    return board.row(
        page,
        FACTS.id,
        number,
        url=f"https://{_host(page.request.subject)}/job/{number}",
        employer=page.request.subject.company or said(position, "subcompany") or page.request.subject.name,
        title=title,
        location=board.several(said(position, "office"), *offices),
        # When the position was made in Personio, in the employer's time; it may have been published later.
        posted=day_of(said(position, "createdAt")),
        posted_basis="written",
        employment_type=_kind(position),
        level=said(position, "seniority"),
        text=_text(position),
        **_pay(position),
    )


def _kind(position: Element) -> str | None:
    """'permanent, part-time'; 'full-or-part-time' leaves open what it is about."""
    schedule = said(position, "schedule")
    parts = (said(position, "employmentType"), None if schedule == "full-or-part-time" else schedule)
    return ", ".join(part for part in parts if part) or None


def _text(position: Element) -> str | None:
    told = (
        (said(one, "name"), said(one, "value")) for one in below(position, "jobDescriptions/jobDescription")
    )
    return board.text(*(board.section(name, text) for name, text in told if not _PERSON.search(name or "")))


def _pay(position: Element) -> Row:
    """What `type` calls 'yearly' is a year; another word is kept as printed."""
    low, high, currency, period = (
        said(position, f"salaryInformation/{name}") for name in ("min", "max", "currencyCode", "type")
    )
    return board.pay([(board.amount(low), board.amount(high), currency, _PERIODS.get(period or "", period))])


def recognise(link: str) -> str | None:
    found = address.parts(link)
    host = _HOST.fullmatch(found.host) if found else None
    return host[1] if host else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
