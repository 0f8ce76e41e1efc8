"""Arbeitnow, a board of jobs in Germany and around, gathered from employers' own sites: a feed in pages.

There is one subject, 'all': the source cannot be searched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gander.connectors.live import address, board, fields
from gander.connectors.live.wire import LiveConnector, LiveFacts, Page, Parsed, Request, Row, Subject, day_of

URL = "https://www.arbeitnow.com/api/job-board-api"
MOST = 40
FACTS = LiveFacts(
    id="arbeitnow",
    what="jobs on Arbeitnow's board, most of them in Germany, with text",
    # The address, its pages, the boards that the adverts come from.
    docs="https://www.arbeitnow.com/blog/job-board-api",
    # Printed in every answer (`meta.terms`): free, not to be abused, and a link back would be appreciated.
    terms="https://www.arbeitnow.com/api/job-board-api",
    seen_in=(
        # Every field and both blocks around them; no total; texts encoded once or twice; no search.
        "https://github.com/MadsLorentzen/ai-job-search/blob/main/.agents/skills/arbeitnow-search/url-reference.md",
        "https://github.com/dnsue01/NINIJOBS/blob/main/src/app/interfaces/jobsInterface.interface.ts",
        # The same fields; ends where `links.next` is null or a page is empty.
        "https://github.com/ever-jobs/ever-jobs/blob/main/packages/plugins/source-arbeitnow/src/arbeitnow.service.ts",
    ),
    pace=2.0,
    per="feed",
    known=board.known(
        "data[]",
        "company_name created_at description job_types.* location remote slug tags.* title url",
    )
    | board.known("", "data links.* meta.*"),
)
ALL = "all"


def _request(subject: Subject, number: int, first: str | None) -> Request:
    return Request(url=f"{URL}?page={number}", subject=subject, carried={"page": number, "first": first})


def requests(subject: Subject) -> Sequence[Request]:
    return (_request(subject, 1, None),)


def parse(page: Page) -> Parsed:
    """The rows of a page. No total is printed: an empty page ends the feed, one without a next, one that
    repeats."""
    found = fields.parsed(page)
    jobs = fields.given(found, "", list, "data")
    carried = page.request.carried
    first = fields.words(fields.maybe(jobs[0], "slug")) if jobs else None
    if first and first == carried.get("first"):
        return Parsed()
    rows, dropped = board.gather(jobs, lambda job: _row(page, job))
    number = carried.get("page", 1)
    goes_on = bool(jobs) and fields.words(fields.maybe(found, "links", "next")) and number < MOST
    return Parsed(
        rows=rows,
        more=(_request(page.request.subject, number + 1, first),) if goes_on else (),
        unknown=fields.unknown(found, FACTS.known),
        dropped=dropped,
    )


def _row(page: Page, job: Any) -> Row | str:
    slug = board.number(job, "data[]", "slug")
    title = fields.words(job.get("title"))
    if not title:
        return board.NO_TITLE
    return board.row(
        page,
        FACTS.id,
        slug,
        source_id=slug,
        url=address.web(job.get("url")),  # on the board, of some adverts at the employer
        employer=fields.words(job.get("company_name")),
        title=title,
        location=fields.words(job.get("location")),
        remote="remote" if job.get("remote") is True else None,  # False says only: not fully
        posted=day_of(job.get("created_at")),  # seconds; when the board took it over
        # Kind of contract and level in one list, in two languages: 'Working student', 'berufseinstieg'.
        employment_type=board.several(*board.items(job.get("job_types"))),
        # Tags are trades of the employer: they are no skills.
        text=board.decoded(job.get("description")),
    )


def recognise(link: str) -> str | None:
    found = address.parts(link)
    if not found or found.host not in ("arbeitnow.com", "www.arbeitnow.com"):
        return None
    if found.path[:1] == ("api",):
        return ALL if found.path[1:] == ("job-board-api",) else None
    return ALL if not found.path or found.path[0] in ("jobs", "view") else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
