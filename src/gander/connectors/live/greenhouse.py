"""Employers' boards on Greenhouse: one answer holds every job post of a board with its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from gander.connectors.live import address, board, fields
from gander.connectors.live.wire import LiveConnector, LiveFacts, Page, Parsed, Request, Row, Subject, day_of

FACTS = LiveFacts(
    id="greenhouse",
    what="employers' own boards on Greenhouse, with text",
    # The list, `content=true`, prospect posts, and pay ranges in cents (documented for a single post only).
    docs="https://developers.greenhouse.io/job-board.html#jobs",
    terms="https://developers.greenhouse.io/job-board.html#authentication",
    seen_in=(
        # Every field of a list in April 2026: company_name, first_published, data_compliance; no paging.
        "https://github.com/Capataina/Cernio/blob/main/context/references/greenhouse-api.md",
        # 1,359 posts: HTML comes entity-encoded; currency_range and Employment Type in `metadata`.
        "https://github.com/ever-jobs/ever-jobs/tree/main/.specify/specs/5009-greenhouse-entity-content-and-locations",
        # A crawler of boards: addresses of boards, 404 for a board that is gone.
        "https://github.com/colophon-group/jobseek/blob/main/apps/crawler/src/core/monitors/greenhouse.py",
    ),
    pace=0.2,  # one cached answer a board; 429 with Retry-After where it is too fast
    known=board.known(
        "jobs[]",
        "absolute_url application_deadline company_name content data_compliance.* departments.* education"
        " first_published id internal_job_id language location.name metadata.* offices.* pay_input_ranges.*"
        " requisition_id title updated_at",
    )
    | {"jobs", "jobs[].location", "meta.total"},
)
# Boards on the European host are answered by the same API.
_BOARDS = re.compile(r"(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io")
_API = re.compile(r"(?:boards-api|api)(?:\.eu)?\.greenhouse\.io")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_NO_BOARD = {"embed", "v1", "api", "js", "css", "assets", "users", "search"}
# Employers put the way of working where the place belongs; the place is then among the offices.
_NO_PLACE = {"hybrid", "distributed", "in-office", "in office", "onsite", "on-site", "office"}
_WAY = re.compile(r"(?i)\b(?:remote|hybrid|on-?site|in[- ]office)\b")
PROSPECT = "prospect post, no opening"


def requests(subject: Subject) -> Sequence[Request]:
    url = f"https://boards-api.greenhouse.io/v1/boards/{address.quoted(subject.name)}/jobs"
    return (Request(url=f"{url}?content=true&pay_transparency=true", subject=subject),)


def parse(page: Page) -> Parsed:
    found = fields.parsed(page)
    jobs = fields.given(found, "", list, "jobs")
    rows, dropped = board.gather(jobs, lambda job: _row(page, job))
    total = fields.maybe(found, "meta", "total")
    return Parsed(
        rows=rows,
        total=total if isinstance(total, int) and not isinstance(total, bool) else None,
        unknown=fields.unknown(found, FACTS.known),
        dropped=dropped,
    )


def _row(page: Page, job: Any) -> Row | str:
    post = board.number(job, "jobs[]", "id")
    title = fields.words(job.get("title"))
    if not title:
        return board.NO_TITLE
    if "internal_job_id" in job and job["internal_job_id"] is None:
        return PROSPECT
    name = page.request.subject.name
    return board.row(
        page,
        FACTS.id,
        post,
        url=address.web(job.get("absolute_url"))
        or f"https://job-boards.greenhouse.io/{address.quoted(name)}/jobs/{address.quoted(post)}",
        employer=board.employer(page, job.get("company_name")),
        title=title,
        location=_location(job),
        remote=_way(job),
        posted=day_of(job.get("first_published")),
        closes=day_of(job.get("application_deadline")),  # null where the employer sets none, as most do
        employment_type=_custom(job, "employment type"),
        text=board.decoded(job.get("content")),
        **board.pay(_ranges(job)),
    )


def _location(job: Any) -> str | None:
    """The printed place. Offices are often all that the employer has: they speak where none is printed."""
    printed = fields.words(fields.maybe(job, "location", "name"))
    if printed and printed.casefold() not in _NO_PLACE:
        return printed
    offices = board.items(job.get("offices"))
    return board.several(
        printed,
        *(fields.words(fields.maybe(one, "location")) or fields.maybe(one, "name") for one in offices),
    )


def _custom(job: Any, *names: str) -> str | None:
    """What an employer's own field of one of these names says; it may hold one value or a list."""
    for one in board.items(job.get("metadata")):
        if (fields.words(fields.maybe(one, "name")) or "").casefold() in names:
            value = fields.maybe(one, "value")
            return board.several(*(value if isinstance(value, list) else [value]))
    return None


def _way(job: Any) -> str | None:
    """Remote or hybrid from the employer's own field, as the platform has none; some fields hold places."""
    said = _custom(job, "work location", "workplace type", "location type")
    return said if said and _WAY.search(said) else None


def _ranges(job: Any) -> list[board.Range]:
    """Pay in cents for each zone, else an employer's own range; neither names its period."""
    ranges: list[board.Range] = []
    for one in board.items(job.get("pay_input_ranges")):
        low, high = (board.amount(fields.maybe(one, name)) for name in ("min_cents", "max_cents"))
        currency = fields.words(fields.maybe(one, "currency_type"))
        ranges.append((low and low / 100, high and high / 100, currency, None))
    if ranges:
        return ranges
    for one in board.items(job.get("metadata")):
        if fields.maybe(one, "value_type") == "currency_range":
            low, high = (
                board.amount(fields.maybe(one, "value", name)) for name in ("min_value", "max_value")
            )
            ranges.append((low, high, fields.words(fields.maybe(one, "value", "unit")), None))
    return ranges


def recognise(link: str) -> str | None:
    found = address.parts(link)
    if not found:
        return None
    name = None
    if _API.fullmatch(found.host) and found.path[:2] == ("v1", "boards"):
        name = found.path[2] if len(found.path) > 2 else None
    elif _BOARDS.fullmatch(found.host):
        first = found.path[0] if found.path else ""
        name = found.query.get("for") or found.query.get("url_token") if first in ("", "embed") else first
    name = (name or "").lower()
    return name if _NAME.fullmatch(name) and name not in _NO_BOARD else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
