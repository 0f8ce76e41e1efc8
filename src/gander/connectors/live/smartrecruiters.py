"""Employers' career pages on SmartRecruiters: a list in pages, each posting's text by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from gander.connectors.live import address, board, fields
from gander.connectors.live.wire import LiveConnector, LiveFacts, Page, Parsed, Request, Row, Subject, day_of

PAGE = 100  # the documented maximum
MOST = 50_000
FACTS = LiveFacts(
    id="smartrecruiters",
    what="employers' own career pages on SmartRecruiters, with text",
    # The Posting API: list and posting, `limit` and `offset`, every object of an answer.
    docs="https://developers.smartrecruiters.com/docs/objects",
    terms="https://www.smartrecruiters.com/legal/",
    seen_in=(
        # Both requests with an example of each; ids, labels, remote.
        "https://dev.smartrecruiters.com/customer-api/posting-api/endpoints/postingcontent/",
        # No text in the list; the four sections of a posting, each with title and text; the public address.
        "https://github.com/kalil0321/ats-scrapers/blob/HEAD/src/ats_scrapers/scrapers/smartrecruiters.py",
        # fullLocation has empty parts; an unknown company answers 200 with totalFound 0.
        "https://github.com/sarthakjain004/headstart/blob/HEAD/src/headstart/scrapers/smartrecruiters.py",
        # Measured in October 2026: 672 postings in pages of 100, the sections' names.
        "https://dev.to/dododata/reading-smartrecruiters-job-boards-through-the-public-posting-api-six-things-that-will-trip-your-5afb",
    ),
    robots=("api.smartrecruiters.com",),
    pace=0.2,  # every advert is a page of its own on one host
    known=board.known("", "offset limit totalFound content")
    | board.known(
        "content[]",
        "id name uuid jobAdId defaultJobAd refNumber company.* releasedDate location.* industry.*"
        " department.* function.* typeOfEmployment.* experienceLevel.* customField.* ref creator.*"
        " visibility language.*",
    )
    | board.known(
        "",
        "id name uuid jobId jobAdId defaultJobAd refNumber company.* releasedDate location.* industry.*"
        " department.* function.* typeOfEmployment.* experienceLevel.* customField.* ref creator.* visibility"
        " language.* jobAd.* applyUrl postingUrl referralUrl active"
        # Only one client describes the pay {min, max, currency, period}: not read until a second one does.
        " compensation.*",
    ),
)
SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
NOT_PUBLIC = "not public"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_NO_COMPANY = {"oneclick-ui", "sr-jobs"}
_EMPTY_PARTS = re.compile(r"\s*,[\s,]*")


def _api(subject: Subject) -> str:
    return f"https://api.smartrecruiters.com/v1/companies/{address.quoted(subject.name)}/postings"


def _request(subject: Subject, offset: int, first: Any) -> Request:
    return Request(
        url=f"{_api(subject)}?limit={PAGE}&offset={offset}",
        subject=subject,
        carried={"offset": offset, "first": first},
    )


def requests(subject: Subject) -> Sequence[Request]:
    return (_request(subject, 0, None),)


def parse(page: Page) -> Parsed:
    return _advert(page) if page.request.kind == "advert" else _list(page)


def _list(page: Page) -> Parsed:
    found = fields.parsed(page)
    postings = fields.given(found, "", list, "content")
    total = fields.given(found, "", int, "totalFound")
    offset = page.request.carried.get("offset", 0)
    first = fields.words(fields.maybe(postings[0], "id")) if postings else None
    if first and first == page.request.carried.get("first"):  # the page before, once more
        return Parsed(total=total)
    rows, dropped = board.gather(postings, lambda posting: _row(page, posting, "content[]"))
    more = [_advert_request(page, row) for row in rows]
    if postings and offset + len(postings) < min(total, MOST):
        more.append(_request(page.request.subject, offset + len(postings), first))
    return Parsed(more=more, total=total, unknown=fields.unknown(found, FACTS.known), dropped=dropped)


def _advert_request(page: Page, row: Row) -> Request:
    """The list's row goes along without its days, which the posting states again."""
    number = row["source_id"].rsplit("/", 1)[1]
    days = ("posted", "posted_basis", "snapshot_day")
    return Request(
        url=f"{_api(page.request.subject)}/{address.quoted(number)}",
        subject=page.request.subject,
        kind="advert",
        carried={"row": {name: value for name, value in row.items() if name not in days}},
    )


def _advert(page: Page) -> Parsed:
    found = fields.parsed(page)
    parts = fields.maybe(found, "jobAd", "sections")
    told = (fields.maybe(parts, name) for name in SECTIONS)
    text = board.text(*(board.section(fields.maybe(one, "title"), fields.maybe(one, "text")) for one in told))
    row = _row(page, found, "", text)
    unknown = fields.unknown(found, FACTS.known)
    if isinstance(row, str):
        return Parsed(unknown=unknown, dropped=((row, 1),))
    listed = page.request.carried.get("row", {})
    if not fields.words(fields.maybe(found, "company", "name")) and "employer" in listed:
        row["employer"] = listed["employer"]
    return Parsed(rows=({**listed, **row},), unknown=unknown)


def _row(page: Page, posting: Any, path: str, text: str | None = None) -> Row | str:
    number = board.number(posting, path, "id")
    title = fields.words(posting.get("name"))
    if not title:
        return board.NO_TITLE
    if (fields.words(posting.get("visibility")) or "PUBLIC").upper() != "PUBLIC":
        return NOT_PUBLIC
    if posting.get("active") is False:
        return "no longer active"
    name = page.request.subject.name
    place = posting.get("location")
    return board.row(
        page,
        FACTS.id,
        number,
        url=f"https://jobs.smartrecruiters.com/{address.quoted(name)}/{address.quoted(number)}",
        employer=board.employer(page, fields.maybe(posting, "company", "name")),
        title=title,
        location=_place(place),
        country=fields.words(fields.maybe(place, "country")),
        remote=_way(place),
        posted=day_of(posting.get("releasedDate")),
        employment_type=_label(posting, "typeOfEmployment"),
        level=_label(posting, "experienceLevel"),
        industries=_label(posting, "industry"),
        text=text,
    )


def _place(found: Any) -> str | None:
    """The place in one, where it is printed so ('Austin, , United States'), else its parts."""
    whole = fields.words(fields.maybe(found, "fullLocation"))
    if whole:
        return _EMPTY_PARTS.sub(", ", whole).strip(", ") or None
    return board.place(found, "city", "region", "country")


def _way(found: Any) -> str | None:
    """'remote' and 'hybrid' are two flags; older postings have only the first, whose 'no' says little."""
    remote, hybrid = fields.maybe(found, "remote"), fields.maybe(found, "hybrid")
    if remote is True:
        return "remote"
    if hybrid is True:
        return "hybrid"
    return "on-site" if remote is False and hybrid is False else None


def _label(posting: Any, name: str) -> str | None:
    """The word that is shown; where an id has none, the id ('mid_senior_level')."""
    return fields.words(fields.maybe(posting, name, "label")) or fields.words(
        fields.maybe(posting, name, "id")
    )


def recognise(link: str) -> str | None:
    """The company's identifier, whose case counts; a form's address may hold an inner number instead."""
    found = address.parts(link)
    if not found:
        return None
    path, name = found.path, None
    if found.host == "api.smartrecruiters.com":
        name = path[2] if path[:2] == ("v1", "companies") and len(path) > 2 else None
    elif found.host in ("jobs.smartrecruiters.com", "careers.smartrecruiters.com"):
        name = path[2] if path[:2] == ("oneclick-ui", "company") and len(path) > 2 else (path or (None,))[0]
    elif found.host in ("smartrecruiters.com", "www.smartrecruiters.com") and len(path) > 1:
        name = path[0] if re.match(r"\d{5}", path[1]) else None  # '/Example/743999712591770-data-engineer'
    fits = name and _NAME.fullmatch(name) and name not in _NO_COMPANY and not name.isdigit()
    return name if fits else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
