"""Any public page that states schema.org's JobPosting, and a sitemap or feed that leads to such pages.

A subject is an address. What comes back decides what it is: a page, or a list whose addresses on the same
host that look like jobs are asked for. It is the source for what no other one knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from gander.connectors.live import address, board, fields, link_list, schema_org, structured
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

MOST = 500
"""Pages of one list."""
SITEMAPS = 10
"""Sitemaps of one list of sitemaps."""
FACTS = LiveFacts(
    id="job-posting-page",
    what="any page with a job posting for search engines, alone or by a site's sitemap or feed",
    # Every property and what it holds.
    docs="https://schema.org/JobPosting",
    # The vocabulary's; whether a page may be read and kept its own site says.
    terms="https://schema.org/docs/terms.html",
    seen_in=(
        # Which properties are read, units of pay, TELECOMMUTE, validThrough, several places.
        "https://developers.google.com/search/docs/appearance/structured-data/job-posting",
        # Control signs and comments in JSON-LD, microdata; what it cannot read.
        "https://github.com/scrapinghub/extruct/blob/master/extruct/jsonld.py",
        "https://github.com/scrapinghub/extruct/issues/143",
        "https://github.com/indix/web-auto-extractor/issues/19",
        # CDATA, entities, unit beside or in the value; addresses of a sitemap that look like jobs.
        "https://github.com/colophon-group/jobseek/blob/main/apps/crawler/src/core/jsonld.py",
        "https://github.com/colophon-group/jobseek/blob/main/apps/crawler/src/core/monitors/sitemap.py",
        # Lists, '@graph', several places, a unit beside the value.
        "https://github.com/ever-jobs/ever-jobs/blob/main/packages/common/src/utils/jsonld.ts",
        "https://www.sitemaps.org/protocol.html",
    ),
    pace=1.0,
    per="page",
    known=board.known("", "JobPosting")
    | board.known(
        "JobPosting",
        "@context.* @id @type.* additionalType.* alternateName.* applicantLocationRequirements.*"
        " applicationContact.* applicationDeadline baseSalary.* dateModified datePosted description"
        " directApply disambiguatingDescription"
        " educationRequirements.* eligibilityToWorkRequirement.* employerOverview.*"
        " employmentType.* employmentUnit.* estimatedSalary.* experienceInPlaceOfEducation"
        " experienceRequirements.* hiringOrganization.* identifier.* image.* incentiveCompensation.*"
        " incentives.* industry.* inLanguage.* jobBenefits.* jobDuration.* jobImmediateStart jobLocation.*"
        " jobLocationType.* jobStartDate jobTitle keywords.* mainEntityOfPage.* name occupationalCategory.*"
        " physicalRequirement.* potentialAction.* qualifications.* relevantOccupation.* responsibilities.*"
        " salaryCurrency sameAs.* securityClearanceRequirement.* sensoryRequirement.* skills.*"
        " specialCommitments.* title totalJobOpenings.* url validFrom validThrough workHours.*",
    ),
)
CLOSED = "no longer open by its own date"
NOT_A_JOB = "page without a job posting"
_LIST = re.compile(r"\.xml(?:\.gz)?$|sitemap|/(?:feed|rss|atom)/?$", re.IGNORECASE)
_JOB = re.compile(
    r"(?<![a-z])(?:jobs?|careers?|karriere|carrieres?|positions?|vacanc(?:y|ies)|openings?|postings?|roles?"
    r"|stellen\w*|emplois?|offres?|empleos?|vagas?|lavoro|vacatures?|tuyen-dung|viec-lam)(?![a-z])[-_/=]*[^/?&=#]",
    re.IGNORECASE,
)
_JOBS_MAP = re.compile(r"job|career|position|vacanc|stelle|emploi", re.IGNORECASE)
_ENCODING = re.compile(rb"charset\s*=\s*[\"']?([a-zA-Z0-9_-]{3,20})")
_ENCODINGS = re.compile(
    r"utf-?8|utf-16(?:le|be)?|iso-8859-\d\d?|windows-125\d|shift_jis|euc-(?:jp|kr)|gb\w+|big5|koi8-[ru]"
)


def requests(subject: Subject) -> Sequence[Request]:
    name = subject.name.strip()
    link = name if re.match(r"(?i)https?://", name) else f"https://{name}"
    found = address.parts(link)
    if not found or not address.web(link):
        raise WireError("", "the subject is no web address")
    kind = "page"
    if found.path and _LIST.search("/" + "/".join(found.path)):
        kind = "feed" if re.search(r"feed|rss|atom", found.path[-1], re.IGNORECASE) else "sitemap"
    return (Request(url=link.partition("#")[0], subject=subject, kind=kind),)


def parse(page: Page) -> Parsed:
    body = link_list.unpacked(page.body)
    carried = page.request.carried
    if link_list.is_list(body):
        if carried.get("listed"):
            return Parsed(dropped=((NOT_A_JOB, 1),))
        return _followed(page, link_list.read(body))
    try:
        found = structured.postings(_decoded(page, body))
    except structured.TooDeepError:
        raise WireError("", "it is nested too deeply") from None
    if not found:
        if carried.get("listed"):
            return Parsed(dropped=((NOT_A_JOB, 1),))
        raise WireError("", "it states no job posting")
    rows, dropped = board.gather(found, lambda posting: _row(page, posting, found))
    strange = [fields.unknown({"JobPosting": posting}, FACTS.known) for posting in found[:50]]
    return Parsed(rows=rows, unknown=frozenset().union(*strange), dropped=dropped)


def _decoded(page: Page, body: bytes) -> str:
    """By the answer's header, else by the page's own word, else UTF-8; what cannot be read is replaced."""
    told = _ENCODING.search(page.content_type.encode("ascii", "replace")) or _ENCODING.search(body[:2048])
    name = told[1].decode().lower() if told else "utf-8"
    if name == "iso-8859-1" or not _ENCODINGS.fullmatch(name):  # browsers read the first as the second
        name = "windows-1252" if name == "iso-8859-1" else "utf-8"
    try:
        return body.decode(name, "replace").lstrip("\ufeff")
    except LookupError:
        return body.decode("utf-8", "replace")


def _followed(page: Page, found: link_list.LinkList) -> Parsed:
    """The pages or sitemaps that a list leads to. Sitemaps share the pages that one subject may have."""
    home = address.parts(page.request.url)
    most = page.request.carried.get("most", MOST)
    is_index = found.kind == "index"
    if is_index and "most" in page.request.carried:
        raise WireError("", "a list of sitemaps leads to another")
    reasons: Counter[str] = Counter()
    each: dict[str, None] = {}
    for link in found.links:
        parts = address.parts(link)
        if not home or not parts or not address.web(link) or parts.host != home.host:
            reasons["address of another host"] += 1
        elif not is_index and not looks_like_a_job(parts):
            reasons["address that looks like no job"] += 1
        else:
            each[link.partition("#")[0]] = None
    kept = list(each)
    if is_index:
        kept = [
            link for link in kept if _JOBS_MAP.search(link.partition(home.host)[2] if home else "")
        ] or kept
        most = SITEMAPS
    if len(kept) > most:
        reasons["address beyond the most that are asked for"] = len(kept) - most
    told = {"most": MOST // max(1, min(len(kept), SITEMAPS))} if is_index else {"listed": True}
    kind = "sitemap" if is_index else "page"
    more = [Request(url=link, subject=page.request.subject, kind=kind, carried=told) for link in kept[:most]]
    return Parsed(more=more, dropped=tuple(sorted(reasons.items())))


def looks_like_a_job(found: address.Address) -> bool:
    """A word for jobs with more behind it: '/jobs/data-engineer', '/?job=12'; not '/jobs'."""
    query = "&".join(f"{name}={value}" for name, value in found.query.items())
    return _JOB.search(f"/{'/'.join(found.path)}?{query}") is not None


def _row(page: Page, posting: Mapping[str, Any], all_on_page: Sequence[Any]) -> Row | str:
    title = schema_org.said(posting.get("title")) or schema_org.said(posting.get("name"))
    if not title:
        return board.NO_TITLE
    until = schema_org.closes(posting)
    if until and until < page.at.date():
        return CLOSED
    is_remote = (schema_org.said(posting.get("jobLocationType")) or "").upper()
    told = schema_org.listed(posting.get("jobLocation"))
    places = [place for one in told if (place := schema_org.place(one))]
    countries = {country for one in told for country in schema_org.countries(one)}
    open_to = map(schema_org.said, schema_org.listed(posting.get("applicantLocationRequirements")))
    link = _link(page, posting, all_on_page)
    number = re.sub(r"(?i)^https?://", "", link)
    return board.row(
        page,
        FACTS.id,
        number,
        source_id=number,  # the same whether the page was named or found in a list
        url=link,
        employer=schema_org.said(posting.get("hiringOrganization")) or page.request.subject.company,
        title=title,
        location=board.several(*places) or board.several(*open_to),
        country=countries.pop() if len(countries) == 1 else None,
        remote="remote" if is_remote == "TELECOMMUTE" else is_remote.lower() or None,
        posted=day_of(schema_org.first(posting.get("datePosted"))),
        closes=until,
        employment_type=board.several(
            *map(schema_org.said, schema_org.listed(posting.get("employmentType")))
        ),
        industries=board.several(*map(schema_org.said, schema_org.listed(posting.get("industry")))),
        tags=schema_org.tags(posting.get("skills")),
        text=schema_org.text(posting),
        **schema_org.pay(posting),
    )


def _link(page: Page, posting: Mapping[str, Any], all_on_page: Sequence[Any]) -> str:
    """The page without marks of campaigns; where it states several jobs, each one's own address or number."""
    home = page.request.url.partition("#")[0]
    start, _, query = home.partition("?")
    kept = [pair for pair in query.split("&") if pair and not pair.lower().startswith("utm_")]
    home = f"{start}?{'&'.join(kept)}" if kept else start
    if len(all_on_page) == 1:
        return home
    own, here = address.web(schema_org.first(posting.get("url"))), address.parts(home)
    if own and own != home and here and (address.parts(own) or here).host == here.host:
        return own.partition("#")[0]
    code = schema_org.said(fields.maybe(posting.get("identifier"), "value")) or schema_org.said(
        posting.get("identifier")
    )
    at = next(at for at, one in enumerate(all_on_page, 1) if one is posting)
    return f"{home}#{address.quoted(code or str(at))}"


def recognise(link: str) -> str | None:
    """None of any address: it is what is left where no other source knows it."""
    return None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
