"""Remotive, a board of remote jobs: one answer holds every advert of the board or of a category.

A subject is named 'all' or by a category as the site writes it ('software-dev').
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

FACTS = LiveFacts(
    id="remotive",
    what="remote jobs on Remotive's board, a day late, with text",
    # `category` and `search`, every field of an advert but tags; no paging; 24 hours late. The API is open to
    # anybody by this page, and closed by the site's robots.txt ('/api/').
    docs="https://github.com/remotive-com/remote-jobs-api",
    # An advert is shown with a link to its page there and with Remotive named as the source; it may not be
    # submitted to other boards, nor shown in order to collect addresses. Four requests a day are advised,
    # more than two a minute are blocked.
    terms="https://github.com/remotive-com/remote-jobs-api#terms-of-services",
    seen_in=(
        # Every field, with tags and company_logo_url.
        "https://github.com/ever-jobs/ever-jobs/blob/main/packages/plugins/source-remotive/src/remotive.types.ts",
        # 00-warning and total-job-count around the list; how pay is written ('$18 - $22/hr').
        "https://github.com/Marigiko/ai-job-search/blob/main/.agents/skills/remotive-search/url-reference.md",
        # Places, types and pay as they stand; what the site's robots.txt says of its API.
        "https://github.com/Blueturboguy07/jobleft/blob/main/docs/sources/remotive.md",
    ),
    pace=30.0,
    per="feed",
    robots=("remotive.com",),
    known=board.known("", "00-warning 0-legal-notice job-count total-job-count jobs")
    | board.known(
        "jobs[]",
        "candidate_required_location category company_logo company_logo_url company_name description id"
        " job_type publication_date salary tags.* title url",
    ),
)
ALL = "all"
_NO_CATEGORY = {"feed", "categories", "search"}
_CATEGORY = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


def requests(subject: Subject) -> Sequence[Request]:
    """The board or a category; a role is searched for in titles and texts."""
    name = subject.name.strip().lower()
    if not _CATEGORY.fullmatch(name):
        raise WireError("name", f"'{subject.name[:100]}' is no category: 'all' or one as 'software-dev' is")
    asked = {"category": "" if name == ALL else name, "search": subject.query.get("role", "")}
    query = "&".join(f"{key}={address.quoted(value)}" for key, value in asked.items() if value)
    url = "https://remotive.com/api/remote-jobs"
    return (Request(url=f"{url}?{query}" if query else url, subject=subject),)


def parse(page: Page) -> Parsed:
    found = fields.parsed(page)
    jobs = fields.given(found, "", list, "jobs")
    rows, dropped = board.gather(jobs, lambda job: _row(page, job))
    total = found.get("job-count")
    return Parsed(
        rows=rows,
        total=total if isinstance(total, int) and not isinstance(total, bool) else None,
        unknown=fields.unknown(found, FACTS.known),
        dropped=dropped,
    )


def _row(page: Page, job: Any) -> Row | str:
    number = board.number(job, "jobs[]", "id")
    title = fields.words(job.get("title"))
    if not title:
        return board.NO_TITLE
    return board.row(
        page,
        FACTS.id,
        number,
        source_id=number,  # the same in every category
        url=address.web(job.get("url")),
        employer=fields.words(job.get("company_name")),
        title=title,
        location=fields.words(job.get("candidate_required_location")),  # where one must live
        remote="remote",
        posted=day_of(job.get("publication_date")),  # without a time zone
        employment_type=fields.words(job.get("job_type")),
        # Tags are skills, trades and 'startup' in one list: they stay out. Pay is free text, and part of it.
        text=board.text(fields.words(job.get("description")), _pay(job.get("salary"))),
    )


def _pay(printed: Any) -> str | None:
    said = fields.words(printed)
    return board.section("Salary", html.escape(html.unescape(said), quote=False)) if said else None


def recognise(link: str) -> str | None:
    """The category of a list or of an advert, which stands under it; 'all' for the site itself."""
    found = address.parts(link)
    if not found or found.host not in ("remotive.com", "www.remotive.com"):
        return None
    steps = found.path[1:] if found.path[:1] == ("api",) else found.path
    if steps[:1] not in ((), ("remote-jobs",)):
        return None
    name = found.query.get("category") or (steps[1] if len(steps) > 1 else ALL)
    return name.lower() if _CATEGORY.fullmatch(name.lower()) and name not in _NO_CATEGORY else ALL


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
