"""USAJOBS, the jobs of the United States' federal government: a search with whole announcements.

A subject is a search: its query holds `role` and `place` as the source wants them ('Denver, Colorado'). Its
keys are `key` and `email`, the address that the key was asked for with; both go into headers.
"""

from __future__ import annotations

import html
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

URL = "https://data.usajobs.gov/api/Search"
PAGE = 500
MOST = 20
"""Pages of a search: no more than 10,000 announcements are given for one."""
FACTS = LiveFacts(
    id="usajobs",
    what="open jobs of the federal government of the United States, with text and pay",
    # Parameters, pages, the fields of an announcement. The host's robots.txt forbids every path, keys or not.
    docs="https://developer.usajobs.gov/api-reference/get-api-search",
    # A key is personal and its e-mail address names who asks; nothing is said of keeping or showing a job.
    terms="https://developer.usajobs.gov/guides/terms-of-use",
    seen_in=(
        # Every documented field with its meaning.
        "https://github.com/paddy74/python-usajobsapi/blob/main/usajobsapi/endpoints/search.py",
        # An answer of 2016: several places, empty names, 'Location Negotiable After Selection'.
        "https://github.com/AllenHThompson/job-press/blob/main/sampleData.md",
        # Fields=Full; headers; pages of 500; a page that is not full ends.
        "https://github.com/ever-jobs/ever-jobs/blob/main/packages/plugins/source-usajobs/src/usajobs.service.ts",
        # RemoteIndicator, TeleworkEligible; limits; robots.txt.
        "https://github.com/Blueturboguy07/jobleft/blob/main/docs/sources/usajobs.md",
        # The codes of pay's time: BW is two weeks, PW piece work, WC none.
        "https://dev.to/yourevenings/five-things-to-know-before-you-build-on-the-usajobs-search-api-30i4",
    ),
    pace=1.0,
    per="search",
    needs_key=("key", "email"),
    robots=("data.usajobs.gov",),
    known=board.known("", "LanguageCode SearchParameters.* SearchResult")
    | board.known("SearchResult", "SearchResultCount SearchResultCountAll SearchResultItems UserArea.*")
    | board.known("SearchResult.SearchResultItems[]", "MatchedObjectId RelevanceRank")
    | board.known(
        "SearchResult.SearchResultItems[].MatchedObjectDescriptor",
        "ApplicationCloseDate ApplyURI.* DepartmentName JobCategory.* JobGrade.* OrganizationName"
        " PositionEndDate PositionFormattedDescription.* PositionID PositionLocation.*"
        " PositionLocationDisplay PositionOfferingType.* PositionRemuneration.* PositionSchedule.*"
        " PositionStartDate PositionTitle PositionURI PublicationStartDate QualificationSummary SubAgency"
        " UserArea.*",
    ),
)
ALL = "all"
INTERNAL = "open to federal employees only"
_PERIOD = {"PA": "year", "PH": "hour", "PD": "day", "PM": "month"}
_PERIOD_SAID = {"per year": "year", "per hour": "hour", "per day": "day", "per month": "month"}
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def _request(subject: Subject, number: int, first: str | None) -> Request:
    for name in FACTS.needs_key:
        if not subject.keys.get(name):
            raise WireError(f"keys.{name}", "it is missing")
    asked = {
        "Keyword": subject.query.get("role", "").strip(),
        "LocationName": subject.query.get("place", "").strip(),
        "Fields": "Full",
        "ResultsPerPage": str(PAGE),
        "Page": str(number),
    }
    query = "&".join(f"{key}={address.quoted(value)}" for key, value in asked.items() if value)
    return Request(
        url=f"{URL}?{query}",
        subject=subject,
        headers={"user-agent": subject.keys["email"], "authorization-key": subject.keys["key"]},
        carried={"page": number, "first": first},
    )


def requests(subject: Subject) -> Sequence[Request]:
    return (_request(subject, 1, None),)


def parse(page: Page) -> Parsed:
    found = fields.parsed(page)
    result = fields.given(found, "", dict, "SearchResult")
    items = fields.given(result, "SearchResult", list, "SearchResultItems")
    carried = page.request.carried
    first = fields.words(fields.maybe(items[0], "MatchedObjectId")) if items else None
    if first and first == carried.get("first"):
        return Parsed()
    rows, dropped = board.gather(items, lambda item: _row(page, item))
    count, number = board.amount(result.get("SearchResultCountAll")), carried.get("page", 1)
    goes_on = bool(items) and number < MOST and count is not None and number * PAGE < count
    return Parsed(
        rows=rows,
        more=(_request(page.request.subject, number + 1, first),) if goes_on else (),
        total=None if count is None else int(count),
        unknown=fields.unknown(found, FACTS.known),
        dropped=dropped,
    )


def _row(page: Page, item: Any) -> Row | str:
    path = "SearchResult.SearchResultItems[]"
    number = board.number(item, path, "MatchedObjectId")
    job = fields.given(item, path, dict, "MatchedObjectDescriptor")
    details = fields.maybe(job, "UserArea", "Details")
    title = fields.words(job.get("PositionTitle"))
    if not title:
        return board.NO_TITLE
    if _is_internal(fields.maybe(details, "HiringPath")):
        return INTERNAL
    places = board.items(job.get("PositionLocation"))
    countries = {fields.words(fields.maybe(place, "CountryCode")) for place in places}
    return board.row(
        page,
        FACTS.id,
        number,
        source_id=number,  # the same in every search
        url=address.web(job.get("PositionURI")) or f"https://www.usajobs.gov/job/{address.quoted(number)}",
        employer=fields.words(job.get("OrganizationName")) or fields.words(job.get("DepartmentName")),
        title=title,
        location=board.several(*(fields.maybe(place, "LocationName") for place in places))
        or fields.words(job.get("PositionLocationDisplay")),
        country=countries.pop() if len(countries) == 1 else None,
        remote=_way(details),
        posted=day_of(job.get("PublicationStartDate")),
        closes=day_of(job.get("ApplicationCloseDate")),
        employment_type=board.several(
            *_names(job, "PositionSchedule", "Name"), *_names(job, "PositionOfferingType", "Name")
        ),
        level=_grade(job, details),
        text=_text(job, details),
        **board.pay([_range(one) for one in board.items(job.get("PositionRemuneration"))]),
    )


def _names(job: Any, name: str, part: str) -> list[Any]:
    return [fields.maybe(one, part) for one in board.items(job.get(name))]


def _is_internal(paths: Any) -> bool:
    """Whether every path to the job is one for those who are federal employees already."""
    names = [name for name in map(fields.words, board.items(paths)) if name]
    return bool(names) and all(name.lower().startswith("fed-") for name in names)


def _way(details: Any) -> str | None:
    """Two flags, printed as such or as words. Telework is some days at home and some at the office."""
    if str(fields.maybe(details, "RemoteIndicator")).lower() in ("true", "yes"):
        return "remote"
    return "hybrid" if str(fields.maybe(details, "TeleworkEligible")).lower() in ("true", "yes") else None


def _grade(job: Any, details: Any) -> str | None:
    """Pay plan and its lowest and highest grade: 'GS 09-11'."""
    plan = board.several(*_names(job, "JobGrade", "Code"))
    ends = (fields.words(fields.maybe(details, name)) for name in ("LowGrade", "HighGrade"))
    grades = "-".join(dict.fromkeys(end for end in ends if end))
    return f"{plan} {grades}" if plan and grades else plan


def _range(found: Any) -> board.Range:
    """In US dollars, as all federal pay. Sums for two weeks, by the piece or for a school year stay out."""
    low, high = (board.amount(fields.maybe(found, name)) or None for name in ("MinimumRange", "MaximumRange"))
    code = fields.words(fields.maybe(found, "RateIntervalCode")) or "not said"
    period = _PERIOD.get(code.upper()) or _PERIOD_SAID.get(code.lower()) or code
    return low, high, "USD", period


def _text(job: Any, details: Any) -> str | None:
    """The parts in the order of the announcement's page, without those about how to apply."""
    part = {name: _html(fields.maybe(details, name)) for name in ("JobSummary", "MajorDuties", "Education")}
    needs = (_html(fields.maybe(details, name)) for name in ("KeyRequirements", "Requirements"))
    return board.text(
        board.section("Summary", part["JobSummary"]),
        board.section("Duties", part["MajorDuties"]),
        board.section("Requirements", board.text(*needs)),
        board.section("Qualifications", _html(job.get("QualificationSummary"))),
        board.section("Education", part["Education"]),
        board.section("Additional information", _html(fields.maybe(details, "OtherInformation"))),
    )


def _html(value: Any) -> str | None:
    """A text or a list of texts, plain or not, as HTML."""
    if isinstance(value, list):
        entries = [f"<li>{said}</li>" for said in map(_html, map(fields.words, value)) if said]
        return "\n".join(("<ul>", *entries, "</ul>")) if entries else None
    said = fields.words(value)
    return said if not said or _TAG.search(said) else html.escape(html.unescape(said), quote=False)


def recognise(link: str) -> str | None:
    found = address.parts(link)
    if not found or found.host not in ("usajobs.gov", "www.usajobs.gov", "data.usajobs.gov"):
        return None
    first = found.path[0].lower() if found.path else ""
    if found.host == "data.usajobs.gov":
        return ALL if (first, *(step.lower() for step in found.path[1:2])) == ("api", "search") else None
    return ALL if first in ("", "job", "getjob", "search") else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
