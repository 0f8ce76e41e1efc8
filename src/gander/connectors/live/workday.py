"""Employers' career sites on Workday, through the JSON ("cxs") that those sites' own pages are filled from.

A subject is named by its address: 'acme.wd5.myworkdayjobs.com/External', with or without a language before
the site; 'wd5.myworkdaysite.com/recruiting/acme/External'; or, where the tenant is not the host's first word
(a host has no underscore), 'acme-labs.wd5.myworkdayjobs.com/wday/cxs/acme_labs/External'.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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

SIZE = 20  # of a page: more is answered with 400 or with an empty list
CAP = 2000  # the most that one search shows; past it the list starts anew at its first advert
MOST = 50_000  # adverts of one search that reports a true total
SPLIT_BY = ("jobFamilyGroup", "timeType", "locations", "workerSubType")
FACTS = LiveFacts(
    id="workday",
    what="employers' own career sites on Workday, with text",
    # Workday publishes no description of this interface; the one below measured it in October 2026.
    docs="https://dev.to/adderleydata/the-workday-job-board-api-measured-20-a-page-a-2000-cap-and-an-offset-that-loops-24hb",
    terms="https://www.workday.com/en-us/legal.html",
    seen_in=(
        # the three names in an address, list and advert requests, 20 a page, the cap and what splits it
        "https://github.com/kalil0321/ats-scrapers/blob/HEAD/src/ats_scrapers/scrapers/workday.py",
        # startDate is the day of posting; the cap; cookies that turn an advert into a 400
        "https://github.com/sarthakjain004/headstart/blob/HEAD/src/headstart/scrapers/workday.py",
        # the total is 0 from the second page on, on four employers' sites
        "https://dev.to/glitchbound/workdays-job-api-tells-you-there-are-2000-jobs-then-says-0-on-page-two-2c8e",
        # the list's fields, with an answer
        "https://dev.to/dododata/scraping-workday-career-sites-without-a-browser-and-the-2000-job-ceiling-h2e",
    ),
    pace=0.25,  # every employer has a host of its own, and every advert a page
    known=board.known(
        "jobPostings[]",
        "title externalPath locationsText postedOn startDate timeType remoteType bulletFields.* subtitles.*"
        " jobRequisitionLocation.*",
    )
    | board.known(
        "jobPostingInfo",
        "id title jobDescription location additionalLocations.* postedOn startDate endDate timeLeftToApply"
        " jobPostingEndDateAsText timeType remoteType jobReqId jobPostingId jobPostingSiteId canApply posted"
        " includeResumeParsing externalUrl questionnaireId secondaryQuestionnaireId country.*"
        " jobRequisitionLocation.*",
    )
    | board.known("", "total jobPostings facets.* userAuthenticated hiringOrganization.* similarJobs.*"),
)
_HOST = re.compile(r"(?P<tenant>[a-z0-9][a-z0-9-]*)\.wd\d+\.myworkdayjobs\.com|wd\d+\.myworkdaysite\.com")
_LOCALE = re.compile(r"[A-Za-z]{2}-[A-Za-z]{2}")
_STEP = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.~-]{0,99}")
_NO_SITE = {"wday", "job", "recruiting"}
_SEVERAL = re.compile(r"\d+ \w+")  # '3 Locations' stands in the list for places that only the advert names


@dataclass(frozen=True, slots=True)
class _Site:
    host: str
    tenant: str
    site: str

    @property
    def api(self) -> str:
        return f"https://{self.host}/wday/cxs/{self.tenant}/{self.site}"

    @property
    def name(self) -> str:
        if self.host.endswith(".myworkdaysite.com"):
            return f"{self.host}/recruiting/{self.tenant}/{self.site}"
        own = self.tenant == self.host.split(".")[0]
        return f"{self.host}/{self.site}" if own else f"{self.host}/wday/cxs/{self.tenant}/{self.site}"

    @property
    def public(self) -> str:
        shared = self.host.endswith(".myworkdaysite.com")
        return f"https://{self.name}" if shared else f"https://{self.host}/{self.site}"


def _site(name: str) -> _Site | None:
    found = address.parts(name)
    host = _HOST.fullmatch(found.host) if found else None
    if not found or not host:
        return None
    steps = found.path[1:] if found.path and _LOCALE.fullmatch(found.path[0]) else found.path
    if steps[:2] == ("wday", "cxs"):
        pair = steps[2:4]
    elif host["tenant"]:
        pair = (host["tenant"], *steps[:1])
    else:
        pair = steps[1:3] if steps[:1] == ("recruiting",) else ()
    if len(pair) < 2 or not all(map(_STEP.fullmatch, pair)) or pair[1] in _NO_SITE:
        return None
    return _Site(found.host, *pair)


def _named(subject: Subject) -> _Site:
    site = _site(subject.name)
    if site is None:
        raise WireError("name", f"'{subject.name[:100]}' names no Workday career site: a host and a site")
    return site


def requests(subject: Subject) -> Sequence[Request]:
    """The list's first page. Raises WireError for a name without a site ('acme.wd5.myworkdayjobs.com')."""
    site = _named(subject)
    return (_list_request(replace(subject, name=site.name), site, {}, 0),)


def _list_request(
    subject: Subject, site: _Site, facets: Mapping[str, list[str]], offset: int, **carried: Any
) -> Request:
    asked = {"appliedFacets": facets, "limit": SIZE, "offset": offset, "searchText": ""}
    return Request(
        url=f"{site.api}/jobs",
        subject=subject,
        method="POST",
        body=json.dumps(asked).encode(),
        headers={"Content-Type": "application/json", "Accept": "application/json"},
        carried={"offset": offset, "facets": dict(facets), **carried},
    )


def parse(page: Page) -> Parsed:
    site = _named(page.request.subject)
    return _advert(page, site) if page.request.kind == "advert" else _list(page, site)


def _list(page: Page, site: _Site) -> Parsed:
    """Requests for the adverts of a page of the list, and for what follows it.

    The total is right on the first page only, and there at most CAP: then the search is split by one of the
    site's own filters. Adverts that several parts show have one address and one id.
    """
    subject, told, found = page.request.subject, page.request.carried, fields.parsed(page)
    offset, applied = told.get("offset", 0), told.get("facets", {})
    postings = fields.given(found, "", list, "jobPostings")
    total = told.get("total", 0) if offset else fields.given(found, "", int, "total")
    stated = None if applied else total
    first = fields.maybe(postings[0], "externalPath") if postings else None
    if offset and first == told.get("first"):  # past the last page the list starts anew
        return Parsed(total=stated)
    unknown = fields.unknown(found, FACTS.known)
    if not offset and total >= CAP and (parts := _parts(subject, site, found, applied)):
        return Parsed(more=parts, total=stated, unknown=unknown)
    rows, dropped = board.gather(postings, lambda posting: _listed(page, site, posting))
    more = [_advert_request(subject, site, row) for row in rows]
    if postings and offset + SIZE < min(total, MOST):
        start = told.get("first") if offset else first
        more.append(_list_request(subject, site, applied, offset + SIZE, total=total, first=start))
    return Parsed(more=more, total=stated, unknown=unknown, dropped=dropped)


def _parts(subject: Subject, site: _Site, found: Any, applied: Mapping[str, list[str]]) -> list[Request]:
    """One search for each value of the first filter that is not applied yet; none where no filter is left."""
    filters = board.items(fields.maybe(found, "facets"))
    for name in SPLIT_BY:
        values = [
            value
            for one in filters
            if fields.maybe(one, "facetParameter") == name
            for value in board.items(fields.maybe(one, "values"))
        ]
        ids = list(dict.fromkeys(filter(None, (fields.words(fields.maybe(value, "id")) for value in values))))
        if name not in applied and len(ids) > 1:
            return [_list_request(subject, site, {**applied, name: [one]}, 0) for one in ids]
    return []


def _listed(page: Page, site: _Site, posting: Any) -> Row | str:
    """What the list says of an advert; 'Posted 30+ Days Ago' is no date."""
    title = fields.words(fields.given(posting, "jobPostings[]", str, "title"))
    if not title:
        return board.NO_TITLE
    path = "/".join(map(address.quoted, (fields.words(posting.get("externalPath")) or "").split("/")))
    if not path.startswith("/") or not _number(path):
        return "no page of its own"
    place = fields.words(posting.get("locationsText")) or ""
    return board.row(
        page,
        FACTS.id,
        _number(path),
        url=site.public + path,
        employer=page.request.subject.company,
        title=title,
        location=None if _SEVERAL.fullmatch(place) else place or None,
        remote=fields.words(posting.get("remoteType")),
        employment_type=fields.words(posting.get("timeType")),
    )


def _number(path: str) -> str:
    """'/job/Oslo/Data-Engineer_JR-7' ends in the title, which may change, and the requisition's number."""
    return path.rsplit("/", 1)[-1].rsplit("_", 1)[-1]


def _advert_request(subject: Subject, site: _Site, row: Row) -> Request:
    return Request(
        url=site.api + row["url"].removeprefix(site.public),
        subject=subject,
        kind="advert",
        headers={"Accept": "application/json"},
        carried={"row": {name: value for name, value in row.items() if name != "snapshot_day"}},
    )


def _advert(page: Page, site: _Site) -> Parsed:
    found = fields.parsed(page)
    info = fields.given(found, "", dict, "jobPostingInfo")
    title = fields.words(fields.given(info, "jobPostingInfo", str, "title"))
    unknown = fields.unknown(found, FACTS.known)
    if not title or info.get("posted") is False:
        return Parsed(unknown=unknown, dropped=(("no longer posted" if title else board.NO_TITLE, 1),))
    path = page.request.url.removeprefix(site.api)
    seat, others = info.get("jobRequisitionLocation"), board.items(info.get("additionalLocations"))
    country = fields.maybe(seat, "country", "alpha2Code") or fields.maybe(info, "country", "descriptor")
    row = board.row(
        page,
        FACTS.id,
        _number(path),
        url=site.public + path,
        # The organisation is often an entity with its number: '2100 Example USA'.
        employer=page.request.subject.company
        or fields.words(fields.maybe(found, "hiringOrganization", "name"))
        or site.tenant,
        title=title,
        location=board.several(info.get("location"), *others)
        or fields.words(fields.maybe(seat, "descriptor")),
        country=None if others else fields.words(country),  # of the first place only
        remote=fields.words(info.get("remoteType")),
        posted=day_of(info.get("startDate")),
        closes=day_of(info.get("endDate")),  # until when one may apply: `timeLeftToApply` counts to it
        employment_type=fields.words(info.get("timeType")),
        text=fields.words(info.get("jobDescription")),
    )
    return Parsed(rows=({**page.request.carried.get("row", {}), **row},), unknown=unknown)


def recognise(link: str) -> str | None:
    site = _site(link)
    return site.name if site else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
